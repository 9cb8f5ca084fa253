import Insurance
import InsuranceRules
import Testing

struct ContributionCase: Decodable, Sendable, CustomTestStringConvertible {
    struct Given: Decodable {
        let income: Int
        let categories: Set<SupportCategory>?
        let method: ContributionMethod?
        let supportedMonthsUsed: Int?
    }
    struct Expect: Decodable {
        let gross: Int?
        let support: Int?
        let payable: Int?
        let remark: String?
        let error: String?
    }

    let name: String
    let on: String
    let given: Given
    let expect: Expect
    let basis: String

    var testDescription: String { name }
}

@Suite("voluntary social insurance") struct ContributionTests {
    private static let plain = ["vsi.contribution_rate", "vsi.rural_poverty_line", "vsi.support_percent"]
    private let book: RuleBook
    init() throws { book = try realBook() }

    @Test("cases worked from the law", arguments: try cases("contribution", of: ContributionCase.self))
    func worked(_ example: ContributionCase) throws {
        let day = try #require(CalendarDay(example.on))
        let terms = ContributionTerms(
            income: Dong(example.given.income),
            method: example.given.method ?? .monthly,
            categories: example.given.categories ?? [],
            supportedMonthsUsed: example.given.supportedMonthsUsed ?? 0
        )
        do throws(RuleError) {
            let item = try quote(.contribution(terms), on: day, in: book)
            #expect(item.gross.count == example.expect.gross)
            #expect(item.stateSupport.count == example.expect.support)
            #expect(item.payable.count == example.expect.payable)
            #expect(item.payable == item.gross - item.stateSupport - item.localSupport)
            #expect(item.lines.map(\.rule) == Self.plain + [example.expect.remark].compactMap(\.self))
            #expect(item.validFrom == nil && item.validTo == nil)
        } catch {
            #expect(error.code == example.expect.error)
        }
    }

    @Test("one month's contribution is what the monthly quote says", arguments: [1_500_000, 1_500_025, 50_600_000])
    func monthly(income: Int) throws {
        let day = try #require(CalendarDay("2026-11-21"))
        let month = try monthlyContribution(income: Dong(income), categories: [.nearPoor], on: day, in: book)
        let terms = ContributionTerms(
            income: Dong(income), method: .monthly, categories: [.nearPoor], supportedMonthsUsed: 0)
        let item = try quote(.contribution(terms), on: day, in: book)
        #expect(month.full == item.gross)
        #expect(month.support == item.stateSupport)
        #expect(month.net == item.payable)
    }

    @Test(
        "less than half a đồng of support is dropped, half goes up",
        arguments: [(1_500_010, 66_000), (1_500_125, 66_006)]
    )
    func supportRounding(line: Int, support: Int) throws {
        // 20 % x 22 % x 1.500.010 = 66.000,44; of 1.500.125 it is 66.005,5.
        let amended = try amendedBook("vsi/rural_poverty_line.yaml", replacing: "1500000", with: "\(line)")
        let day = try #require(CalendarDay("2026-11-21"))
        let month = try monthlyContribution(income: Dong(2_000_000), categories: [], on: day, in: amended)
        #expect(month.support == Dong(support))
    }

    @Test("lines say the rule, the value in words, the sum and the source")
    func lines() throws {
        let day = try #require(CalendarDay("2026-11-21"))
        let terms = ContributionTerms(
            income: Dong(1_500_000), method: .twelveMonths, categories: [], supportedMonthsUsed: 116)
        let lines = try quote(.contribution(terms), on: day, in: book).lines
        #expect(lines.map(\.value) == ["22 %", "1.500.000 đ", "20 %", "4/12"])
        #expect(lines.map(\.amount.count) == [3_960_000, 1_500_000, 264_000, 0])
        #expect(lines[2].citation == "Decree 159/2025/NĐ-CP art. 5")
        #expect(lines[2].evidence == "press")
    }
}
