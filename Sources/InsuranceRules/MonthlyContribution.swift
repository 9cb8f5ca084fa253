public import Insurance

/// A contribution to voluntary social insurance, in đồng.
public struct Contribution: Hashable, Sendable {
    /// Before support.
    public let full: Dong
    /// The State's part.
    public let support: Dong
    /// What the participant pays.
    public var net: Dong { full - support }
}

/// Works out one month's contribution to voluntary social insurance.
///
/// 1. The full contribution is the rate times the income chosen.
/// 2. The State pays a percentage of the contribution *at the poverty line*,
///    so its part does not grow with the income.
/// 3. A person in several categories gets the highest percentage. Everyone is
///    at least in ``SupportCategory/other``.
///
/// Each amount is rounded half up to a whole đồng, once.
///
/// Source: Law on Social Insurance, voluntary contribution; Decree
/// 159/2025/NĐ-CP art. 5, before it Decree 134/2015/NĐ-CP art. 14. Rounding:
/// see ``roundedHalfUp(_:over:)``.
///
/// - Parameters:
///   - income: The income chosen, per month.
///   - categories: The groups the participant has shown proof for.
///   - day: The day of payment. Not the month paid for, and not today.
/// - Throws: ``RuleError/incomeBelowFloor(floor:day:)`` and
///   ``RuleError/incomeAboveCeiling(ceiling:day:)``; what
///   ``DatedValues/inForce(on:)`` throws for a day the law does not cover.
public func monthlyContribution(
    income: Dong,
    categories: Set<SupportCategory>,
    on day: CalendarDay,
    in book: RuleBook
) throws(RuleError) -> Contribution {
    try incomeRange(on: day, in: book).check(income, on: day)
    let rates = try ContributionRates(of: categories, on: day, in: book)
    return Contribution(full: rates.full(income, months: 1), support: rates.support(months: 1))
}

/// The values a contribution is made of, as in force on the day of payment.
struct ContributionRates {
    /// Parts per million of the income.
    let rate: CitedValue<Int>
    /// Đồng a month.
    let povertyLine: CitedValue<Int>
    /// The highest percentage of the person's categories.
    let percent: CitedValue<Int>

    init(of categories: Set<SupportCategory>, on day: CalendarDay, in book: RuleBook) throws(RuleError) {
        rate = try book.vsi.contributionRate.cited(on: day)
        povertyLine = try book.vsi.ruralPovertyLine.cited(on: day)
        let percents = try book.vsi.supportPercent.cited(on: day)
        guard let highest = categories.union([.other]).compactMap({ percents.value[$0] }).max() else {
            throw .notInForce(rule: book.vsi.supportPercent.rule, day: day)
        }
        percent = percents.narrowed(to: highest)
    }

    /// The contribution before support, rounded once for all months.
    func full(_ income: Dong, months: Int) -> Dong {
        Dong(roundedHalfUp(rate.value * income.count * months, over: 1_000_000))
    }

    /// The State's part, rounded once for all months.
    func support(months: Int) -> Dong {
        Dong(roundedHalfUp(percent.value * rate.value * povertyLine.value * months, over: 100_000_000))
    }
}
