public import Insurance

/// What goes back of an advance, in đồng.
public struct AdvanceRefund: Hashable, Sendable {
    /// The months' part of what was charged.
    public let full: Dong
    /// The State's part of it, which goes back to the State.
    public let stateSupport: Dong
    /// The province's part of it.
    public let localSupport: Dong
    /// What the participant, or the heirs, get.
    public var refund: Dong { full - stateSupport - localSupport }
}

/// Works out the refund for the last months of an advance, when the participant
/// comes under compulsory cover, takes the one-off benefit or dies.
///
/// 1. The months are worth what was charged for them: discounted from the day
///    of the advance.
/// 2. The State's and the province's part of these months is taken off; months
///    beyond the longest time supported carried none.
///
/// Source: Law on Social Insurance 41/2024/QH15 art. 36; Decree 159/2025/NĐ-CP
/// art. 8.
///
/// - Parameters:
///   - terms: The advance, as it was paid.
///   - day: The day the advance was paid, not the day of the refund.
///   - months: How many of its months lie after the event.
/// - Throws: ``RuleError/badInput(field:mustBe:)`` for another method or a
///   number of months outside the advance; as
///   ``contributionQuote(_:on:at:in:)``.
public func advanceRefund(
    of terms: ContributionTerms,
    paidOn day: CalendarDay,
    at place: Place = .unknown,
    monthsLeft months: Int,
    in book: RuleBook
) throws(RuleError) -> AdvanceRefund {
    guard terms.method == .yearsAhead else {
        throw .badInput(field: "method", mustBe: ContributionMethod.yearsAhead.rawValue)
    }
    let paid = try paidMonths(of: terms, on: day, in: book)
    guard months >= 0, months <= paid else {
        throw .badInput(field: "monthsLeft", mustBe: "a whole number from 0 to \(paid)")
    }
    try incomeRange(on: day, in: book).check(terms.income, on: day)
    let left = paid - months..<paid
    let full = try FullContribution(of: terms, months: left, on: day, in: book)
    let support = try ContributionSupport(
        of: terms, months: left, upTo: full.amount, on: day, at: place, in: book)
    return AdvanceRefund(full: full.amount, stateSupport: support.state, localSupport: support.local)
}
