import Desk

extension PrinterStatus {
    /// - Parameters:
    ///   - isSlow: The printer has been sought for longer than it takes to find
    ///     one that is on.
    ///   - isOff: It answers nobody though the spooler says that it prints.
    ///   - isStalled: The spooler has work for it and does not begin.
    init(
        _ kind: PrinterKind, queue: String, _ spooled: SpooledQueue, isSlow: Bool = false, isOff: Bool = false,
        isStalled: Bool = false
    ) {
        let state: State =
            switch spooled.state {
            case .idle: .idle
            case .processing: .processing
            case .stopped: .stopped
            }
        let refusal = spooled.isAccepting ? [] : ["queue-not-accepting"]
        let reasons = spooled.reasons.map(PrinterReason.stem).filter { !PrinterReason.harmless.contains($0) }
        let away =
            (isSlow ? [PrinterReason.connecting] : []) + (isOff ? ["offline"] : [])
            + (isStalled ? [PrinterReason.stalled] : [])
        self.init(
            kind: kind, queue: queue, state: state, reasons: Set(reasons + away).sorted() + refusal,
            supplies: spooled.supplies)
    }

    init(_ kind: PrinterKind, queue: String, _ trouble: SpoolerTrouble) {
        switch trouble {
        case .queueMissing: self.init(kind: kind, queue: queue, state: .missing, reasons: [])
        default: self.init(kind: kind, queue: queue, state: .unreachable, reasons: [])
        }
    }
}
