/// A setting of the spooler that decides whether cards are lost or printed twice.
struct SpoolerSetting: Hashable, Sendable {
    /// The files CUPS reads; it has no way to add others beside them.
    enum File: String, Sendable {
        case scheduler = "cupsd.conf"
        case files = "cups-files.conf"
    }

    /// What a file may say for a setting.
    enum Range: Hashable, Sendable {
        case yes
        /// A number would be seconds for which something is kept.
        case no
        case only(Int)
        /// 0 sets no limit.
        case atLeast(Int)

        func holds(_ found: String) -> Bool {
            switch self {
            case .yes: ["yes", "on", "true"].contains(found.lowercased())
            case .no: ["no", "off", "false"].contains(found.lowercased())
            case .only(let number): Int(found) == number
            case .atLeast(let least): Int(found).map { $0 == 0 || $0 >= least } ?? false
            }
        }
    }

    let name: String
    let value: String
    let range: Range
    let file: File
    /// The stable code of a finding.
    let code: String
    let why: String

    /// Whether what stands in the file, or nothing, will do.
    func isRight(_ found: String?) -> Bool { found.map(range.holds) ?? false }

    static let all: [SpoolerSetting] = [
        SpoolerSetting(
            name: "DirtyCleanInterval", value: "0", range: .only(0), file: .scheduler, code: "spooler-forgets-accepted",
            why: "After a power cut the spooler forgets what it has accepted, and gives a job's number to another."),
        SpoolerSetting(
            name: "PreserveJobHistory", value: "Yes", range: .yes, file: .scheduler, code: "spooler-forgets-finished",
            why: "Nobody can look up afterwards whether a card was printed, so good cards would be printed again."),
        // Jobs whose end a person may still ask about: an evening's, several times over.
        SpoolerSetting(
            name: "MaxJobs", value: "2000", range: .atLeast(1000), file: .scheduler, code: "spooler-history-short",
            why: "The spooler drops finished jobs, or refuses new ones, in the middle of an evening."),
        SpoolerSetting(
            name: "PreserveJobFiles", value: "No", range: .no, file: .scheduler, code: "spooler-keeps-documents",
            why: "Printed cards stay readable in the spooler's folder, and anybody may start them again."),
        SpoolerSetting(
            name: "SyncOnClose", value: "Yes", range: .yes, file: .files, code: "spooler-not-durable",
            why: "What the spooler has accepted may be lost with the power."),
    ]
}
