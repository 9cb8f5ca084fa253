import ArgumentParser
import Foundation
import InsuranceRules
import RuleFiles

/// `kiosk quote`: works out what registrations cost, from JSON to JSON.
struct QuoteCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "quote",
        abstract: "Work out what registrations cost.",
        discussion: """
            Reads one JSON object on standard input and writes one on standard output: {"items", "total", "rules"}, \
            or {"error": {"code", "message"}} with exit code 1.

            Example: \(example)

            "province" (two digits) and "commune" (five) say where the people live. An item may say "birth", \
            "compulsory", "pensioner" and "householdBusiness"; of social insurance "months", "categories", \
            "supportedMonthsUsed", "monthsContributed" (missing time is then for all that is missing) and "lastPaid" \
            (the last month paid; what follows it must still be in time); of health insurance "groups", "lastCardEnd" \
            and "victimSince". An error names the "item" it is about.
            """
    )

    private static let example = #"{"on": "2026-11-21", "items": [{"scheme": "hi", "order": 1, "months": 12}]}"#

    @Flag(help: "Write JSON, which is also what happens without it.")
    var json = false

    @Flag(help: "Quote health insurance for any number of months, as a site with `quote.anyMonths: true` does.")
    var anyLength = false

    @Option(help: "The folder of rule files.")
    var rules = "Config/Rules"

    func run() throws {
        let answer = try answer()
        FileHandle.standardOutput.write(answer.json + Data("\n".utf8))
        if !answer.isQuote { throw ExitCode(1) }
    }

    private func answer() throws -> QuoteExchange.Answer {
        do {
            let request = try JSONRequest.read(for: "quote", example: Self.example)
            return try QuoteExchange(book: loadRuleBook(from: rules), anyLength: anyLength).answer(request)
        } catch let error as RuleError {
            return try QuoteExchange.refusal(error)
        }
    }
}
