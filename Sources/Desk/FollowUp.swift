public import Insurance

/// When someone would rather be called.
public enum BestTime: String, Hashable, Sendable, Codable, CaseIterable {
    case morning, noon, afternoon, evening, weekend
}

/// Who to call, and under which number.
///
/// All of it is personal data.
public struct FollowUpContact: Hashable, Sendable, Codable {
    public let phone: PhoneNumber
    /// Upper case; `nil` when nobody asked.
    public let name: String?
    public let bestTime: BestTime?

    public init(phone: PhoneNumber, name: String?, bestTime: BestTime?) {
        self.phone = phone
        self.name = name
        self.bestTime = bestTime
    }
}

/// Someone who agreed to be called back.
public struct FollowUp: Hashable, Sendable {
    public let contact: FollowUpContact
    /// The agreement to be called, which is another one than to a registration.
    public let consent: Consent

    /// Takes what was typed and ticked.
    ///
    /// - Parameters:
    ///   - name: May be empty.
    ///   - consent: `nil` when the box was not ticked.
    /// - Throws: ``Refusal`` with `consent-to-call-missing`, `phone-malformed`,
    ///   `name-too-long` or `name-unprintable`.
    public init(phone: String, name: String = "", bestTime: BestTime? = nil, consent: Consent?) throws {
        guard let consent else {
            throw Refusal(
                "consent-to-call-missing",
                """
                The person has not agreed to be called, so no phone number is kept. Read the question to them and \
                tick it, or note that they come back by themselves.
                """)
        }
        guard let phone = PhoneNumber(phone) else { throw Refusal.phoneMalformed }
        let name = PersonName.tidy(name)
        if !name.isEmpty { try RegistrationEntry.check(name: name) }
        contact = FollowUpContact(phone: phone, name: name.isEmpty ? nil : name, bestTime: bestTime)
        self.consent = consent
    }
}

extension Refusal {
    static let phoneMalformed = Refusal(
        "phone-malformed",
        """
        This is no Vietnamese phone number, so nobody could be called. A mobile number has 10 digits and begins with \
        03, 05, 07, 08 or 09; a landline has 11 and begins with 02. Correct it.
        """)
}
