public import Insurance

/// Quotes a contribution to voluntary social insurance.
///
/// 1. The income is checked against the lowest and the highest allowed.
/// 2. The full sum is one month's contribution for each month of the method:
///    at face value for 1, 3, 6 and 12 months, discounted for years ahead,
///    compounded for missing time.
/// 3. State support is one month's support for each month still supported.
/// 4. The province's support comes on top, up to what is left to pay.
///
/// Each sum is rounded half up once, at the end. An income between two steps
/// is quoted with a remark and not refused.
///
/// Source: Law on Social Insurance 41/2024/QH15 art. 36; Decree 159/2025/NĐ-CP
/// arts. 5–7.
///
/// - Parameters:
///   - day: The day of payment. It picks every rule, the fund's return too.
///   - place: Where the participant lives, for the province's support.
/// - Throws: As ``paidMonths(of:on:in:)``;
///   ``RuleError/incomeBelowFloor(floor:day:)`` and
///   ``RuleError/incomeAboveCeiling(ceiling:day:)``;
///   ``RuleError/badInput(field:mustBe:)`` for a negative number of months
///   supported; what ``DatedValues/inForce(on:)`` throws, such as
///   ``RuleError/awaited(rule:day:)`` before the fund's return is announced.
public func contributionQuote(
    _ terms: ContributionTerms,
    on day: CalendarDay,
    at place: Place = .unknown,
    in book: RuleBook
) throws(RuleError) -> QuotedItem {
    let months = 0..<(try paidMonths(of: terms, on: day, in: book))
    try incomeRange(on: day, in: book).check(terms.income, on: day)
    let full = try FullContribution(of: terms, months: months, on: day, in: book)
    let support = try ContributionSupport(
        of: terms, months: months, upTo: full.amount, on: day, at: place, in: book)
    return QuotedItem(
        scheme: .voluntarySocialInsurance,
        gross: full.amount,
        stateSupport: support.state,
        localSupport: support.local,
        payable: full.amount - support.state - support.local,
        months: months.count,
        firstMonth: try firstMonthPaid(by: terms.method, on: day, in: book),
        validFrom: nil,
        validTo: nil,
        lines: full.lines + support.lines + (try againRemark(terms.method, on: day, in: book))
            + (try stepRemark(terms.income, on: day, in: book))
    )
}

/// A remark when missing time may be paid once more.
private func againRemark(
    _ method: ContributionMethod, on day: CalendarDay, in book: RuleBook
) throws(RuleError) -> [QuoteLine] {
    guard method == .missingTime else { return [] }
    let again = try book.vsi.missingTimeAgain.cited(on: day)
    return [again.line(.zero, words: again.value.rawValue)]
}

/// A remark when an income lies off the steps that count up from the poverty line.
private func stepRemark(_ income: Dong, on day: CalendarDay, in book: RuleBook) throws(RuleError) -> [QuoteLine] {
    let step = try book.vsi.incomeStep.cited(on: day)
    let line = try book.vsi.ruralPovertyLine.inForce(on: day)
    guard step.value > 0, !(income.count - line).isMultiple(of: step.value) else { return [] }
    return [step.line(.zero)]
}
