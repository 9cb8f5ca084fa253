public import Insurance

/// A benefit paid once; an estimate, never a promise.
public struct LumpSum: Hashable, Sendable {
    public let amount: Dong
    /// The values that took part, and where the law says so.
    public let lines: [QuoteLine]
}

/// Adds up a lump sum that grants a share of the average income for each year.
///
/// 1. The month paid for picks its share.
/// 2. Months beyond full years under one share move on to the next share.
/// 3. Months beyond full years under the last share count as half a year or a
///    whole one.
///
/// - Parameters:
///   - perYear: Hundredths of the average income, by the month paid for.
///   - average: As ``adjustedIncome(of:on:in:)``.
func lumpSum(
    of history: IncomeHistory, average: Dong, perYear: DatedValues<Int>, oddMonths: NumberTable
) throws(RuleError) -> LumpSum {
    var groups: [(share: CitedValue<Int>, months: Int)] = []
    for (month, _) in history.eachMonth {
        let share = try perYear.cited(on: month.firstDay)
        if let last = groups.indices.last, groups[last].share == share {
            groups[last].months += 1
        } else {
            groups.append((share, 1))
        }
    }
    var carried = 0
    var counted: [(share: CitedValue<Int>, months: Int)] = []
    for (index, group) in groups.enumerated() {
        let months = group.months + carried
        carried = months % monthsPerYear
        let isLast = index == groups.count - 1
        counted.append((group.share, isLast ? months.filledUp(by: oddMonths) : months - carried))
    }
    return LumpSum(
        amount: portion(of: average, counted.map { ($0.share.value, $0.months) }),
        lines: counted.map { $0.share.line(portion(of: average, [($0.share.value, $0.months)])) }
    )
}

/// Hundredths of an income for each year, over months, rounded once.
private func portion(of average: Dong, _ shares: [(hundredths: Int, months: Int)]) -> Dong {
    let sum = shares.reduce(0) { $0 + $1.hundredths * $1.months }
    return Dong(roundedHalfUp(average.count * sum, over: 100 * monthsPerYear))
}

/// All contributions of a history, State support included, rounded once.
func contributionsPaid(_ history: IncomeHistory, in book: RuleBook) throws(RuleError) -> Dong {
    var sum = 0
    for (month, income) in history.eachMonth {
        sum += income.count * (try book.vsi.contributionRate.inForce(on: month.firstDay))
    }
    return Dong(roundedHalfUp(sum, over: 1_000_000))
}
