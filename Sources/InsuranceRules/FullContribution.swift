import Insurance

/// A contribution before support, explained.
///
/// Months of a period are paid at face value, years ahead are discounted, and
/// missing time is compounded with the fund's return of the year of payment.
struct FullContribution {
    let amount: Dong
    let lines: [QuoteLine]

    /// - Parameters:
    ///   - months: Which months of the plan, numbered from 0.
    ///   - day: The day of payment, which picks the fund's return.
    init(
        of terms: ContributionTerms, months: Range<Int>, on day: CalendarDay, in book: RuleBook
    ) throws(RuleError) {
        let rate = try book.vsi.contributionRate.cited(on: day)
        let monthly = rate.value * terms.income.count
        let share = "\(rate.words) × \(terms.income.grouped)"
        let face = MonthsWorth.plain(months.count)
        let nominal = face.amount(monthly, over: 1_000_000)
        let plain = rate.line(nominal, formula: "\(share) × \(face.words)")
        switch terms.method {
        case .monthly, .threeMonths, .sixMonths, .twelveMonths:
            amount = nominal
            lines = [plain]
        case .yearsAhead, .missingTime:
            let fund = try book.vsi.fundRateMonth.cited(on: day)
            let worth =
                terms.method == .yearsAhead
                ? MonthsWorth.discounted(months, rate: fund.value)
                : MonthsWorth.compounded(months.count, rate: fund.value)
            amount = worth.amount(monthly, over: 1_000_000)
            lines = [plain, fund.line(amount, formula: "\(share) × \(worth.words)")]
        }
    }
}
