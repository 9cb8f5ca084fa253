public import Insurance

/// What somebody may agree to beside the registration itself, each for itself.
///
/// Source: Law 91/2025/QH15 on personal data: one consent, one purpose.
public enum OptionalPurpose: String, Hashable, Sendable, Codable, CaseIterable {
    /// To be written to or called by Zalo, SMS or phone.
    case contact
    /// To be kept on a list for next year's reminder.
    case reminder
}

/// An agreement to one optional purpose.
public struct Agreement: Hashable, Sendable, Codable {
    public var purpose: OptionalPurpose
    public var consent: Consent

    public init(_ purpose: OptionalPurpose, _ consent: Consent) {
        self.purpose = purpose
        self.consent = consent
    }
}

/// An agreement that was taken back, a record of its own.
public struct Withdrawal: Hashable, Sendable {
    public let id: Identifier
    public let registration: Identifier
    public let purpose: OptionalPurpose
    public let at: Moment
    /// The code of the member of staff who recorded it.
    public let officer: String

    public init(
        id: Identifier, registration: Identifier, purpose: OptionalPurpose, at: Moment, officer: String
    ) {
        self.id = id
        self.registration = registration
        self.purpose = purpose
        self.at = at
        self.officer = officer
    }
}
