public import Insurance

/// The days a health card is good for, both included.
public struct CardValidity: Hashable, Sendable {
    public let first: CalendarDay
    public let last: CalendarDay
}

/// Works out when a health card begins and ends.
///
/// 1. Paid while the last card still runs: the day after its end.
/// 2. After an interruption shorter than the law's limit: the day of payment,
///    or so many days later as the rules say.
/// 3. The first card ever, or after a longer interruption: a number of days
///    after payment.
/// 4. The card ends the day before the same day of the month, as many months
///    later as were paid.
///
/// Source: Law on Health Insurance art. 16, as amended by Law 51/2024/QH15;
/// Decree 188/2025/NĐ-CP.
///
/// - Parameters:
///   - day: The day of full payment, which also picks the law.
///   - lastCardEnd: The last day of the latest card; `nil` when there was none.
/// - Throws: What ``DatedValues/inForce(on:)`` throws.
public func cardValidity(
    paidOn day: CalendarDay,
    months: Int,
    lastCardEnd: CalendarDay?,
    in book: RuleBook
) throws(RuleError) -> CardValidity {
    let first: CalendarDay
    if let lastCardEnd, lastCardEnd >= day {
        first = lastCardEnd.adding(days: 1)
    } else if let lastCardEnd, try !isInterrupted(since: lastCardEnd.adding(days: 1), on: day, in: book) {
        first = day.adding(days: try book.hi.cardShortGapDelayDays.inForce(on: day))
    } else {
        first = day.adding(days: try book.hi.cardDelayDays.inForce(on: day))
    }
    return CardValidity(first: first, last: first.adding(months: months).adding(days: -1))
}

/// Whether the days without a card make an interruption in the law's sense.
///
/// - Parameters:
///   - start: The first day without a card.
///   - day: The day of payment; the method says whether it is one of them.
/// - Throws: What ``DatedValues/inForce(on:)`` throws.
public func isInterrupted(
    since start: CalendarDay,
    on day: CalendarDay,
    in book: RuleBook
) throws(RuleError) -> Bool {
    switch try book.hi.cardGapMethod.inForce(on: day) {
    case .days:
        return start.days(to: day) >= (try book.hi.cardGapDays.inForce(on: day))
    case .daysWithPayment:
        return start.days(to: day) + 1 >= (try book.hi.cardGapDays.inForce(on: day))
    case .monthsInFiscalYear:
        let limit = try book.hi.cardGapMonths.inForce(on: day)
        guard start.year < day.year else { return start.adding(months: limit) <= day }
        // The gap crosses new year: it counts when the part in any one year is long enough.
        return start.adding(months: limit) <= start.firstOfYear.adding(months: 12)
            || day.year - start.year > 1
            || day.firstOfYear.adding(months: limit) <= day
    }
}

extension CalendarDay {
    /// 1 January of the same year.
    fileprivate var firstOfYear: CalendarDay { adding(days: 1 - day).adding(months: 1 - month) }
}
