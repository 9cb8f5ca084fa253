public import Insurance

/// A payment two people took back; it names the envelopes it sets right.
///
/// Its note may tell of a person; it leaves the kiosk sealed.
public struct VoidRecord: Hashable, Sendable, Codable {
    /// A registration the payment covered.
    public struct Ended: Hashable, Sendable, Codable {
        /// The registration's id at the kiosk, as in ``RegistrationRecord``.
        public var registration: Identifier
        /// The id of the envelope that told of it.
        public var envelope: Identifier
        /// The registration in its place, told in an envelope of its own.
        public var successor: Identifier?

        public init(registration: Identifier, envelope: Identifier, successor: Identifier?) {
            self.registration = registration
            self.envelope = envelope
            self.successor = successor
        }
    }

    /// Money given back.
    public struct Refund: Hashable, Sendable, Codable {
        /// `cash` out of a drawer, or `transfer`: the office is to send it back.
        public var method: String
        /// In đồng.
        public var amount: Dong

        public init(method: String, amount: Dong) {
            self.method = method
            self.amount = amount
        }
    }

    public var id: Identifier
    /// The payment that is void; its receipt keeps the number.
    public var payment: Identifier
    public var series: String
    public var number: Int
    /// The whole payment, in đồng.
    public var amount: Dong
    public var registrations: [Ended]
    /// The payment for those who stay; `nil` where nobody does.
    public var successor: Identifier?
    public var refunds: [Refund]
    /// A word of the kiosk's list, such as `wrong-person` or `other`.
    public var reason: String
    public var note: String?
    public var officer: String
    public var second: String
    public var at: Moment
    /// Whether the province had accepted a record of the payment before.
    public var afterUpload: Bool

    public init(
        id: Identifier, payment: Identifier, series: String, number: Int, amount: Dong, registrations: [Ended],
        successor: Identifier?, refunds: [Refund], reason: String, note: String?, officer: String, second: String,
        at: Moment, afterUpload: Bool
    ) {
        self.id = id
        self.payment = payment
        self.series = series
        self.number = number
        self.amount = amount
        self.registrations = registrations
        self.successor = successor
        self.refunds = refunds
        self.reason = reason
        self.note = note
        self.officer = officer
        self.second = second
        self.at = at
        self.afterUpload = afterUpload
    }
}
