public import Insurance

/// What a scanned card says of the person it names, as it stands on the card.
///
/// Personal data, kept sealed with the visit and the registration: later it
/// shows what was changed of it, and the address as it was scanned, in three
/// levels where the card is of before 2025-07-01.
public struct CardReading: Hashable, Sendable, Codable {
    public enum Kind: String, Hashable, Sendable, Codable {
        case citizen = "citizen-card"
        case health = "health-card"
    }

    public let kind: Kind
    /// Upper case.
    public let name: String?
    public let birth: BirthDate?
    public let sex: Sex?
    public let personalID: PersonalID?
    /// The ten digits; twelve are the personal ID.
    public let socialInsuranceCode: SocialInsuranceCode?
    /// The nine digits of the ID card before, where there was one.
    public let oldID: String?
    public let address: String?
    /// Of a health card: what it covered.
    public let cover: Cover?

    /// What a health card covered.
    public struct Cover: Hashable, Sendable, Codable {
        /// Two letters, which newer cards do not tell.
        public let object: String?
        /// The last day, which newer cards do not tell either.
        public let end: CalendarDay?
        /// Code of the first-care facility.
        public let facility: String?
    }

    /// - Parameter oldID: As the card has it beside the twelve digits.
    public init(_ card: CitizenCardScan, oldID: String?) {
        kind = .citizen
        name = PersonName.tidy(card.name)
        birth = .day(card.birth)
        sex = card.sex
        personalID = card.personalID
        socialInsuranceCode = nil
        self.oldID = oldID
        address = card.address
        cover = nil
    }

    public init(_ card: HealthCardScan) {
        kind = .health
        name = card.name.map(PersonName.tidy)
        birth = card.birth
        sex = card.sex
        personalID = PersonalID(card.code)
        socialInsuranceCode = card.socialInsuranceCode.digits.utf8.count == 10 ? card.socialInsuranceCode : nil
        oldID = nil
        address = card.address ?? card.place
        cover = Cover(
            object: card.cardCode?.object, end: card.term.validTo, facility: card.facility?.description)
    }

    /// The numbers that name the person, the surest first.
    public var keys: [String] {
        [personalID?.digits, socialInsuranceCode?.digits, oldID].compactMap(\.self)
    }

    /// The health card it is, where it tells its end.
    public var lastCard: LastCard? {
        cover.flatMap { cover in cover.end.map { LastCard(object: cover.object, end: $0) } }
    }

    /// The person by the card alone.
    ///
    /// - Throws: ``ScanError`` naming the first field that cannot be read.
    public func person() throws -> Person {
        guard let name else { throw ScanError.unreadable(field: "name") }
        guard let birth else { throw ScanError.unreadable(field: "birth date") }
        guard let sex else { throw ScanError.unreadable(field: "sex") }
        return Person(
            name: name, birth: birth, sex: sex, personalID: personalID, socialInsuranceCode: socialInsuranceCode,
            address: address ?? "", oldID: oldID)
    }
}

/// A person found by a card or in the list, with the card where there was one.
public struct ScannedPerson: Hashable, Sendable, Codable {
    public var person: Person
    public var card: CardReading?
    /// What staff should look at on the card.
    public var warnings: [ScanWarning]

    public init(_ person: Person, card: CardReading? = nil, warnings: [ScanWarning] = []) {
        self.person = person
        self.card = card
        self.warnings = warnings
    }
}
