public import Insurance

/// Why someone takes everything out at once instead of a pension.
public enum OneOffReason: String, Hashable, Sendable, CaseIterable {
    /// Stopped paying, and waited.
    case interruption
    /// Reached retirement age without the years a pension needs.
    case retirementAge = "retirement-age"
    case emigration
    /// One of the grave illnesses the law lists.
    case illness
    /// Lost most of the ability to work, or is most severely disabled.
    case disability

    /// Whether the State's part of the contributions stays in the benefit.
    public var keepsStateSupport: Bool {
        switch self {
        case .illness, .disability: true
        case .interruption, .retirementAge, .emigration: false
        }
    }
}

/// Whether the one-off benefit is open.
public enum OneOffRight: Hashable, Sendable {
    case open
    /// Joined too late: an interruption no longer opens it.
    case joinedUnderPresentLaw
    /// So many months of interruption are missing.
    case waitMonths(Int)
    /// Has the years at which it closes, and a pension waits.
    case enoughYears
}

/// Works out whether someone may take the one-off benefit.
///
/// After an interruption only those may who joined before the present law and
/// have not the years at which it closes. At retirement age it is open to
/// those without the years a pension needs; in the other cases always.
///
/// Source: Law on Social Insurance 41/2024/QH15 art. 102 (1).
///
/// - Parameters:
///   - joined: The first month paid for, under either scheme.
///   - months: Months of contribution.
///   - monthsSince: Full months since the last one paid for.
///   - day: The day it is asked for.
/// - Throws: What ``DatedValues/inForce(on:)`` throws;
///   ``RuleError/badInput(field:mustBe:)`` for numbers out of reason.
public func oneOffRight(
    _ reason: OneOffReason,
    joined: CalendarMonth,
    months: Int,
    monthsSince: Int,
    on day: CalendarDay,
    in book: RuleBook
) throws(RuleError) -> OneOffRight {
    let months = try checkedMonths(months)
    let waited = try checkedMonths(monthsSince, field: "monthsSince")
    let closing = try book.pension.benefits.oneOffBelowYears.inForce(on: day)
    switch reason {
    case .emigration, .illness, .disability: return .open
    case .retirementAge:
        return months < (try book.vsi.pensionYears.inForce(on: day)) * monthsPerYear ? .open : .enoughYears
    case .interruption:
        let breakMonths = book.pension.benefits.oneOffBreakMonths
        // Time worked before the first entry counts as time before the present law.
        let joining = max(joined.firstDay, breakMonths.entries.first?.from ?? joined.firstDay)
        if breakMonths.entry(on: joining)?.standing == .ended { return .joinedUnderPresentLaw }
        guard months < closing * monthsPerYear else { return .enoughYears }
        let needed = try breakMonths.inForce(on: joining)
        return waited >= needed ? .open : .waitMonths(needed - waited)
    }
}

/// Estimates the one-off benefit.
///
/// 1. Each year of contribution gives a share of the average income, as
///    `benefits.one_off_per_year` says for the month paid for.
/// 2. Under a year of contribution it is what was paid, up to a cap.
/// 3. The State's part is taken off, unless the reason keeps it.
///
/// Source: Law on Social Insurance 41/2024/QH15 art. 102 (2) and (3).
///
/// - Parameters:
///   - average: As ``adjustedIncome(of:on:in:)``.
///   - stateSupport: All the State has paid into it.
///   - day: The day it is decided.
/// - Throws: What ``DatedValues/inForce(on:)`` throws;
///   ``RuleError/badInput(field:mustBe:)`` for amounts out of reason.
public func oneOffBenefit(
    of history: IncomeHistory,
    average: Dong,
    stateSupport: Dong,
    reason: OneOffReason,
    on day: CalendarDay,
    in book: RuleBook
) throws(RuleError) -> LumpSum {
    let cap = try book.pension.benefits.oneOffShortCap.cited(on: day)
    let oddMonths = try book.pension.oddMonths.inForce(on: day)
    let average = try checkedAmount(average, field: "averageIncome")
    guard stateSupport >= .zero else { throw .badInput(field: "stateSupport", mustBe: "an amount, 0 đ or more") }
    let whole: LumpSum
    if history.months < monthsPerYear {
        let paid = try contributionsPaid(history, in: book)
        let amount = min(paid, Dong(roundedHalfUp(average.count * cap.value, over: 100)))
        whole = LumpSum(amount: amount, lines: [cap.line(amount)])
    } else {
        let perYear = book.pension.benefits.oneOffPerYear
        whole = try lumpSum(of: history, average: average, perYear: perYear, oddMonths: oddMonths)
    }
    let taken = reason.keepsStateSupport ? .zero : min(stateSupport, whole.amount)
    return LumpSum(amount: whole.amount - taken, lines: whole.lines)
}
