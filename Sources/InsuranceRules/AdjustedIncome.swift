public import Insurance

/// The average income of a whole insured life, in the prices of today.
public struct AdjustedIncome: Hashable, Sendable {
    /// What one calendar year brought into it.
    public struct Year: Hashable, Sendable {
        public let year: Int
        public fileprivate(set) var months: Int
        /// The sum of the year's incomes as paid on.
        public fileprivate(set) var income: Dong
        /// Hundredths: 116 is 1.16 times.
        public let factor: Int
    }

    /// Per month.
    public let average: Dong
    public let months: Int
    /// In order of time.
    public let years: [Year]
    /// The values that took part, and where the law says so.
    public let lines: [QuoteLine]
}

/// Averages the incomes contribution was paid on, adjusted to prices.
///
/// 1. Each income is multiplied by the factor of its year, which is never
///    under the lowest factor. A year after the table's last has seen no rise
///    of prices yet and takes the lowest.
/// 2. The sum is divided by the number of months and rounded half up once.
///
/// Source: Law on Social Insurance 41/2024/QH15 art. 104; Decree
/// 159/2025/NĐ-CP art. 10.
///
/// - Parameter day: The day of the estimate, which picks the table.
/// - Throws: What ``DatedValues/inForce(on:)`` throws, also while the year's
///   table is awaited; ``RuleError/badInput(field:mustBe:)`` for months before
///   the table's first year.
public func adjustedIncome(
    of history: IncomeHistory, on day: CalendarDay, in book: RuleBook
) throws(RuleError) -> AdjustedIncome {
    let factors = try book.pension.incomeFactor.cited(on: day)
    let minimum = try book.pension.minimumFactor.cited(on: day)
    var years: [AdjustedIncome.Year] = []
    for (month, income) in history.eachMonth {
        if let last = years.indices.last, years[last].year == month.year {
            years[last].months += 1
            years[last].income = years[last].income + income
        } else {
            let factor = try factor(of: month.year, among: factors.value, minimum: minimum.value)
            years.append(AdjustedIncome.Year(year: month.year, months: 1, income: income, factor: factor))
        }
    }
    let sum = years.reduce(0) { $0 + $1.income.count * $1.factor }
    let average = Dong(roundedHalfUp(sum, over: 100 * history.months))
    let words = years.map { "\($0.year) → \(factors.heading.unit.words($0.factor))" }.joined(separator: ", ")
    return AdjustedIncome(
        average: average,
        months: history.months,
        years: years,
        lines: [factors.narrowed(to: 0).line(average, words: words), minimum.line(.zero)]
    )
}

/// The factor of a year, in hundredths.
private func factor(of year: Int, among table: NumberTable, minimum: Int) throws(RuleError) -> Int {
    if let last = table.rows.last, year > last.at { return minimum }
    if let published = table.number(at: year) { return max(published, minimum) }
    throw .badInput(
        field: "history",
        mustBe: "months from \(table.rows.first?.at ?? year) on, the first year with a published price factor")
}
