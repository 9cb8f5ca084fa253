public import Insurance

/// The frozen quote that was paid.
public struct QuoteRecord: Hashable, Sendable, Codable {
    /// The payment day the amounts were worked out for, in Vietnam.
    public var day: CalendarDay
    /// How many months are paid for.
    public var months: Int
    /// The first day of the first month paid for; social insurance only.
    public var paidFrom: CalendarDay?
    /// Before support.
    public var gross: Dong
    /// The State's part.
    public var state: Dong
    /// The province's part.
    public var local: Dong
    /// What the participant paid.
    public var payable: Dong
    /// First and last day of the health card.
    public var from: CalendarDay?
    public var to: CalendarDay?
    public var lines: [Line]
    /// Fingerprint of the rules used, when it is not the envelope's.
    public var rules: String?

    /// One value that took part, by its rule; the rules' fingerprint tells the rest.
    public struct Line: Hashable, Sendable, Codable {
        public var rule: String
        public var amount: Dong

        public init(rule: String, amount: Dong) {
            self.rule = rule
            self.amount = amount
        }
    }

    public init(
        day: CalendarDay, months: Int, paidFrom: CalendarDay? = nil, gross: Dong, state: Dong, local: Dong,
        payable: Dong, from: CalendarDay?, to: CalendarDay?, lines: [Line], rules: String?
    ) {
        self.day = day
        self.months = months
        self.paidFrom = paidFrom
        self.gross = gross
        self.state = state
        self.local = local
        self.payable = payable
        self.from = from
        self.to = to
        self.lines = lines
        self.rules = rules
    }
}
