import Insurance
import InsuranceRules
import Testing

@Suite("household health insurance") struct PremiumTests {
    private let book: RuleBook
    init() throws { book = try realBook() }

    @Test("five members together, 2025")
    func household() throws {
        let day = try #require(CalendarDay("2025-09-01"))
        var total = Dong.zero
        for order in 1...5 {
            let terms = PremiumTerms(order: order, months: 12, groups: [], lastCardEnd: nil)
            total = total + (try quote(.premium(terms), on: day, in: book).payable)
        }
        // 3.2 x 1.263.600
        #expect(total == Dong(4_043_520))
    }

    @Test("a line says how its first day is known, where that is less than the value")
    func guessedDay() throws {
        func share(on day: String) throws -> QuoteLine {
            let terms = PremiumTerms(order: 1, months: 12, groups: [], lastCardEnd: nil)
            let paid = try #require(CalendarDay(day))
            let item = try quote(.premium(terms), on: paid, in: book)
            return try #require(item.lines.first { $0.rule == "hi.member_percent" })
        }
        let old = try share(on: "2019-08-01")
        #expect(old.evidence == "press" && old.dayEvidence == "none")
        #expect(try share(on: "2026-11-21").dayEvidence == nil)
    }

    @Test(
        "less than half a đồng is dropped, half goes up",
        arguments: [(2_530_010, 341_551), (2_530_100, 341_564)]
    )
    func premiumRounding(base: Int, premium: Int) throws {
        // 4,5 % x 2.530.010 x 3 = 341.551,35; of 2.530.100 it is 341.563,5.
        let item = try quoteThreeMonths(base: base, groups: [])
        #expect(item.payable == Dong(premium))
    }

    @Test(
        "less than half a đồng of support is dropped, half goes up",
        arguments: [(2_530_020, 170_776), (2_530_200, 170_789)]
    )
    func supportRounding(base: Int, support: Int) throws {
        // 50 % x 4,5 % x 2.530.020 x 3 = 170.776,35; of 2.530.200 it is 170.788,5.
        let item = try quoteThreeMonths(base: base, groups: [.pupil])
        #expect(item.stateSupport == Dong(support))
        #expect(item.payable == item.gross - item.stateSupport)
    }

    private func quoteThreeMonths(base: Int, groups: Set<SupportedGroup>) throws -> QuotedItem {
        let amended = try amendedBook("general/base_salary.yaml", replacing: "2530000", with: "\(base)")
        let terms = PremiumTerms(order: 1, months: 3, groups: groups, lastCardEnd: nil)
        let day = try #require(CalendarDay("2026-11-21"))
        return try quote(.premium(terms), on: day, in: amended)
    }

    @Test("lines say the rule, the value in words, the sum and the source")
    func lines() throws {
        let day = try #require(CalendarDay("2026-11-21"))
        let member = PremiumTerms(order: 2, months: 12, groups: [], lastCardEnd: nil)
        let lines = try quote(.premium(member), on: day, in: book).lines
        #expect(lines.map(\.rule) == ["general.base_salary", "hi.rate", "hi.member_percent"])
        #expect(lines.map(\.value) == ["2.530.000 đ", "4,5 %", "70 %"])
        #expect(lines.map(\.amount.count) == [2_530_000, 1_366_200, 956_340])
        #expect(lines.first?.evidence == "code")
        #expect(lines.map(\.from?.description) == ["2026-07-01", "2025-07-01", "2025-07-01"])
        #expect(
            lines.map(\.formula) == [nil, "4,5 % × 2.530.000 × 12", "70 % × 4,5 % × 2.530.000 × 12"])

        let group = PremiumTerms(order: 1, months: 12, groups: [.agroAverage], lastCardEnd: nil)
        let last = try #require(try quote(.premium(group), on: day, in: book).lines.last)
        #expect(last.rule == "hi.agro_average_percent")
        #expect(last.amount == Dong(409_860))
        #expect(last.evidence == "none")
    }

    @Test("a commune's and a province's support name their act, and what is not known says so")
    func placedLines() throws {
        let day = try #require(CalendarDay("2026-11-21"))
        let group = PremiumTerms(order: 1, months: 12, groups: [.exDifficultCommune], lastCardEnd: nil)
        let place = Place(province: "66", commune: "99901")
        let lines = try quote(.premium(group), on: day, at: place, in: bookWithCommunes()).lines.suffix(2)
        #expect(lines.map(\.rule) == ["hi.commune_support", "local.hi_support"])
        #expect(lines.map(\.value) == ["70 %", "15 %"])
        #expect(lines.map(\.to?.description) == ["2029-06-30", nil])
        #expect(lines.map(\.evidence) == ["none", "press"])
        #expect(lines.last?.formula == "15 % × 4,5 % × 2.530.000 × 12")

        let member = PremiumTerms(order: 1, months: 12, groups: [], lastCardEnd: nil)
        let remark = try quote(.premium(member), on: day, at: Place(province: "15"), in: book).lines.last
        #expect(remark?.rule == "local.hi_support" && remark?.value == "?" && remark?.amount == .zero)
        #expect(remark?.evidence == "none")
    }
}
