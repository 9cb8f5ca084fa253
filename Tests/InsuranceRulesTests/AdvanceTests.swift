import Insurance
import InsuranceRules
import Testing

@Suite("after an advance, and in time") struct AdvanceTests {
    private let book: RuleBook
    private let paid = CalendarDay(year: 2026, month: 11, day: 21)!
    init() throws { book = try realBook() }

    private func terms(used: Int = 0, method: ContributionMethod = .yearsAhead) -> ContributionTerms {
        ContributionTerms(
            income: Dong(1_500_000), method: method, categories: [], supportedMonthsUsed: used,
            months: method == .yearsAhead ? 60 : nil)
    }

    @Test("the last months come back for what was charged for them, without the State's part")
    func part() throws {
        let refund = try advanceRefund(of: terms(), paidOn: paid, monthsLeft: 20, in: book)
        // With exact fractions: 330.000 x the sum of 1 / 1,0031^i for i from 40 to 59.
        #expect(refund.full == Dong(5_663_354))
        #expect(refund.stateSupport == Dong(20 * 66_000))
        #expect(refund.refund == Dong(5_663_354 - 1_320_000))
    }

    @Test("all months come back for all that was paid, none for nothing")
    func ends() throws {
        let whole = try advanceRefund(of: terms(used: 106), paidOn: paid, monthsLeft: 60, in: book)
        #expect(whole.refund == (try quote(.contribution(terms(used: 106)), on: paid, in: book).payable))
        let none = try advanceRefund(of: terms(), paidOn: paid, monthsLeft: 0, in: book)
        #expect(none.full == .zero && none.refund == .zero)
    }

    @Test(
        "months beyond the cap carried no support, and none is taken off them", arguments: [(46, 0), (50, 4), (60, 14)])
    func capped(left: Int, supported: Int) throws {
        let refund = try advanceRefund(of: terms(used: 106), paidOn: paid, monthsLeft: left, in: book)
        #expect(refund.stateSupport == Dong(supported * 66_000))
    }

    @Test("the province's part goes back too")
    func local() throws {
        let refund = try advanceRefund(
            of: terms(), paidOn: paid, at: Place(province: "01"), monthsLeft: 20, in: book)
        #expect(refund.localSupport == Dong(20 * 33_000))
        #expect(refund.refund == Dong(5_663_354 - 1_320_000 - 660_000))
    }

    @Test("without a supported month the formula shows none")
    func nothingSupported() throws {
        let discounted = try amendedBook(
            "vsi/advance_support_method.yaml", replacing: "value: undiscounted", with: "value: discounted")
        let lines = try quote(.contribution(terms(used: 120)), on: paid, in: discounted).lines
        let support = try #require(lines.first { $0.rule == "vsi.support_percent" })
        #expect(support.amount == .zero && support.formula == "20 % × 22 % × 1.500.000 × 0")
    }

    @Test("two halves of an advance are worth the whole", arguments: [12, 24, 36, 48, 60], [0, 7, 11])
    func halves(months: Int, first: Int) throws {
        var advance = terms()
        advance.months = months
        let whole = try quote(.contribution(advance), on: paid, in: book)
        let rest = try advanceRefund(of: advance, paidOn: paid, monthsLeft: months - first, in: book)
        let face = Dong(330_000 * first)
        #expect(rest.full + face >= whole.gross)
        #expect(rest.full <= whole.gross)
    }

    @Test("more months than were paid, or another method, are refused")
    func refused() {
        for (terms, left) in [(terms(), 61), (terms(), -1), (terms(method: .twelveMonths), 3)] {
            let error = #expect(throws: RuleError.self) {
                try advanceRefund(of: terms, paidOn: paid, monthsLeft: left, in: book)
            }
            #expect(error?.code == "bad-input")
        }
    }

    @Test(
        "each method has its last day; what is paid at registration is due on that day",
        arguments: [
            (ContributionMethod.monthly, "2026-11-30"), (.threeMonths, "2027-01-31"), (.sixMonths, "2027-02-28"),
            (.twelveMonths, "2027-05-31"), (.yearsAhead, "2026-11-21"), (.missingTime, "2026-11-21"),
        ])
    func deadlines(method: ContributionMethod, last: String) throws {
        let start = try #require(CalendarDay("2026-11-15"))
        let day = try paymentDeadline(for: method, periodFrom: start, registeredOn: paid, in: book)
        #expect(day.description == last)
    }

    @Test(
        "months may be paid until the last day of their way of paying, and not a day later",
        arguments: [
            (ContributionMethod.monthly, "2026-07-31"), (.threeMonths, "2026-09-30"), (.sixMonths, "2026-10-31"),
            (.twelveMonths, "2027-01-31"), (.yearsAhead, "2026-07-31"),
        ])
    func late(method: ContributionMethod, last: String) throws {
        let (july, day) = try (#require(CalendarMonth("2026-07")), #require(CalendarDay(last)))
        try checkInTime(method, from: july, on: day, in: book)
        #expect(throws: RuleError.monthsLate(from: july, until: day)) {
            try checkInTime(method, from: july, on: day.adding(days: 1), in: book)
        }
        try checkInTime(.missingTime, from: july, on: day.adding(days: 400), in: book)
    }

    @Test("before the rule's first day there is no deadline to tell")
    func noDeadline() throws {
        let eve = try #require(CalendarDay("2015-12-31"))
        #expect(throws: RuleError.notInForce(rule: "vsi.payment_deadline_month", day: eve)) {
            try paymentDeadline(for: .monthly, periodFrom: eve, registeredOn: eve, in: book)
        }
    }
}
