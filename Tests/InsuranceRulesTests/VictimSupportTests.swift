import Insurance
import InsuranceRules
import Testing

@Suite("support for victims of trafficking, for one year") struct VictimSupportTests {
    private let book: RuleBook
    init() throws { book = try realBook() }

    private func price(
        _ groups: Set<SupportedGroup> = [.traffickingVictim], since: String? = "2026-01-15", on day: String
    ) throws -> QuotedItem {
        let terms = PremiumTerms(
            order: 1, months: 12, groups: groups, lastCardEnd: nil, victimSince: since.flatMap { CalendarDay($0) })
        return try quote(.premium(terms), on: #require(CalendarDay(day)), in: book)
    }

    @Test("it is given up to the last day of the twelfth month, and refused by name the day after")
    func year() throws {
        // 50 % of 1.366.200.
        #expect(try price(on: "2026-11-21").stateSupport == Dong(683_100))
        #expect(try price(on: "2027-01-14").stateSupport == Dong(683_100))
        #expect(throws: RuleError.notEligible(.supportOver)) { try price(on: "2027-01-15") }
    }

    @Test("a line says how long it lasts, and until when")
    func line() throws {
        let line = try #require(try price(on: "2026-11-21").lines.last)
        #expect(line.rule == "hi.trafficking_victim_months" && line.amount == .zero)
        #expect(line.value == "12 months, → 14/01/2027")
    }

    @Test("when it is over, another group of the same person goes on")
    func otherGroup() throws {
        let both = try price([.traffickingVictim, .nearPoor], on: "2027-01-15")
        // 70 % of 1.366.200.
        #expect(both.stateSupport == Dong(956_340))
    }

    @Test("a day after the payment is refused; for other groups it counts for nothing")
    func odd() throws {
        let error = #expect(throws: RuleError.self) { try price(since: "2026-11-22", on: "2026-11-21") }
        #expect(error?.code == "bad-input" && error?.details["field"] == "victimSince")
        #expect(try price([.pupil], since: "2020-01-01", on: "2026-11-21").stateSupport == Dong(683_100))
        #expect(try price(since: nil, on: "2030-01-01").stateSupport > .zero, "not asked, as in quotes kept before")
        #expect(throws: RuleError.notEligible(.groupWithoutSupport)) {
            try price(since: "2025-01-01", on: "2025-06-30")
        }
    }
}
