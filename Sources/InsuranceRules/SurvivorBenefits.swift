public import Insurance

/// What is paid to whoever buries a participant.
public enum FuneralAllowance: Hashable, Sendable {
    case due(Dong)
    /// So many months of contribution were missing.
    case monthsMissing(Int)
}

/// Works out the funeral allowance, a multiple of the reference level.
///
/// Source: Law on Social Insurance 41/2024/QH15 art. 109.
///
/// - Parameters:
///   - months: Months of contribution.
///   - day: The day of death.
/// - Throws: What ``DatedValues/inForce(on:)`` throws;
///   ``RuleError/badInput(field:mustBe:)`` for months out of reason.
public func funeralAllowance(
    months: Int, on day: CalendarDay, in book: RuleBook
) throws(RuleError) -> FuneralAllowance {
    let needed = try book.pension.benefits.funeralMonths.inForce(on: day)
    let months = try checkedMonths(months)
    guard months >= needed else { return .monthsMissing(needed - months) }
    let multiple = try book.vsi.funeralMultiple.inForce(on: day)
    return .due(Dong(multiple * (try referenceLevel(on: day, in: book)).count))
}

/// Estimates what the family gets at once when a participant dies before the
/// pension.
///
/// Each year of contribution gives a share of the average income, as
/// `benefits.survivors_per_year` says for the month paid for; with less than
/// `benefits.survivors_months` it is what was paid.
///
/// Source: Law on Social Insurance 41/2024/QH15 art. 110 (2).
///
/// - Parameters:
///   - average: As ``adjustedIncome(of:on:in:)``.
///   - day: The day of death.
/// - Throws: What ``DatedValues/inForce(on:)`` throws;
///   ``RuleError/badInput(field:mustBe:)`` for an income out of reason.
public func survivorsLumpSum(
    of history: IncomeHistory, average: Dong, on day: CalendarDay, in book: RuleBook
) throws(RuleError) -> LumpSum {
    let needed = try book.pension.benefits.survivorsMonths.cited(on: day)
    let oddMonths = try book.pension.oddMonths.inForce(on: day)
    let average = try checkedAmount(average, field: "averageIncome")
    guard history.months >= needed.value else {
        let paid = try contributionsPaid(history, in: book)
        return LumpSum(amount: paid, lines: [needed.line(paid)])
    }
    return try lumpSum(
        of: history, average: average, perYear: book.pension.benefits.survivorsPerYear, oddMonths: oddMonths)
}
