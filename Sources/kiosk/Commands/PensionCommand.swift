import ArgumentParser
import Foundation
import InsuranceRules
import RuleFiles

/// `kiosk pension`: estimates a pension, from JSON to JSON.
struct PensionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pension",
        abstract: "Estimate a pension; an estimate, never a promise.",
        discussion: """
            Reads one JSON object on standard input and writes one on standard output: {"eligible": true, \
            "ratePerMille", "monthly"} or {"eligible": false, "monthsMissing"}, each with what explains it, or \
            {"error": {"code", "message"}} with exit code 1. What does not apply or cannot be reached is left out.

            Example: \(example)

            "history": [{"from": "2019-01", "to": "2023-12", "income": 3000000}] may stand in place of \
            "averageIncome" and "months"; "birth" adds "retirementMonth"; "target" adds "incomeNeeded", \
            "contributionNeeded" and "monthsNeeded". With "history", "benefits" tells what is paid once: "oneOff" \
            (interruption, retirement-age, emigration, illness, disability; "stateSupport" is what the State has paid \
            into it), "survivors": true, and "childBirth", the day of a birth.
            """
    )

    private static let example = #"{"on": "2026-11-21", "sex": "female", "months": 300, "averageIncome": 10000000}"#

    @Flag(help: "Write JSON, which is also what happens without it.")
    var json = false

    @Option(help: "The folder of rule files.")
    var rules = "Config/Rules"

    func run() throws {
        let answer = try answer()
        FileHandle.standardOutput.write(answer.json + Data("\n".utf8))
        if !answer.isQuote { throw ExitCode(1) }
    }

    private func answer() throws -> QuoteExchange.Answer {
        do {
            let request = try JSONRequest.read(for: "pension", example: Self.example)
            return try PensionExchange(book: loadRuleBook(from: rules)).answer(request)
        } catch let error as RuleError {
            return try QuoteExchange.refusal(error)
        }
    }
}
