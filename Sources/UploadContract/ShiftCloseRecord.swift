public import Insurance

/// A cashier's closed turn at the till.
public struct ShiftCloseRecord: Hashable, Sendable, Codable {
    public var shift: Identifier
    /// The cashier's code.
    public var cashier: String
    public var openedAt: Moment
    public var closedAt: Moment?
    /// Change money at the start; it is not takings.
    public var float: Dong
    public var takings: Dong
    public var payments: Int
    /// What was counted in the drawer, float included.
    public var counted: Dong?
    /// Why count and books differ.
    public var reason: String?

    public init(
        shift: Identifier, cashier: String, openedAt: Moment, closedAt: Moment?, float: Dong, takings: Dong,
        payments: Int, counted: Dong?, reason: String?
    ) {
        self.shift = shift
        self.cashier = cashier
        self.openedAt = openedAt
        self.closedAt = closedAt
        self.float = float
        self.takings = takings
        self.payments = payments
        self.counted = counted
        self.reason = reason
    }
}
