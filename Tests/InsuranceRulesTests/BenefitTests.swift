import Insurance
import InsuranceRules
import Testing

@Suite("benefits paid once") struct BenefitTests {
    private let book: RuleBook
    private let today = CalendarDay(year: 2026, month: 11, day: 21)!
    init() throws { book = try realBook() }

    private func right(
        _ reason: OneOffReason = .interruption, joined: String = "2020-01", months: Int = 60, since: Int = 12
    ) throws -> OneOffRight {
        try oneOffRight(
            reason, joined: #require(CalendarMonth(joined)), months: months, monthsSince: since, on: today, in: book)
    }

    @Test("after twelve months without contribution only those may who joined before 2025-07-01")
    func interruption() throws {
        #expect(try right(joined: "2025-06") == .open)
        #expect(try right(joined: "1995-01") == .open)
        #expect(try right(joined: "1994-12") == .open, "time worked before the scheme is time before the present law")
        #expect(try right(joined: "2025-07") == .joinedUnderPresentLaw)
        #expect(try right(since: 11) == .waitMonths(1))
        #expect(try right(since: 0) == .waitMonths(12))
        #expect(try right(months: 239) == .open)
        #expect(try right(months: 240) == .enoughYears)
    }

    @Test("at retirement age it is open under 15 years; to the gravely ill and emigrants always")
    func otherReasons() throws {
        #expect(try right(.retirementAge, joined: "2025-07", months: 179, since: 0) == .open)
        #expect(try right(.retirementAge, months: 180) == .enoughYears)
        for reason in [OneOffReason.emigration, .illness, .disability] {
            #expect(try right(reason, joined: "2025-07", months: 300, since: 0) == .open)
        }
        let eve = CalendarDay(year: 2025, month: 6, day: 30)!
        #expect(throws: RuleError.notInForce(rule: "benefits.one_off_below_years", day: eve)) {
            try oneOffRight(
                .illness, joined: CalendarMonth(of: eve), months: 60, monthsSince: 12, on: eve, in: book)
        }
    }

    private func maternity(
        months: Int, children: Int = 1, other: Bool = false, on day: String = "2026-11-21"
    ) throws -> MaternityAllowance {
        try maternityAllowance(
            children: children, monthsPaid: months, otherParentReceives: other, on: #require(CalendarDay(day)), in: book
        )
    }

    @Test("2.000.000 for each child after six months of contribution, to one parent")
    func maternity() throws {
        #expect(try maternity(months: 6).amount == Dong(2_000_000))
        #expect(try maternity(months: 6, children: 2).amount == Dong(4_000_000))
        #expect(try maternity(months: 5).standing == .monthsMissing(1))
        #expect(try maternity(months: 5).amount == .zero)
        let other = try maternity(months: 12, other: true)
        #expect(other.standing == .otherParentReceives && other.amount == .zero)
        #expect(try maternity(months: 6, on: "2025-07-01").standing == .due)
        #expect(throws: RuleError.self) { try maternity(months: 6, on: "2025-06-30") }
        for children in [0, -1, Int.max] {
            let error = #expect(throws: RuleError.self) { try maternity(months: 6, children: children) }
            #expect(error?.code == "bad-input")
        }
    }

    @Test(
        "months count in the twelve before the month of birth",
        arguments: [("2026-07-15", 12), ("2026-08-01", 11), ("2026-12-01", 7), ("2027-06-30", 1), ("2027-07-01", 0)])
    func window(birth: String, months: Int) throws {
        let history = try IncomeHistory([
            IncomePeriod(from: CalendarMonth("2025-01")!, to: CalendarMonth("2026-06")!, income: Dong(1_500_000))
        ])
        #expect(try maternityMonths(of: history, bornOn: CalendarDay(birth)!, in: book) == months)
    }

    @Test(
        "ten times the reference level after sixty months",
        arguments: [
            ("2025-07-01", 60, FuneralAllowance.due(Dong(23_400_000))), ("2026-06-30", 60, .due(Dong(23_400_000))),
            ("2026-07-01", 60, .due(Dong(25_300_000))), ("2026-11-21", 59, .monthsMissing(1)),
        ])
    func funeral(day: String, months: Int, allowance: FuneralAllowance) throws {
        #expect(try funeralAllowance(months: months, on: CalendarDay(day)!, in: book) == allowance)
        #expect(throws: RuleError.self) {
            try funeralAllowance(months: 60, on: CalendarDay("2025-06-30")!, in: book)
        }
    }
}
