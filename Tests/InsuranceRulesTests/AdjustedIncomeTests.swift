import Insurance
import InsuranceRules
import Testing

@Suite("average income") struct AdjustedIncomeTests {
    private let today = CalendarDay(year: 2026, month: 11, day: 21)!

    @Test("each year says its months, its incomes and its factor")
    func years() throws {
        let period = IncomePeriod(
            from: CalendarMonth("2023-11")!, to: CalendarMonth("2024-03")!, income: Dong(2_000_000))
        let adjusted = try adjustedIncome(of: IncomeHistory([period]), on: today, in: realBook())
        #expect(adjusted.years.map(\.year) == [2023, 2024])
        #expect(adjusted.years.map(\.months) == [2, 3])
        #expect(adjusted.years.map(\.income.count) == [4_000_000, 6_000_000])
        #expect(adjusted.years.map(\.factor) == [107, 103])
        // (1,07 x 4.000.000 + 1,03 x 6.000.000) / 5
        #expect(adjusted.average == Dong(2_092_000))
        #expect(adjusted.lines.map(\.value) == ["2023 → 1,07 ×, 2024 → 1,03 ×", "1 ×"])
    }

    @Test("a published factor under the lowest counts as the lowest")
    func minimum() throws {
        let book = try amendedBook("pension/income_factor.yaml", replacing: "2026: 100", with: "2026: 98")
        let period = IncomePeriod(
            from: CalendarMonth("2026-01")!, to: CalendarMonth("2026-06")!, income: Dong(2_000_000))
        #expect(try adjustedIncome(of: IncomeHistory([period]), on: today, in: book).average == Dong(2_000_000))
    }
}
