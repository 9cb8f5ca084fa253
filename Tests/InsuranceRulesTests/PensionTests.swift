import Insurance
import InsuranceRules
import Testing

@Suite("pension") struct PensionTests {
    private let book: RuleBook
    private let today = CalendarDay(year: 2026, month: 11, day: 21)!
    private let income = Dong(10_000_000)
    init() throws { book = try realBook() }

    @Test("lines say the rule, the value in words, the sum and the source")
    func lines() throws {
        let lines = try pensionEstimate(months: 301, averageIncome: income, sex: .female, on: today, in: book).lines
        #expect(lines.map(\.rule) == ["vsi.pension_years", "pension.odd_months", "pension.rate_women"])
        #expect(lines.map(\.value) == ["15 years", "306 months", "66 %"])
        #expect(lines.map(\.amount.count) == [0, 0, 6_600_000])
        #expect(lines.map(\.evidence) == ["press", "code", "press"])
        let short = try pensionEstimate(months: 12, averageIncome: income, sex: .male, on: today, in: book).lines
        #expect(short.map(\.rule) == ["vsi.pension_years"])
    }

    @Test("the curve runs from the fewest years to the first with the highest share")
    func curve() throws {
        let women = try pensionCurve(averageIncome: income, sex: .female, on: today, in: book)
        #expect(women.map(\.years) == Array(15...30))
        #expect(women.first?.perMille == 450 && women.first?.monthly == Dong(4_500_000))
        #expect(women.last?.perMille == 750 && women.last?.monthly == Dong(7_500_000))
        let men = try pensionCurve(averageIncome: income, sex: .male, on: today, in: book)
        #expect(men.map(\.years) == Array(15...35))
        #expect(men.map(\.perMille).prefix(7) == [400, 410, 420, 430, 440, 450, 470])
        #expect(men.last?.monthly == Dong(7_500_000))
    }
}

@Suite("what a wished pension takes") struct PensionGoalTests {
    private let book: RuleBook
    private let today = CalendarDay(year: 2026, month: 11, day: 21)!
    init() throws { book = try realBook() }

    private func income(for target: Int, months: Int) throws -> IncomeNeeded? {
        try incomeNeeded(for: Dong(target), months: months, sex: .female, on: today, in: book)
    }

    @Test("3.000.000 with 20 years takes 5.454.545, and one đồng less gives less")
    func income() throws {
        // Published: 3.000.000 / 55 % = 5.454.545; 22 % of it is 1.199.999,9, of which the State pays 66.000.
        let needed = try #require(try income(for: 3_000_000, months: 240))
        #expect(needed.average == Dong(5_454_545))
        #expect(needed.chosen == needed.average)
        #expect(needed.contribution?.full == Dong(1_200_000))
        #expect(needed.contribution?.net == Dong(1_134_000))
        for (income, monthly) in [(5_454_545, 3_000_000), (5_454_544, 2_999_999)] {
            let estimate = try pensionEstimate(
                months: 240, averageIncome: Dong(income), sex: .female, on: today, in: book)
            guard case .pension(_, let sum) = estimate.outcome else {
                Issue.record("no pension")
                return
            }
            #expect(sum == Dong(monthly))
        }
    }

    @Test("the income to choose is never under the floor; over the ceiling there is none")
    func range() throws {
        // 500.000 / 55 % = 909.091, where 909.090 gives 499.999,5 and rounds up; the floor is 1.500.000.
        let low = try #require(try income(for: 500_000, months: 240))
        #expect(low.average == Dong(909_090))
        #expect(low.chosen == Dong(1_500_000))
        #expect(low.contribution?.full == Dong(330_000))
        // The ceiling is 20 x 2.530.000 = 50.600.000, which gives 22.770.000 at 45 %.
        #expect(try income(for: 22_770_000, months: 180)?.chosen == Dong(50_599_999))
        let high = try #require(try income(for: 22_770_001, months: 180))
        #expect(high.average == Dong(50_600_002))
        #expect(high.chosen == nil && high.contribution == nil)
        #expect(try income(for: 3_000_000, months: 179) == nil)
    }

    @Test(
        "the fewest months for a pension",
        arguments: [
            // 65 % from 24 years and 7 months on; 45 % at once; 46 % with one month more; the top from 29 years 7 months.
            (Sex.female, 6_500_000, 295), (.female, 4_500_000, 180), (.female, 4_500_001, 181),
            (.female, 7_500_000, 355), (.female, 7_500_001, nil), (.male, 4_500_000, 235), (.male, 7_500_000, 415),
            (.male, 1, 180),
        ] as [(Sex, Int, Int?)])
    func months(sex: Sex, target: Int, months: Int?) throws {
        let needed = try monthsNeeded(
            for: Dong(target), averageIncome: Dong(10_000_000), sex: sex, on: today, in: book)
        #expect(needed == months)
    }

    @Test("a wish out of reason is bad input")
    func unreasonable() {
        for target in [0, -1, 1_000_000_001] {
            let error = #expect(throws: RuleError.self) { try income(for: target, months: 240) }
            #expect(error?.code == "bad-input")
        }
    }
}
