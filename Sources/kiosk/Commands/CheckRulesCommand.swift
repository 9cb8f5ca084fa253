import ArgumentParser
import Foundation
import Insurance
import RuleFiles

/// `kiosk check-rules`: reads every rule file, lists what holds on a day, and
/// works every case.
struct CheckRulesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check-rules",
        abstract: "List what the rules say on a day, and work every case.",
        discussion: """
            For each rule: its value, its next change, how it is known, and how long ago a person compared it with \
            its sources. Exit code 1 when a file is broken, a rule has no entry for the day, a case comes out \
            otherwise than worked by hand, or a change has no case on its eve and its first day.
            """
    )

    @Option(help: "The day of payment, YYYY-MM-DD; today when left out.", transform: readDay)
    var on: CalendarDay?

    @Option(help: "The folder of rule files; the settings' when left out, else Config/Rules.")
    var rules: String?

    @Option(help: "The folder of cases; Cases beside the rules when left out.")
    var cases: String?

    @Option(help: "The site's settings file, for its folder of rules.")
    var config: String?

    @Flag(help: "Write one JSON object.")
    var json = false

    func run() throws {
        guard json else { return try check() }
        try JSONAnswer.run(check)
    }

    private func check() throws {
        let rules = try rules ?? config.map { try Settings.read(file: $0).folders.rules } ?? "Config/Rules"
        let beside = URL(filePath: rules).deletingLastPathComponent().appending(path: "Cases").relativePath
        let today = Moment(milliseconds: Int(Date().timeIntervalSince1970 * 1000)).day
        let check = RuleCheck(
            of: try loadRuleBook(from: rules), cases: try loadCases(from: cases ?? beside), on: on ?? today,
            today: today)
        if json {
            FileHandle.standardOutput.write(try check.json() + Data("\n".utf8))
        } else {
            print(check.report.joined(separator: "\n"))
        }
        if !check.isSound { throw ExitCode(1) }
    }
}
