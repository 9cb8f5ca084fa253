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
    let terms = ContributionTerms(income: income, method: .monthly, categories: categories, supportedMonthsUsed: 0)
    let month = try contributionQuote(terms, on: day, in: book)
    return Contribution(full: month.gross, support: month.stateSupport)
}
