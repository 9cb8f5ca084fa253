import ArgumentParser
import Desk
import Foundation
import Insurance
import Ledger

/// `kiosk report`: whether the records agree with themselves, and what a closed
/// day came to.
struct ReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Check that the records agree with each other, or say what a closed day came to.",
        discussion: """
            --check looks at every sum, number, state and seal of the ledger as it is, and mends nothing. Each line \
            begins with a word that does not change between versions, such as money, receipts or chain; records are \
            named by id, people never. It exits with 0 when everything agrees, else with 1. Runs beside a running \
            kiosk.
            """
    )

    @OptionGroup var site: SettingsOption
    @Flag(help: "Look for records that contradict each other.") var check = false
    @Option(help: "The number of a day report.") var day: Int?
    @Flag(help: "Write JSON.") var json = false

    func validate() throws {
        guard check != (day != nil) else { throw ValidationError("Say either --check or --day NUMBER.") }
    }

    func run() async throws {
        let site = try Site(site.read())
        let ledger = try site.openLedger()
        if let day {
            guard let closed = try await ledger.closedDay(day) else { throw Refusal.dayReportUnknown }
            if json { try JSONAnswer.write(DayAnswer(closed)) } else { print(Self.text(closed)) }
            return
        }
        let findings = try await ledger.findings()
        if json {
            try JSONAnswer.write(CheckAnswer(agrees: findings.isEmpty, findings: findings))
        } else if findings.isEmpty {
            print("ok: every record agrees with the others")
        } else {
            for finding in findings { print("\(finding.area.rawValue): \(finding.sentence)") }
        }
        if !findings.isEmpty { throw ExitCode(1) }
    }

    private struct CheckAnswer: Encodable {
        let agrees: Bool
        let findings: [AuditFinding]
    }

    /// A closed day without the names of whoever took its money.
    private struct DayAnswer: Encodable {
        let hash: String
        /// In đồng.
        let toHandIn: Int
        let outstanding: Int
        let report: DayReport

        init(_ day: ClosedDay) {
            hash = day.hash
            toHandIn = day.report.toHandIn.count
            outstanding = day.outstanding.count
            report = day.report
        }
    }

    /// One line a sum: a word, a tab, a number in đồng or pieces.
    private static func text(_ day: ClosedDay) -> String {
        let (report, totals) = (day.report, day.report.totals)
        var lines = [
            "number\t\(report.number)", "day\t\(report.day)",
            "closed\t\(report.closedAt.day) \(report.closedAt.clockTime)",
            "officer\t\(report.officer)", "second\t\(report.second)", "payments\t\(totals.payments)",
            "taken\t\(totals.taken.count)", "cash\t\(totals.cash.count)", "transfer\t\(totals.transfer.count)",
            "carried\t\(totals.carried.map { String($0.count) } ?? "-")", "paid-out\t\(totals.paidOut.count)",
            "sent-back\t\(totals.sentBack.map { String($0.count) } ?? "-")", "voided\t\(totals.voided.count)",
            "difference\t\(report.difference.count)", "to-hand-in\t\(report.toHandIn.count)",
            "outstanding\t\(day.outstanding.count)", "due\t\(report.dueAt.day) \(report.dueAt.clockTime)",
        ]
        lines += totals.registrations.map {
            "\($0.scheme.rawValue) \($0.joining.rawValue) \($0.method.rawValue)\t\($0.count)\t\($0.payable.count)"
        }
        lines += (totals.ended ?? []).map {
            "ended \($0.scheme.rawValue) \($0.joining.rawValue) \($0.method.rawValue)\t\($0.count)\t\($0.payable.count)"
        }
        lines += totals.services.map { "service \($0.kind.rawValue)\t\($0.count)" }
        return (lines + ["findings\t\(totals.findings.count)", "hash\t\(day.hash)"]).joined(separator: "\n")
    }
}
