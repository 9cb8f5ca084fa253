public import Insurance

/// The day report (Z): what a kiosk took, gave and used up since the one before.
///
/// It covers the shifts closed since then, however late the evening went, and
/// is kept as the bytes its hash was made of.
public struct DayReport: Hashable, Sendable, Codable {
    public let id: Identifier
    /// Counted from 1 without gaps.
    public let number: Int
    /// The day that is closed, as people call it.
    public let day: CalendarDay
    /// When the report before it was closed; `nil` for the first.
    public let since: Moment?
    public let closedAt: Moment
    /// When the money is to be handed in.
    public let dueAt: Moment
    public let officer: String
    public let second: String
    public let shifts: [ShiftLine]
    public let totals: DayTotals
    /// The hash of the report before it, as lower-case hex; empty for the first.
    public let previous: String

    public init(
        id: Identifier, number: Int, day: CalendarDay, since: Moment?, closedAt: Moment, dueAt: Moment,
        officer: String, second: String, shifts: [ShiftLine], totals: DayTotals, previous: String
    ) {
        self.id = id
        self.number = number
        self.day = day
        self.since = since
        self.closedAt = closedAt
        self.dueAt = dueAt
        self.officer = officer
        self.second = second
        self.shifts = shifts
        self.totals = totals
        self.previous = previous
    }

    /// Whether these two closed the day.
    public func isBy(_ officer: Operator, _ second: Operator) -> Bool {
        self.officer == officer.code && self.second == second.code
    }

    /// A closed shift and how its drawer was counted.
    public struct ShiftLine: Hashable, Sendable, Codable {
        public let shift: Identifier
        public let cashier: String
        public let float: Dong
        /// Cash laid into the drawer.
        public let cash: Dong
        /// Cash paid out of it.
        public let paidOut: Dong
        public let counted: Dong

        public init(
            shift: Identifier, cashier: String, float: Dong, cash: Dong, paidOut: Dong, counted: Dong
        ) {
            self.shift = shift
            self.cashier = cashier
            self.float = float
            self.cash = cash
            self.paidOut = paidOut
            self.counted = counted
        }

        /// Below zero money is missing.
        public var difference: Dong { counted - (float + cash - paidOut) }
    }
}
