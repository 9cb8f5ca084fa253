public import Insurance

/// A cashier's turn at the till.
public struct Shift: Hashable, Sendable {
    public enum State: String, Hashable, Sendable, Codable, CaseIterable {
        case open, counted, closed
    }

    public let id: Identifier
    public let cashier: String
    public let openedAt: Moment
    public let state: State
    /// Change money in the drawer at the start; it is not takings.
    public let float: Dong
    /// Cash laid into the drawer in this shift.
    public let takings: Dong
    /// What came by transfer, in payments of this shift; it lies in no drawer.
    public let transfers: Dong
    /// Cash paid out of the drawer.
    public let paidOut: Dong
    public let payments: Int
    public let counted: Dong?
    public let reason: String?
    public let closedAt: Moment?
    /// The cashier whose counted drawer it began with; `nil` where the float was laid in.
    public let receivedFrom: String?
    /// The cashier whose shift began with this one's counted drawer.
    public let passedTo: String?

    public init(
        id: Identifier, cashier: String, openedAt: Moment, state: State, float: Dong, takings: Dong,
        transfers: Dong = .zero, paidOut: Dong = .zero, payments: Int, counted: Dong?, reason: String?,
        closedAt: Moment?, receivedFrom: String? = nil, passedTo: String? = nil
    ) {
        self.id = id
        self.cashier = cashier
        self.openedAt = openedAt
        self.state = state
        self.float = float
        self.takings = takings
        self.transfers = transfers
        self.paidOut = paidOut
        self.payments = payments
        self.counted = counted
        self.reason = reason
        self.closedAt = closedAt
        self.receivedFrom = receivedFrom
        self.passedTo = passedTo
    }

    /// What should be in the drawer.
    public var expected: Dong { float + takings - paidOut }

    /// Counted less expected; below zero money is missing.
    ///
    /// Known after the count.
    public var difference: Dong? { counted.map { $0 - expected } }
}

/// The notes counted: how many of each denomination.
public struct CashCount: Hashable, Sendable, Codable {
    /// Denomination in đồng → pieces.
    public var pieces: [Int: Int]
    /// What else lies in the drawer, as a sum.
    public var loose: Dong

    public init(pieces: [Int: Int], loose: Dong = .zero) {
        self.pieces = pieces
        self.loose = loose
    }

    public var total: Dong { Dong(pieces.reduce(0) { $0 + $1.key * $1.value }) + loose }

    /// Banknotes in circulation, largest first (State Bank of Vietnam).
    public static let denominations = [
        500_000, 200_000, 100_000, 50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500, 200,
    ]
}
