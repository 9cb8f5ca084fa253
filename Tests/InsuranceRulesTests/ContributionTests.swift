import Insurance
import InsuranceRules
import Testing

@Suite("voluntary social insurance") struct ContributionTests {
    private let book: RuleBook
    init() throws { book = try realBook() }

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
        #expect(lines.map(\.from?.description) == ["2025-07-01", "2022-01-01", "2025-07-01", "2025-07-01"])
        #expect(lines.map(\.to?.description) == [nil, "2026-12-31", nil, nil])
        #expect(
            lines.map(\.formula) == ["22 % × 1.500.000 × 12", nil, "20 % × 22 % × 1.500.000 × 4", nil])
    }

    @Test("an advance shows its face value, then how it is discounted, then how support is counted")
    func advanceLines() throws {
        let day = try #require(CalendarDay("2026-11-21"))
        let terms = ContributionTerms(
            income: Dong(3_000_000), method: .yearsAhead, categories: [.nearPoor], supportedMonthsUsed: 0, months: 60)
        let lines = try quote(.contribution(terms), on: day, at: Place(province: "01"), in: book).lines
        #expect(lines.map(\.value) == ["22 %", "0,31 %", "1.500.000 đ", "40 %", "60 %", "undiscounted"])
        #expect(lines.map(\.amount.count) == [39_600_000, 36_196_296, 1_500_000, 7_920_000, 11_880_000, 0])
        #expect(lines[1].formula == "22 % × 3.000.000 × Σ 1 ÷ (1 + 0,31 %)^i, i = 0…59")
        #expect(lines[4].citation == "Hà Nội, Resolution 19/2025/NQ-HĐND")
        #expect(lines[5].evidence == "code")
    }

    @Test("should support in an advance be discounted one day, the rule's word says so")
    func discountedSupport() throws {
        let amended = try amendedBook(
            "vsi/advance_support_method.yaml", replacing: "undiscounted", with: "discounted")
        let day = try #require(CalendarDay("2026-11-21"))
        // With exact fractions: 40 % of 18.098.148,3, and the first 14 months of 20 %.
        for (category, used, support) in [(SupportCategory.nearPoor, 0, 7_239_259), (.other, 106, 905_666)] {
            let terms = ContributionTerms(
                income: Dong(3_000_000), method: .yearsAhead, categories: [category], supportedMonthsUsed: used,
                months: 60)
            #expect(try quote(.contribution(terms), on: day, in: amended).stateSupport == Dong(support))
        }
    }

    @Test("should missing time carry support one day, the rule's share says how much")
    func supportedMissingTime() throws {
        let amended = try amendedBook("vsi/missing_time_support_percent.yaml", replacing: "value: 0", with: "value: 50")
        let day = try #require(CalendarDay("2026-11-21"))
        let terms = ContributionTerms(
            income: Dong(3_000_000), method: .missingTime, categories: [], supportedMonthsUsed: 110, months: 24)
        let item = try quote(.contribution(terms), on: day, in: amended)
        // Ten months are left of the cap: 50 % x 66.000 x 10.
        #expect(item.stateSupport == Dong(330_000))
        #expect(item.payable == Dong(16_468_640 - 330_000))
    }
}
