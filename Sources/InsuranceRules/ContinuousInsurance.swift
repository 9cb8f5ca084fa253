public import Insurance

/// The first day of someone's continuous health insurance once a new card is
/// bought.
///
/// A gap too short to count as an interruption keeps the day before; after an
/// interruption, and for a first card, counting begins with the new card.
///
/// Source: Law on Health Insurance art. 22; the interruption as in art. 16.
///
/// - Parameters:
///   - earlier: From which day on someone was insured without interruption.
///   - lastCardEnd: The last day of the latest card; `nil` when there was none.
///   - first: The new card's first day.
///   - day: The day of payment, which picks the law.
/// - Throws: What ``DatedValues/inForce(on:)`` throws.
public func continuousStart(
    earlier: CalendarDay?, lastCardEnd: CalendarDay?, newCardFrom first: CalendarDay, paidOn day: CalendarDay,
    in book: RuleBook
) throws(RuleError) -> CalendarDay {
    guard let earlier, let lastCardEnd else { return first }
    guard lastCardEnd < day else { return earlier }
    return try isInterrupted(since: lastCardEnd.adding(days: 1), on: day, in: book) ? first : earlier
}

/// The day from which the longer benefits of continuous health insurance hold,
/// which a card shows.
///
/// Counted in months from the first day of someone's first card. A card can do
/// without it, so where no rule is in force there is no day, and no error.
///
/// Source: Law on Health Insurance art. 22.
///
/// - Parameters:
///   - first: The first day of the first card.
///   - day: The day of payment, which picks the law.
public func continuousInsurance(
    from first: CalendarDay, paidOn day: CalendarDay, in book: RuleBook
) -> CalendarDay? {
    guard case .inForce(let months) = book.hi.continuousMonths.entry(on: day)?.standing else { return nil }
    return first.adding(months: months)
}
