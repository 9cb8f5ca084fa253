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
    /// Cash laid into the drawer.
    public var takings: Dong
    /// What came by transfer; `nil` from kiosks of former versions, which took none.
    public var transfers: Dong?
    /// Cash paid out of the drawer; `nil` from kiosks of former versions, which paid none.
    public var paidOut: Dong?
    public var payments: Int
    /// What was counted in the drawer, float included.
    public var counted: Dong?
    /// Why count and books differ.
    public var reason: String?
    /// Papers of the shift nobody took; `nil` from kiosks of former versions.
    public var left: [Left]?

    /// A paper nobody took, and what becomes of it.
    public struct Left: Hashable, Sendable, Codable {
        public var document: Identifier
        /// The paper, such as `health-card`.
        public var kind: String
        public var serial: String?
        /// How it stood at the close, such as `good` or `waiting`.
        public var state: String
        /// `kept`, `agent`, `posted` or `later`.
        public var fate: String?

        public init(document: Identifier, kind: String, serial: String?, state: String, fate: String?) {
            self.document = document
            self.kind = kind
            self.serial = serial
            self.state = state
            self.fate = fate
        }
    }

    public init(
        shift: Identifier, cashier: String, openedAt: Moment, closedAt: Moment?, float: Dong, takings: Dong,
        transfers: Dong? = nil, paidOut: Dong? = nil, payments: Int, counted: Dong?, reason: String?,
        left: [Left]? = nil
    ) {
        self.shift = shift
        self.cashier = cashier
        self.openedAt = openedAt
        self.closedAt = closedAt
        self.float = float
        self.takings = takings
        self.transfers = transfers
        self.paidOut = paidOut
        self.payments = payments
        self.counted = counted
        self.reason = reason
        self.left = left
    }
}
