public import Insurance

/// The share of the average income that becomes the pension.
public struct PensionRate: Hashable, Sendable {
    /// 650 is 65 %.
    public let perMille: Int
    /// The months of contribution with half and whole years filled up.
    public let countedMonths: Int
}

/// Works out the share of the average income that becomes the pension.
///
/// 1. Months beyond full years count as half a year or a whole one.
/// 2. The share is read off the scale for the sex; after its last step it
///    stays.
///
/// Filling up raises the share only: a pension needs its years in full.
///
/// Source: Law on Social Insurance 41/2024/QH15 art. 98 and 99.
///
/// - Parameters:
///   - months: Months of contribution.
///   - day: The day of the estimate, which picks the law.
/// - Returns: `nil` when the months are too few for a pension.
/// - Throws: What ``DatedValues/inForce(on:)`` throws, so also for every day
///   before the present law; ``RuleError/badInput(field:mustBe:)`` for a
///   number of months that nobody has.
public func pensionRate(
    months: Int, sex: Sex, on day: CalendarDay, in book: RuleBook
) throws(RuleError) -> PensionRate? {
    try PensionTerms(for: sex, on: day, in: book).rate(months: checkedMonths(months))
}

/// The values a pension is made of, as in force on a day.
struct PensionTerms {
    /// Permille by years.
    let scale: CitedValue<GrowingScale>
    /// Years.
    let needed: CitedValue<Int>
    let oddMonths: CitedValue<NumberTable>

    var neededMonths: Int { needed.value * monthsPerYear }
    /// After this many months the share grows no more.
    var fullMonths: Int { max(neededMonths, (scale.value.table.rows.last?.at ?? 0) * monthsPerYear) }

    init(for sex: Sex, on day: CalendarDay, in book: RuleBook) throws(RuleError) {
        scale =
            switch sex {
            case .female: try book.pension.rateWomen.cited(on: day)
            case .male: try book.pension.rateMen.cited(on: day)
            }
        needed = try book.vsi.pensionYears.cited(on: day)
        oddMonths = try book.pension.oddMonths.cited(on: day)
    }

    func rate(months: Int) -> PensionRate? {
        guard months >= neededMonths else { return nil }
        let counted = months.filledUp(by: oddMonths.value)
        return scale.value.number(at: counted, parts: monthsPerYear)
            .map { PensionRate(perMille: $0, countedMonths: counted) }
    }

    /// The pension in đồng a month, rounded once.
    func monthly(_ income: Dong, months: Int) -> Dong? {
        rate(months: months).map { Dong(roundedHalfUp(income.count * $0.perMille, over: 1000)) }
    }
}

/// How many months a year has.
let monthsPerYear = 12

extension Int {
    /// A number of months with those beyond full years counted as `table` says.
    func filledUp(by table: NumberTable) -> Int {
        let odd = self % monthsPerYear
        return self - odd + (table.number(upTo: odd) ?? 0)
    }
}

/// Refuses a number of months that nobody has.
func checkedMonths(_ months: Int, field: String = "months") throws(RuleError) -> Int {
    guard (0...RuleUnit.months.largest).contains(months) else {
        throw .badInput(field: field, mustBe: "a whole number of months from 0 to \(RuleUnit.months.largest)")
    }
    return months
}

/// Refuses an amount a month that nobody has; it keeps sums inside whole numbers.
func checkedAmount(_ amount: Dong, field: String) throws(RuleError) -> Dong {
    let largest = RuleUnit.dongPerMonth.largest
    guard (1...largest).contains(amount.count) else {
        throw .badInput(field: field, mustBe: "an amount from 1 đ to \(Dong(largest))")
    }
    return amount
}
