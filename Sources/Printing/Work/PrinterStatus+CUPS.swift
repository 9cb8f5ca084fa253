import Desk

extension PrinterStatus {
    /// - Parameter isSlow: The printer has been sought for longer than it takes
    ///   to find one that is on.
    init(_ kind: PrinterKind, queue: String, _ spooled: SpooledQueue, isSlow: Bool = false) {
        let state: State =
            switch spooled.state {
            case .idle: .idle
            case .processing: .processing
            case .stopped: .stopped
            }
        let refusal = spooled.isAccepting ? [] : ["queue-not-accepting"]
        let reasons = spooled.reasons.map(PrinterReason.stem).filter { stem in
            !PrinterReason.harmless.contains(stem) || (isSlow && stem == PrinterReason.connecting)
        }
        self.init(
            kind: kind, queue: queue, state: state, reasons: Set(reasons).sorted() + refusal,
            supplies: spooled.supplies)
    }

    init(_ kind: PrinterKind, queue: String, _ trouble: SpoolerTrouble) {
        switch trouble {
        case .queueMissing: self.init(kind: kind, queue: queue, state: .missing, reasons: [])
        default: self.init(kind: kind, queue: queue, state: .unreachable, reasons: [])
        }
    }
}
