import Desk

extension PrinterStatus {
    init(_ kind: PrinterKind, queue: String, _ spooled: SpooledQueue) {
        let state: State =
            switch spooled.state {
            case .idle: .idle
            case .processing: .processing
            case .stopped: .stopped
            }
        let refusal = spooled.isAccepting ? [] : ["queue-not-accepting"]
        let reasons = spooled.reasons.map(PrinterStatus.stem).filter { !PrinterStatus.harmless.contains($0) }
        self.init(kind: kind, queue: queue, state: state, reasons: Set(reasons).sorted() + refusal)
    }

    init(_ kind: PrinterKind, queue: String, _ trouble: SpoolerTrouble) {
        switch trouble {
        case .queueMissing: self.init(kind: kind, queue: queue, state: .missing, reasons: [])
        default: self.init(kind: kind, queue: queue, state: .unreachable, reasons: [])
        }
    }

    /// The keyword without its severity, which differs from driver to driver.
    private static func stem(_ reason: String) -> String {
        for severity in ["-error", "-warning", "-report"] where reason.hasSuffix(severity) {
            return String(reason.dropLast(severity.count))
        }
        return reason
    }

    /// Says nothing about the next document: the course of a job, or the end of a former one.
    private static let harmless: Set<String> = [
        "none", "cups-waiting-for-job-completed", "connecting-to-device", "cups-ipp-conformance-failure",
        "cups-ipp-missing-job-history", "cups-ipp-missing-job-state", "com.kiosk.outcome-unknown",
    ]
}
