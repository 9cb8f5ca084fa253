public import Insurance

/// With which month a contribution begins that no earlier one leads up to:
/// of someone new, or back after an interruption.
///
/// Who goes on pays from the month after the last one paid; see
/// ``QuotedItem/following(_:)``.
///
/// Source: Law on Social Insurance 41/2024/QH15 art. 36 (3). That it is the
/// month of payment is assumed; the rule file says so.
///
/// - Parameter day: The day of payment.
/// - Returns: `nil` for missing time, which has no months of its own.
/// - Throws: What ``DatedValues/inForce(on:)`` throws.
public func firstMonthPaid(
    by method: ContributionMethod, on day: CalendarDay, in book: RuleBook
) throws(RuleError) -> CalendarMonth? {
    switch method {
    case .missingTime: return nil
    case .monthly, .threeMonths, .sixMonths, .twelveMonths, .yearsAhead:
        switch try book.vsi.firstMonth.inForce(on: day) {
        case .monthOfPayment: return CalendarMonth(of: day)
        }
    }
}

extension QuotedItem {
    /// The months paid for, both ends included; `nil` for health insurance and
    /// missing time, and in quotes kept before they said it.
    public var paidMonths: ClosedRange<CalendarMonth>? {
        firstMonth.map { $0...$0.adding(months: max(1, months) - 1) }
    }

    /// The same price for the months that follow on the last one paid.
    public func following(_ lastPaid: CalendarMonth) -> QuotedItem {
        guard firstMonth != nil else { return self }
        var item = self
        item.firstMonth = lastPaid.adding(months: 1)
        return item
    }
}
