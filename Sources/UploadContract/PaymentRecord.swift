public import Insurance

/// A payment with its receipt, which several registrations may share.
public struct PaymentRecord: Hashable, Sendable, Codable {
    public var id: Identifier
    /// The receipt's series and number.
    public var series: String
    public var number: Int
    /// The whole payment, of which a registration's share is a part.
    public var amount: Dong
    /// `cash` or `transfer`.
    public var method: String
    public var paidAt: Moment
    /// The cashier's code.
    public var cashier: String

    public init(
        id: Identifier, series: String, number: Int, amount: Dong, method: String, paidAt: Moment, cashier: String
    ) {
        self.id = id
        self.series = series
        self.number = number
        self.amount = amount
        self.method = method
        self.paidAt = paidAt
        self.cashier = cashier
    }
}
