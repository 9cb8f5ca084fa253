import ArgumentParser
import Desk
import Foundation
import Insurance
import Web

/// `kiosk ready`: the five-minute check before the show.
struct ReadyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ready",
        abstract: "Look at everything the evening needs, and say what to do.",
        discussion: """
            Clock, ledger, keys, rules, lists, printers, papers, stock, staff, scanner, disk, backup and upload, each \
            as ok, warning or stop. Changes nothing and prints nothing; runs beside a running kiosk as well. Exit code \
            0 only when nothing stops the evening.
            """)

    @OptionGroup var site: SettingsOption
    @Flag(help: "Write one JSON object.") var json = false
    @Option(help: "The language of the sentences: vi or en.") var language = "en"

    func run() async throws {
        let checks: [ReadyCheck]
        let phrases: Phrases
        do {
            let site = try Site(site.read())
            phrases = try Phrases(languages: try site.words(), reasons: site.printerReasons())
            checks = await Readiness(opening: site).checks()
        } catch let trouble as any StaffReadable where json {
            return try JSONAnswer.run { throw trouble }
        }
        if json { try write(checks, phrases) } else { print(report(checks, phrases)) }
        if !checks.maySetOut { throw ExitCode(1) }
    }

    private struct Answer: Encodable {
        let ready: Bool
        let at: String
        let stops: Int
        let warnings: Int
        let checks: [ToldCheck]
    }

    private func write(_ checks: [ReadyCheck], _ phrases: Phrases) throws {
        let now = Wiring.clock.now()
        try JSONAnswer.write(
            Answer(
                ready: checks.maySetOut, at: "\(now.day) \(now.clockTime)", stops: checks.count(.stop),
                warnings: checks.count(.warning), checks: checks.map { phrases.told($0, in: language) }))
    }

    private func report(_ checks: [ReadyCheck], _ phrases: Phrases) -> String {
        var lines: [String] = []
        for area in ReadyCheck.Area.allCases {
            let told = checks.filter { $0.area == area }.map { phrases.told($0, in: language) }
            guard !told.isEmpty else { continue }
            lines.append(phrases.title(of: area, in: language))
            for check in told {
                let words = [check.what, check.todo].compactMap { $0 }.joined(separator: " ")
                lines.append("  \(Self.mark(check.state)) \(check.code): \(words)")
            }
        }
        return (lines + ["", phrases.summary(of: checks, in: language)]).joined(separator: "\n")
    }

    private static func mark(_ state: String) -> String { state.padding(toLength: 8, withPad: " ", startingAt: 0) }
}
