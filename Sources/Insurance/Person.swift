/// Sex as the insurance papers know it.
public enum Sex: String, Hashable, Sendable, Codable, CaseIterable {
    case male, female
}

/// A birth date; of some people only the year is known.
public enum BirthDate: Hashable, Sendable, Codable {
    case day(CalendarDay)
    case year(Int)

    /// Nobody alive was born before this year.
    public static let firstYear = 1900

    /// Reads `21/11/1990`, `1990-11-21` or `1990`.
    public init?(_ text: String) {
        if let day = CalendarDay(vietnamese: text) ?? CalendarDay(text) {
            self = .day(day)
        } else if text.utf8.count == 4, let year = Int(text), (Self.firstYear...2200).contains(year) {
            self = .year(year)
        } else {
            return nil
        }
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let date = BirthDate(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a birth date")
        }
        self = date
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }

    /// As stored and sent: `1990-11-21`, or `1990`.
    public var text: String {
        switch self {
        case .day(let day): day.description
        case .year(let year): String(year)
        }
    }

    /// As printed: `21/11/1990`, or `1990`.
    public var vietnamese: String {
        switch self {
        case .day(let day): day.vietnamese
        case .year(let year): String(year)
        }
    }

    public var year: Int {
        switch self {
        case .day(let day): day.year
        case .year(let year): year
        }
    }

    /// Full years of age on `day`; where only the year is known, the age that
    /// is certain (reached even by someone born on 31 December).
    public func fullYears(on day: CalendarDay) -> Int {
        switch self {
        case .day(let birth): birth.fullYears(on: day)
        case .year(let year): day.year - year - ((day.month, day.day) == (12, 31) ? 0 : 1)
        }
    }
}

/// A person as registered.
///
/// Everything in it is personal data.
public struct Person: Hashable, Sendable, Codable {
    /// Full name, NFC, upper case.
    public var name: String
    public var birth: BirthDate
    public var sex: Sex
    public var personalID: PersonalID?
    public var socialInsuranceCode: SocialInsuranceCode?
    public var phone: String?
    public var address: String
    /// The nine digits of the ID card before the twelve, by which older lists
    /// still name people.
    ///
    /// Two provinces gave some of them twice: they find somebody in a list, and
    /// never tell alone who somebody is.
    public var oldID: String?

    public init(
        name: String,
        birth: BirthDate,
        sex: Sex,
        personalID: PersonalID? = nil,
        socialInsuranceCode: SocialInsuranceCode? = nil,
        phone: String? = nil,
        address: String = "",
        oldID: String? = nil
    ) {
        self.name = PersonName.tidy(name)
        self.birth = birth
        self.sex = sex
        self.personalID = personalID
        self.socialInsuranceCode = socialInsuranceCode
        self.phone = phone
        self.address = address
        self.oldID = oldID
    }

    /// The number that names this person to the insurance: the personal ID,
    /// or the social insurance code of someone without one.
    public var key: String? { personalID?.digits ?? socialInsuranceCode?.digits }
}
