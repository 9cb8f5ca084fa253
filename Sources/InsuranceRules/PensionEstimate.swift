public import Insurance

/// A pension as it can be foreseen; an estimate, never a promise.
///
/// The law, the prices and the person's later contributions may change.
public struct PensionEstimate: Hashable, Sendable {
    /// What someone may expect at retirement age.
    public enum Outcome: Hashable, Sendable {
        /// Đồng a month.
        case pension(PensionRate, monthly: Dong)
        /// So many months of contribution are missing for any pension.
        case monthsMissing(Int)
    }

    /// Months of contribution, as given.
    public let months: Int
    /// The average income, adjusted to prices, per month.
    public let averageIncome: Dong
    public let outcome: Outcome
    /// The values that took part, and where the law says so.
    public let lines: [QuoteLine]
}

/// Estimates the monthly pension of a participant in voluntary insurance only.
///
/// The pension is the share of ``pensionRate(months:sex:on:in:)`` times the
/// average income, rounded half up once. Retirement age is another condition,
/// see ``retirementMonth(birth:sex:on:in:)``.
///
/// Source: Law on Social Insurance 41/2024/QH15 art. 98, 99 and 104.
///
/// - Parameters:
///   - averageIncome: Over all months, adjusted to prices; see
///     ``adjustedIncome(of:on:in:)``.
///   - day: The day of the estimate, which picks the law.
/// - Throws: As ``pensionRate(months:sex:on:in:)``, and
///   ``RuleError/badInput(field:mustBe:)`` for an income out of reason.
public func pensionEstimate(
    months: Int, averageIncome: Dong, sex: Sex, on day: CalendarDay, in book: RuleBook
) throws(RuleError) -> PensionEstimate {
    let terms = try PensionTerms(for: sex, on: day, in: book)
    let months = try checkedMonths(months)
    let income = try checkedAmount(averageIncome, field: "averageIncome")
    guard let rate = terms.rate(months: months), let monthly = terms.monthly(income, months: months) else {
        return PensionEstimate(
            months: months, averageIncome: income, outcome: .monthsMissing(terms.neededMonths - months),
            lines: [terms.needed.line(.zero)])
    }
    var lines = [terms.needed.line(.zero)]
    if rate.countedMonths != months { lines.append(terms.oddMonths.narrowed(to: rate.countedMonths).line(.zero)) }
    lines.append(terms.scale.narrowed(to: rate.perMille).line(monthly))
    return PensionEstimate(
        months: months, averageIncome: income, outcome: .pension(rate, monthly: monthly), lines: lines)
}

/// One point of the curve that shows what further years bring.
public struct PensionPoint: Hashable, Sendable {
    /// Full years of contribution.
    public let years: Int
    public let perMille: Int
    /// Đồng a month.
    public let monthly: Dong
}

/// The pension for each number of full years, from the fewest that give one to
/// the first that gives the highest share.
///
/// - Parameter day: The day of the estimate, which picks the law.
/// - Throws: As ``pensionEstimate(months:averageIncome:sex:on:in:)``.
public func pensionCurve(
    averageIncome: Dong, sex: Sex, on day: CalendarDay, in book: RuleBook
) throws(RuleError) -> [PensionPoint] {
    let terms = try PensionTerms(for: sex, on: day, in: book)
    let income = try checkedAmount(averageIncome, field: "averageIncome")
    return (terms.neededMonths / monthsPerYear...terms.fullMonths / monthsPerYear).compactMap { years in
        let months = years * monthsPerYear
        guard let rate = terms.rate(months: months), let monthly = terms.monthly(income, months: months) else {
            return nil
        }
        return PensionPoint(years: years, perMille: rate.perMille, monthly: monthly)
    }
}
