import Insurance
import InsuranceRules
import Testing

struct PremiumCase: Decodable, Sendable, CustomTestStringConvertible {
    struct Given: Decodable {
        let order: Int?
        let months: Int?
        let groups: Set<SupportedGroup>?
    }
    struct Expect: Decodable {
        let gross: Int?
        let support: Int?
        let payable: Int?
        let error: String?
    }

    let name: String
    let on: String
    let given: Given
    let expect: Expect
    let basis: String

    var testDescription: String { name }

    var terms: PremiumTerms {
        PremiumTerms(
            order: given.order ?? 1, months: given.months ?? 12, groups: given.groups ?? [], lastCardEnd: nil)
    }
}

@Suite("household health insurance") struct PremiumTests {
    private let book: RuleBook
    init() throws { book = try realBook() }

    @Test("cases worked from the law", arguments: try cases("premium", of: PremiumCase.self))
    func worked(_ example: PremiumCase) throws {
        let day = try #require(CalendarDay(example.on))
        do throws(RuleError) {
            let item = try quote(.premium(example.terms), on: day, in: book)
            #expect(item.gross.count == example.expect.gross)
            #expect(item.stateSupport.count == example.expect.support)
            #expect(item.payable.count == example.expect.payable)
            #expect(item.payable == item.gross - item.stateSupport - item.localSupport)
            #expect(item.months == example.terms.months)
        } catch {
            #expect(error.code == example.expect.error)
        }
    }

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

        let group = PremiumTerms(order: 1, months: 12, groups: [.agroAverage], lastCardEnd: nil)
        let last = try #require(try quote(.premium(group), on: day, in: book).lines.last)
        #expect(last.rule == "hi.agro_average_percent")
        #expect(last.amount == Dong(409_860))
        #expect(last.evidence == "none")
    }
}
