public import Insurance

/// A payment with its receipt, which several registrations may share.
public struct PaymentRecord: Hashable, Sendable, Codable {
    public var id: Identifier
    /// The receipt's series and number.
    public var series: String
    public var number: Int
    /// The whole payment, of which a registration's share is a part.
    public var amount: Dong
    /// `cash` or `transfer`; `transfer` as soon as one is part of it.
    public var method: String
    public var paidAt: Moment
    /// The cashier's code.
    public var cashier: String
    /// What the payment is made of; `nil` where it is one sum in cash.
    public var tenders: [Tender]?
    /// The day of payment, where that is not the day of `paidAt`.
    public var day: CalendarDay?

    /// A part of a payment by the way it came.
    public struct Tender: Hashable, Sendable, Codable {
        /// `cash` or `transfer`.
        public var method: String
        /// What it pays of the payment, in đồng.
        public var amount: Dong
        /// The bank's reference; of transfers.
        public var reference: String?
        /// The bank's own day of the money; of transfers.
        public var valueDay: CalendarDay?
        /// `true` for money of a void receipt that goes on to this one.
        public var carried: Bool?

        public init(
            method: String, amount: Dong, reference: String? = nil, valueDay: CalendarDay? = nil,
            carried: Bool? = nil
        ) {
            self.method = method
            self.amount = amount
            self.reference = reference
            self.valueDay = valueDay
            self.carried = carried
        }
    }

    public init(
        id: Identifier, series: String, number: Int, amount: Dong, method: String, paidAt: Moment, cashier: String,
        tenders: [Tender]? = nil, day: CalendarDay? = nil
    ) {
        self.id = id
        self.series = series
        self.number = number
        self.amount = amount
        self.method = method
        self.paidAt = paidAt
        self.cashier = cashier
        self.tenders = tenders
        self.day = day
    }
}
