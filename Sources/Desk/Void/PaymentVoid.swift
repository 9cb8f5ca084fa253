public import Insurance

/// A payment taken back by two people; its receipt keeps the number.
public struct PaymentVoid: Hashable, Sendable {
    /// A registration the payment covered.
    public struct Ended: Hashable, Sendable {
        public let registration: Identifier
        /// The envelope that told the province of it.
        public let envelope: Identifier
        /// The registration in its place, of somebody who stays.
        public let successor: Identifier?

        public init(registration: Identifier, envelope: Identifier, successor: Identifier?) {
            self.registration = registration
            self.envelope = envelope
            self.successor = successor
        }
    }

    public let id: Identifier
    public let payment: Identifier
    /// The payment for those who stay; `nil` where the whole receipt went.
    public let successor: Identifier?
    public let registrations: [Ended]
    public let reason: VoidReason
    /// What was said besides; there for ``VoidReason/other``, and personal data.
    public let note: String?
    public let officer: String
    public let second: String
    public let at: Moment
    /// Whether the province had accepted a record of the payment before.
    public let isAfterUpload: Bool

    public init(
        id: Identifier, payment: Identifier, successor: Identifier?, registrations: [Ended], reason: VoidReason,
        note: String?, officer: String, second: String, at: Moment, isAfterUpload: Bool
    ) {
        self.id = id
        self.payment = payment
        self.successor = successor
        self.registrations = registrations
        self.reason = reason
        self.note = note
        self.officer = officer
        self.second = second
        self.at = at
        self.isAfterUpload = isAfterUpload
    }
}

/// Why a payment is taken back, from a list.
public enum VoidReason: String, Hashable, Sendable, Codable, CaseIterable {
    /// Somebody else was registered than who stands here.
    case wrongPerson = "wrong-person"
    /// Another scheme, plan or number of months was meant.
    case wrongPlan = "wrong-plan"
    /// The support or the place in the household was wrong.
    case wrongSupport = "wrong-support"
    case paidTwice = "paid-twice"
    case changedMind = "changed-mind"
    case notEligible = "not-eligible"
    /// Needs a note.
    case other
}
