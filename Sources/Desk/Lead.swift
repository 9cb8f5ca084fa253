public import Insurance

/// Someone who agreed to be called back, and what became of it.
public struct Lead: Hashable, Sendable {
    public enum State: String, Hashable, Sendable, Codable, CaseIterable {
        /// Waits to be called.
        case open
        case contacted
        /// The agreement was taken back; nothing of the person is left.
        case withdrawn
        /// The consultation ended otherwise after all; nothing of the person is left.
        case dropped

        /// Whether name and number are still kept.
        public var isLive: Bool { self == .open || self == .contacted }
    }

    public let id: Identifier
    public let visit: Identifier
    /// The visit's day and ticket number.
    public let day: CalendarDay
    public let number: Int
    public let state: State
    /// `nil` once it was erased.
    public let contact: FollowUpContact?
    /// What the person agreed to, and when; kept as proof without the person.
    public let consent: Consent
    /// What they were interested in.
    public let schemes: [Scheme]
    public let channel: Channel
    public let occasion: Occasion?

    public init(
        id: Identifier, visit: Identifier, day: CalendarDay, number: Int, state: State, contact: FollowUpContact?,
        consent: Consent, schemes: [Scheme], channel: Channel, occasion: Occasion?
    ) {
        self.id = id
        self.visit = visit
        self.day = day
        self.number = number
        self.state = state
        self.contact = contact
        self.consent = consent
        self.schemes = schemes
        self.channel = channel
        self.occasion = occasion
    }
}

/// One export of leads: who took how many out of the kiosk, and when.
public struct LeadExport: Hashable, Sendable {
    public let at: Moment
    public let officer: String
    public let first: CalendarDay
    public let last: CalendarDay
    public let count: Int

    public init(at: Moment, officer: String, first: CalendarDay, last: CalendarDay, count: Int) {
        self.at = at
        self.officer = officer
        self.first = first
        self.last = last
        self.count = count
    }
}
