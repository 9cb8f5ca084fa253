public import Insurance

/// What somebody read in the bank's own words.
public struct BankWord: Hashable, Sendable {
    public var received: Dong
    /// The bank's own day of the money.
    public var valueDay: CalendarDay
    /// The bank's reference; personal data.
    public var reference: String
    /// The amount that is not the one asked for, confirmed once more.
    public var confirmed: Dong?

    public init(received: Dong, valueDay: CalendarDay, reference: String, confirmed: Dong? = nil) {
        self.received = received
        self.valueDay = valueDay
        self.reference = TransferMemo.plain(reference)
        self.confirmed = confirmed
    }

    /// The longest reference, in characters.
    public static let longestReference = 40
}

extension BankWord {
    /// - Throws: `bank-reference-missing`, `value-day-ahead`, `bad-input`.
    func check(on today: CalendarDay) throws {
        guard (1...Self.longestReference).contains(reference.count) else { throw Refusal.bankReferenceMissing }
        guard received > .zero else { throw Refusal.transferEmpty }
        guard valueDay <= today else { throw Refusal.valueDayAhead(valueDay) }
    }
}
