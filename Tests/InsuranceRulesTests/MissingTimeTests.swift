import Insurance
import InsuranceRules
import Testing

@Suite("when missing time is taken") struct MissingTimeTests {
    private let book: RuleBook
    private let today = CalendarDay(year: 2026, month: 11, day: 21)!
    init() throws { book = try realBook() }

    private func check(
        _ birth: String?, _ sex: Sex?, on day: String = "2026-11-21", method: ContributionMethod = .missingTime
    ) throws {
        let terms = ContributionTerms(
            income: Dong(1_500_000), method: method, categories: [], supportedMonthsUsed: 0, months: 12)
        let person = Circumstances(birth: birth.flatMap { BirthDate($0) }, sex: sex)
        try checkMissingTime(.contribution(terms), person, on: #require(CalendarDay(day)), in: book)
    }

    @Test("from the month before the month of retirement age, and not a day before")
    func lead() throws {
        // A man born in June 1965 reaches 61 years and 6 months in December 2026.
        try check("1965-06-30", .male, on: "2026-11-01")
        #expect(throws: RuleError.missingTimeEarly(from: CalendarMonth("2026-11")!)) {
            try check("1965-06-30", .male, on: "2026-10-31")
        }
        // A woman born in December 1969 reaches 57 years in December 2026.
        try check("1969-12-01", .female)
        let early = #expect(throws: RuleError.self) { try check("1970-01-01", .female, on: "2026-01-01") }
        #expect(early?.code == "missing-time-early" && early?.details["month"] == "04/2027")
    }

    @Test("who reached retirement age before the first year known may pay on any day", arguments: Sex.allCases)
    func longSince(sex: Sex) throws {
        // 60 and 55 years before 1995: the last who reached it in 1994, and the first in 1995.
        let born = sex == .male ? ("1934-12-31", "1935-01-01") : ("1939-12-31", "1940-01-01")
        for birth in [born.0, born.1, "1920-05-05", "1901"] { try check(birth, sex) }
        let known = try knownRetirementMonth(birth: #require(BirthDate(born.1)), sex: sex, on: today, in: book)
        #expect(known?.month == CalendarMonth("1995-01"))
        #expect(try knownRetirementMonth(birth: #require(BirthDate(born.0)), sex: sex, on: today, in: book) == nil)
    }

    @Test("while birth or sex is not known, and for other ways of paying, it is not checked")
    func unknown() throws {
        try check(nil, .female)
        try check("1990-01-01", nil)
        try check("1990-01-01", .female, method: .twelveMonths)
    }

    @Test("what is missing for another reason is told")
    func otherReason() throws {
        let eve = try #require(CalendarDay("2025-06-30"))
        #expect(throws: RuleError.notInForce(rule: "pension.unknown_birth_month", day: eve)) {
            try knownRetirementMonth(birth: .year(1970), sex: .male, on: eve, in: book)
        }
    }
}
