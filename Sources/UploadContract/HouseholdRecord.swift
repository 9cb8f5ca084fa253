public import Insurance

/// Where a person stands in the order of their household, and what that rests on.
public struct HouseholdRecord: Hashable, Sendable, Codable {
    /// What somebody's place before this one is known by.
    public enum Basis: String, Hashable, Sendable, Codable {
        /// A card in the list the kiosk was given.
        case card
        /// A payment at the same kiosk.
        case paid
        /// Receipts that staff were shown.
        case stated
    }

    /// One who comes before.
    public struct Before: Hashable, Sendable, Codable {
        public var basis: Basis
        /// The card's last day, or the day of payment; `nil` for a receipt.
        public var day: CalendarDay?

        public init(basis: Basis, day: CalendarDay?) {
            self.basis = basis
            self.day = day
        }
    }

    /// The office's code of the household, where it is known.
    public var code: String?
    /// The number of the head, or of somebody else the household was named by.
    public var head: String?
    /// To the head, a code of the catalogue.
    public var relation: String?
    /// The place of the calendar year of the payment; `nil` for someone insured otherwise.
    public var order: Int?
    /// In order.
    public var before: [Before]
    /// Whether the province has to check the place: it rests on receipts alone.
    public var toCheck: Bool

    public init(
        code: String?, head: String?, relation: String?, order: Int?, before: [Before], toCheck: Bool
    ) {
        self.code = code
        self.head = head
        self.relation = relation
        self.order = order
        self.before = before
        self.toCheck = toCheck
    }
}
