import ArgumentParser
import Insurance
import InsuranceRules
import RuleFiles

/// `kiosk-bench quote`: what a household of five pays, worked out in process.
struct QuoteCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "quote",
        abstract: "Price health insurance for five members and social insurance for two of them.",
        discussion: "The rule files are read once, before the clock; no act reads a file."
    )

    @Option(help: "The folder of rule files.")
    var rules = "Config/Rules"

    @OptionGroup var loop: SampleLoop

    func run() async throws {
        let book = try loadRuleBook(from: rules)
        let days = ["2025-09-01", "2026-11-21", "2026-12-31", "2027-01-01"].compactMap { CalendarDay($0) }
        try await loop.run("quote") { number, _ in
            let day = days[number % days.count]
            let plans = Self.household(number)
            let (total, milliseconds) = try await Stopwatch.time { () throws(RuleError) in
                try Self.total(of: plans, on: day, in: book)
            }
            // A sum that somebody looks at cannot be left out by the compiler.
            guard total > .zero else { throw ValidationError("A household that pays nothing measures nothing.") }
            return milliseconds
        }
    }

    /// Five members, the first two with a year of social insurance; no two
    /// households in a row are the same.
    private static func household(_ number: Int) -> [Terms] {
        let members = (1...5).map { order in
            Terms.premium(PremiumTerms(order: order, months: 12, groups: [], lastCardEnd: nil))
        }
        let categories: [SupportCategory] = [.poor, .nearPoor, .ethnicMinority, .island, .other]
        let adults = (0..<2).map { adult in
            Terms.contribution(
                ContributionTerms(
                    income: Dong(2_200_000 + 50_000 * ((number + adult) % 100)), method: .twelveMonths,
                    categories: [categories[(number + adult) % categories.count]],
                    supportedMonthsUsed: (number + adult) % 130))
        }
        return members + adults
    }

    private static func total(of plans: [Terms], on day: CalendarDay, in book: RuleBook) throws(RuleError) -> Dong {
        var total = Dong.zero
        for plan in plans {
            total = total + (try quote(plan, on: day, at: Place(province: "15"), in: book)).payable
        }
        return total
    }
}
