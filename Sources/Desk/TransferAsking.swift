public import Insurance

/// What the cashier sends when a visit is to pay by bank transfer.
public struct TransferAsking: Hashable, Sendable {
    /// Made with the form; twenty taps on one form ask once.
    public var formID: Identifier
    public var visit: Identifier
    /// What was still to be paid when the cashier looked.
    public var expected: Dong
    /// Laid down at once; the transfer is asked for the rest.
    public var cash: Dong
    /// Where the money is taken; `nil` where the visit was opened.
    public var station: String?

    public init(
        formID: Identifier, visit: Identifier, expected: Dong, cash: Dong = .zero, station: String? = nil
    ) {
        self.formID = formID
        self.visit = visit
        self.expected = expected
        self.cash = cash
        self.station = station
    }
}

/// Where a transfer goes, and how long it is waited for.
public struct TransferDemand: Hashable, Sendable {
    public let account: String
    /// What memos begin with.
    public let kiosk: String
    public let expiresAt: Moment

    public init(account: String, kiosk: String, expiresAt: Moment) {
        self.account = account
        self.kiosk = kiosk
        self.expiresAt = expiresAt
    }
}
