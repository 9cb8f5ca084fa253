import Desk

/// IPP printer-state-reasons, as the print work looks at them.
enum PrinterReason {
    /// The keyword without its severity.
    static func stem(_ reason: String) -> String { PrinterReasons.stem(reason) }

    /// The spooler seeks the printer.
    static let connecting = "connecting-to-device"

    /// The printer does not answer, or is off.
    static let away: Set<String> = [connecting, "offline", "timed-out", "shutdown", "power-down"]

    /// Says nothing about the next document: the course of a job, or the end of a former one.
    static let harmless: Set<String> = [
        "none", "cups-waiting-for-job-completed", connecting, "cups-ipp-conformance-failure",
        "cups-ipp-missing-job-history", "cups-ipp-missing-job-state", "com.kiosk.outcome-unknown",
    ]

    /// Whether a printer goes on with its job once somebody has seen to this.
    static func holds(_ stem: String) -> Bool {
        !harmless.contains(stem) && !away.contains(stem) && !passing.contains { stem.contains($0) }
    }

    /// In the names of what is said while the printer goes on.
    private static let passing = ["-low", "almost", "near", "life", "adjusting", "identify"]
}
