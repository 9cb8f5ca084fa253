public import Insurance

/// The income that leads to a wished pension.
public struct IncomeNeeded: Hashable, Sendable {
    /// The average income over all months, adjusted to prices.
    public let average: Dong
    /// The income to choose, which is at least the lowest allowed; `nil` when
    /// the highest allowed is not enough.
    public let chosen: Dong?
    /// One month's contribution for it; `nil` as for `chosen`.
    public let contribution: Contribution?
}

/// The lowest average income whose pension is at least `target`.
///
/// Source: Law on Social Insurance 41/2024/QH15 art. 99, read backwards.
///
/// - Parameters:
///   - target: The wished pension, đồng a month.
///   - months: Months of contribution at retirement.
///   - categories: The groups shown proof for, for the contribution.
///   - day: The day of the estimate, also taken as the day of payment.
/// - Returns: `nil` when the months are too few for any pension.
/// - Throws: As ``pensionEstimate(months:averageIncome:sex:on:in:)`` and
///   ``monthlyContribution(income:categories:on:in:)``.
public func incomeNeeded(
    for target: Dong,
    months: Int,
    sex: Sex,
    categories: Set<SupportCategory> = [],
    on day: CalendarDay,
    in book: RuleBook
) throws(RuleError) -> IncomeNeeded? {
    let target = try checkedAmount(target, field: "target")
    guard let rate = try pensionRate(months: months, sex: sex, on: day, in: book), rate.perMille > 0 else {
        return nil
    }
    // The smallest income that rounds to the target: half a đồng below it goes up.
    let average = Dong((1000 * target.count - 500 + rate.perMille - 1) / rate.perMille)
    let range = try incomeRange(on: day, in: book)
    guard average <= range.highest else { return IncomeNeeded(average: average, chosen: nil, contribution: nil) }
    let chosen = max(average, range.lowest)
    let contribution = try monthlyContribution(income: chosen, categories: categories, on: day, in: book)
    return IncomeNeeded(average: average, chosen: chosen, contribution: contribution)
}

/// The fewest months of contribution whose pension is at least `target`.
///
/// - Parameter day: The day of the estimate, which picks the law.
/// - Returns: `nil` when even the highest share of this income is too little.
/// - Throws: As ``pensionEstimate(months:averageIncome:sex:on:in:)``.
public func monthsNeeded(
    for target: Dong, averageIncome: Dong, sex: Sex, on day: CalendarDay, in book: RuleBook
) throws(RuleError) -> Int? {
    let terms = try PensionTerms(for: sex, on: day, in: book)
    let target = try checkedAmount(target, field: "target")
    let income = try checkedAmount(averageIncome, field: "averageIncome")
    return (terms.neededMonths...terms.fullMonths).first { months in
        terms.monthly(income, months: months).map { $0 >= target } ?? false
    }
}
