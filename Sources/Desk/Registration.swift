public import Insurance
public import InsuranceRules

/// Whether someone joins, comes back or goes on.
///
/// Asked and recorded, never inferred: only the first two count as development.
public enum Joining: String, Hashable, Sendable, Codable, CaseIterable {
    case new, resumed, renewed
}

/// One person's entry into one scheme.
public struct Registration: Hashable, Sendable {
    public enum State: String, Hashable, Sendable, Codable, CaseIterable {
        case draft, quoted, paid, handedOver, abandoned, void
    }

    public let id: Identifier
    public let visit: Identifier
    public let state: State
    public let entry: RegistrationEntry
    public let quote: FrozenQuote?
    /// When the attendee confirmed the spelled name and birth date.
    public let readBackAt: Moment?

    public init(
        id: Identifier, visit: Identifier, state: State, entry: RegistrationEntry, quote: FrozenQuote?,
        readBackAt: Moment?
    ) {
        self.id = id
        self.visit = visit
        self.state = state
        self.entry = entry
        self.quote = quote
        self.readBackAt = readBackAt
    }

    public var person: Person { entry.person }
    public var scheme: Scheme { entry.terms.scheme }
}

/// What was asked for and of whom.
///
/// All of it is kept sealed.
public struct RegistrationEntry: Hashable, Sendable, Codable {
    public var person: Person
    public var terms: Terms
    public var joining: Joining
    /// Paper asked for; without it the book and card are electronic.
    ///
    /// Source: Law 41/2024 art. 25, Decree 188/2025 art. 11.
    public var wantsPaper: Bool
    /// Code of the first-care facility, health insurance only.
    public var facility: String?
    /// K1, K2, K3 or nothing.
    public var livingArea: String?
    /// The version of the consent text agreed to, and when.
    public var consent: Consent?

    public init(
        person: Person, terms: Terms, joining: Joining, wantsPaper: Bool, facility: String? = nil,
        livingArea: String? = nil, consent: Consent? = nil
    ) {
        self.person = person
        self.terms = terms
        self.joining = joining
        self.wantsPaper = wantsPaper
        self.facility = facility
        self.livingArea = livingArea
        self.consent = consent
    }
}

/// A person's agreement to the processing of their data (Law 91/2025/QH15).
public struct Consent: Hashable, Sendable, Codable {
    /// Which text was shown.
    public var version: String
    public var language: String
    public var at: Moment
    /// The code of the member of staff who recorded it.
    public var officer: String

    public init(version: String, language: String, at: Moment, officer: String) {
        self.version = version
        self.language = language
        self.at = at
        self.officer = officer
    }
}

/// A quote that never changes again.
///
/// It holds on its payment day only.
public struct FrozenQuote: Hashable, Sendable, Codable {
    /// The payment day the amounts were worked out for (Asia/Ho_Chi_Minh).
    public let day: CalendarDay
    public let item: QuotedItem
    /// Fingerprint of the rule files used.
    public let rules: String
    /// The day from which the longer benefits of continuous health insurance
    /// hold, counted from the card's first day.
    ///
    /// Printed for someone new only: of others the days before are not known here.
    public let continuousFrom: CalendarDay?

    public init(day: CalendarDay, item: QuotedItem, rules: String, continuousFrom: CalendarDay? = nil) {
        self.day = day
        self.item = item
        self.rules = rules
        self.continuousFrom = continuousFrom
    }
}
