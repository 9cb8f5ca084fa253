/// A twelve-digit personal identification number (số định danh, on the ID card).
///
/// `PPP G YY NNNNNN`: place of birth registration, century and sex, year of
/// birth, serial (Circular 59/2021/TT-BCA). There is no check digit.
public struct PersonalID: Hashable, Sendable, Codable {
    /// What the digits say.
    public let facts: PersonalIDFacts

    /// - Returns: `nil` unless the text is twelve digits with a serial that is
    ///   not all zero.
    public init?(_ text: String) {
        guard let facts = PersonalIDFacts(text), facts.serial != "000000" else { return nil }
        self.facts = facts
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let id = PersonalID(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a personal ID")
        }
        self = id
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(digits)
    }

    public var digits: String { facts.digits }

    /// The sex written into the number.
    public var sex: Sex { facts.sex }

    /// The year of birth written into the number.
    public var birthYear: Int { facts.birthYear }

    /// The last four digits, for screens that must not show the whole.
    public var masked: String { "••••••••" + digits.suffix(4) }
}

/// A social insurance code: ten digits, or since 2025-08-01 the personal ID
/// (CV 1804/BHXH-QLT).
public struct SocialInsuranceCode: Hashable, Sendable, Codable {
    public let digits: String

    public init?(_ text: String) {
        guard text.utf8.count == 10 || text.utf8.count == 12, text.isDigits else { return nil }
        digits = text
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let code = SocialInsuranceCode(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a social insurance code")
        }
        self = code
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(digits)
    }
}
