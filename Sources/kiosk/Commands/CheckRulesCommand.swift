import ArgumentParser
import Foundation
import Insurance
import RuleFiles

/// `kiosk check-rules`: reads every rule file and lists what holds on a day.
struct CheckRulesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check-rules",
        abstract: "Read all rule files and list what holds on a day.",
        discussion: """
            For each rule: its value, its next change, how it is known, and how long ago a person compared it with \
            its sources. Exit code 1 when a file is broken or a rule has no entry for the day.
            """
    )

    @Option(help: "The day of payment, YYYY-MM-DD; today when left out.", transform: readDay)
    var on: CalendarDay?

    @Option(help: "The folder of rule files.")
    var rules = "Config/Rules"

    func run() throws {
        let today = Moment(milliseconds: Int(Date().timeIntervalSince1970 * 1000)).day
        let report = RuleReport(of: try loadRuleBook(from: rules), on: on ?? today, today: today)
        print(report.lines.joined(separator: "\n"))
        if !report.gaps.isEmpty { throw ExitCode(1) }
    }
}

/// Reads the day of an option.
@Sendable
private func readDay(_ text: String) throws -> CalendarDay {
    guard let day = CalendarDay(text) else { throw ValidationError("Write the day as YYYY-MM-DD.") }
    return day
}
