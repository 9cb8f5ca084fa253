public import Insurance

/// Money at the bank that no visit waits for; people say what becomes of it.
public struct StrayTransfer: Hashable, Sendable {
    public enum Fate: String, Hashable, Sendable, Codable, CaseIterable {
        /// Used for a tender that was asked for.
        case matched
        /// Sent back by the office.
        case returned
        /// Left to the office to find out.
        case handedOn = "handed-on"
    }

    /// What people said of it.
    public struct Settlement: Hashable, Sendable {
        public let fate: Fate
        /// The tender it paid; only where it was matched.
        public let tender: Identifier?
        public let note: String?
        public let officer: String
        /// The second person; always there unless it was matched.
        public let second: String?
        public let at: Moment

        public init(fate: Fate, tender: Identifier?, note: String?, officer: String, second: String?, at: Moment) {
            self.fate = fate
            self.tender = tender
            self.note = note
            self.officer = officer
            self.second = second
            self.at = at
        }
    }

    public let id: Identifier
    public let amount: Dong
    /// The bank's own day of the money.
    public let valueDay: CalendarDay
    /// The bank's reference; personal data.
    public let reference: String
    /// The ended tender whose memo it carries.
    public let asked: Identifier?
    public let notedBy: String
    public let at: Moment
    public let settlement: Settlement?

    public init(
        id: Identifier, amount: Dong, valueDay: CalendarDay, reference: String, asked: Identifier?, notedBy: String,
        at: Moment, settlement: Settlement?
    ) {
        self.id = id
        self.amount = amount
        self.valueDay = valueDay
        self.reference = reference
        self.asked = asked
        self.notedBy = notedBy
        self.at = at
        self.settlement = settlement
    }
}
