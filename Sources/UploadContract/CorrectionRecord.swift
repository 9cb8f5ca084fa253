public import Insurance

/// A mistake in a registration, set right after it was sent.
///
/// Everything in it is personal data; it leaves the kiosk sealed.
public struct CorrectionRecord: Hashable, Sendable, Codable {
    public var id: Identifier
    /// The registration's id at the kiosk, as in ``RegistrationRecord``.
    public var registration: Identifier
    /// The id of the envelope that told of the registration; `nil` from kiosks
    /// of former versions.
    public var envelope: Identifier?
    public var changes: [Change]
    public var at: Moment
    public var officer: String

    /// One field, named as in the person of ``RegistrationRecord``: `name`,
    /// `birth`, `sex`, `personalID`, `socialInsuranceCode`, `phone` or
    /// `address`.
    ///
    /// A field that the reader does not know is for a later version of it.
    public struct Change: Hashable, Sendable, Codable {
        public var field: String
        public var before: String
        public var after: String

        public init(field: String, before: String, after: String) {
            self.field = field
            self.before = before
            self.after = after
        }
    }

    public init(
        id: Identifier, registration: Identifier, envelope: Identifier? = nil, changes: [Change], at: Moment,
        officer: String
    ) {
        self.id = id
        self.registration = registration
        self.envelope = envelope
        self.changes = changes
        self.at = at
        self.officer = officer
    }
}

/// An optional agreement taken back: nobody may use the data for it any more.
public struct ConsentWithdrawalRecord: Hashable, Sendable, Codable {
    public var id: Identifier
    /// The registration's id at the kiosk, as in ``RegistrationRecord``.
    public var registration: Identifier
    /// `contact` or `reminder`.
    public var purpose: String
    public var at: Moment
    public var officer: String

    public init(id: Identifier, registration: Identifier, purpose: String, at: Moment, officer: String) {
        self.id = id
        self.registration = registration
        self.purpose = purpose
        self.at = at
        self.officer = officer
    }
}
