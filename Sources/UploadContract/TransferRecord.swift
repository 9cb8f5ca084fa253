public import Insurance

/// Money at the bank that no visit waited for, and what became of it.
///
/// The bank's reference names an account; it leaves the kiosk sealed.
public struct TransferRecord: Hashable, Sendable, Codable {
    public var id: Identifier
    /// In đồng.
    public var amount: Dong
    /// The bank's own day of the money.
    public var valueDay: CalendarDay
    public var reference: String
    public var notedBy: String
    public var notedAt: Moment
    /// `matched`, `returned` or `handed-on`.
    public var fate: String?
    /// The tender it paid; only where it was matched.
    public var tender: Identifier?
    public var note: String?
    public var officer: String?
    /// The second person; always there unless it was matched.
    public var second: String?
    public var settledAt: Moment?

    public init(
        id: Identifier, amount: Dong, valueDay: CalendarDay, reference: String, notedBy: String, notedAt: Moment,
        fate: String?, tender: Identifier?, note: String?, officer: String?, second: String?, settledAt: Moment?
    ) {
        self.id = id
        self.amount = amount
        self.valueDay = valueDay
        self.reference = reference
        self.notedBy = notedBy
        self.notedAt = notedAt
        self.fate = fate
        self.tender = tender
        self.note = note
        self.officer = officer
        self.second = second
        self.settledAt = settledAt
    }
}

/// Money given back without a void: a tender returned, or too much of one.
public struct PayOutRecord: Hashable, Sendable, Codable {
    public var id: Identifier
    public var visit: Identifier
    public var tender: Identifier?
    /// `cash` out of a drawer, or `transfer`: the office is to send it back.
    public var method: String
    /// In đồng.
    public var amount: Dong
    /// By which the bank knows the transfer that the money came with; `nil`
    /// for money that came in cash, and in records of former versions.
    public var reference: String?
    /// The bank's own day of that transfer.
    public var valueDay: CalendarDay?
    public var officer: String
    public var second: String
    public var at: Moment

    public init(
        id: Identifier, visit: Identifier, tender: Identifier?, method: String, amount: Dong,
        reference: String? = nil, valueDay: CalendarDay? = nil, officer: String, second: String, at: Moment
    ) {
        self.id = id
        self.visit = visit
        self.tender = tender
        self.method = method
        self.amount = amount
        self.reference = reference
        self.valueDay = valueDay
        self.officer = officer
        self.second = second
        self.at = at
    }
}
