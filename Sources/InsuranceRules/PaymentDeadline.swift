public import Insurance

/// The last day on which a contribution may be paid in time.
///
/// Source: Law on Social Insurance 41/2024/QH15 art. 36 (3); Decree
/// 134/2015/NĐ-CP art. 12 before it.
///
/// - Parameters:
///   - method: How it is paid.
///   - start: Any day of the first month paid for.
///   - day: The day of registration, which picks the law and is itself the
///     last day for what is paid at registration.
/// - Throws: What ``DatedValues/inForce(on:)`` throws.
public func paymentDeadline(
    for method: ContributionMethod,
    periodFrom start: CalendarDay,
    registeredOn day: CalendarDay,
    in book: RuleBook
) throws(RuleError) -> CalendarDay {
    let rule = book.vsi.paymentDeadlineMonth
    guard let month = try rule.inForce(on: day)[method] else { throw .notInForce(rule: rule.rule, day: day) }
    guard month > 0 else { return day }
    return start.adding(days: 1 - start.day).adding(months: month).adding(days: -1)
}

/// Refuses months that can no longer be paid in time.
///
/// An advance begins with the month of payment at the earliest. What is late
/// carries interest, which is not worked out here.
///
/// Source: as ``paymentDeadline(for:periodFrom:registeredOn:in:)``.
///
/// - Parameters:
///   - method: How they are paid; missing time has no months of its own.
///   - first: The first of them.
///   - day: The day of payment.
/// - Throws: ``RuleError/monthsLate(from:until:)``; what
///   ``DatedValues/inForce(on:)`` throws.
public func checkInTime(
    _ method: ContributionMethod, from first: CalendarMonth, on day: CalendarDay, in book: RuleBook
) throws(RuleError) {
    let last: CalendarDay
    switch method {
    case .missingTime: return
    case .yearsAhead: last = first.adding(months: 1).firstDay.adding(days: -1)
    case .monthly, .threeMonths, .sixMonths, .twelveMonths:
        last = try paymentDeadline(for: method, periodFrom: first.firstDay, registeredOn: day, in: book)
    }
    guard day <= last else { throw .monthsLate(from: first, until: last) }
}
