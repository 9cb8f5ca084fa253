public import Insurance
public import InsuranceRules

/// For which time a payment insures somebody, to find what was paid twice.
public enum InsuredTime: Hashable, Sendable {
    /// The days of a health card.
    case days(ClosedRange<CalendarDay>)
    /// The months of a contribution.
    case months(ClosedRange<CalendarMonth>)
    /// Months that were missing before; `nil` where they are paid once in a life.
    case missing(year: Int?)

    /// - Returns: `nil` for a health quote without days.
    public init?(_ terms: Terms, _ quote: FrozenQuote) {
        switch terms {
        case .premium:
            guard let from = quote.item.validFrom, let to = quote.item.validTo, from <= to else { return nil }
            self = .days(from...to)
        case .contribution(let terms) where terms.method == .missingTime:
            // Quotes kept before they said when it may be paid again held for a calendar year.
            self = .missing(year: quote.item.missingTimeAgain == .never ? nil : quote.day.year)
        case .contribution:
            // Quotes kept before they told their months began with the month of payment.
            let first = CalendarMonth(of: quote.day)
            self = .months(
                quote.item.paidMonths ?? first...first.adding(months: max(1, quote.item.months) - 1))
        }
    }

    public func overlaps(_ other: InsuredTime) -> Bool {
        switch (self, other) {
        case (.days(let mine), .days(let theirs)): mine.overlaps(theirs)
        case (.months(let mine), .months(let theirs)): mine.overlaps(theirs)
        case (.missing(let mine), .missing(let theirs)): mine == nil || theirs == nil || mine == theirs
        default: false
        }
    }
}

/// A payment for the same person, insurance and time.
public struct EarlierPayment: Hashable, Sendable {
    public let at: Moment
    /// The code of the cashier.
    public let officer: String
    /// The ticket number of its visit.
    public let visit: Int

    public init(at: Moment, officer: String, visit: Int) {
        self.at = at
        self.officer = officer
        self.visit = visit
    }
}
