public import Insurance

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
