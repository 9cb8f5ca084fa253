import Desk

/// IPP printer-state-reasons, as the print work looks at them.
enum PrinterReason {
    /// The keyword without its severity.
    static func stem(_ reason: String) -> String { PrinterReasons.stem(reason) }

    /// The spooler seeks the printer.
    static let connecting = "connecting-to-device"

    /// The spooler does not begin a job though nothing keeps it from that; a word of the kiosk's own.
    static let stalled = "spooler-stalled"

    /// The printer does not answer, or is off.
    static let away: Set<String> = [connecting, "offline", "timed-out", "shutdown", "power-down"]

    /// Whether a backend says that it finds no printer.
    ///
    /// CUPS's network backends seek one for ever and give no reason for it, only
    /// these words; CUPS has them in no other language that staff here use.
    static func isAway(saying words: String) -> Bool { awayWords.contains { words.hasPrefix($0) } }

    private static let awayWords = [
        "The printer may not exist or is unavailable at this time", "The printer is unreachable at this time",
        "The printer is not responding", "Unable to locate printer", "Waiting for printer to become available",
    ]

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
