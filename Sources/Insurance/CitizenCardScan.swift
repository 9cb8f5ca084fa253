/// What the QR on the front of an ID card says, its parts fitting each other.
public struct CitizenCardScan: Hashable, Sendable {
    public let personalID: PersonalID
    public let name: String
    public let birth: CalendarDay
    public let sex: Sex
    /// As on the card, which may still name the districts abolished on 2025-07-01.
    public let address: String
    public let issued: CalendarDay?

    /// Reads NFC-normalised text from a scanner.
    ///
    /// - Throws: ``ScanError``; nothing of the text is repeated in it.
    public init(_ text: String) throws(ScanError) { try self.init(CitizenCardText(text)) }

    /// Takes a card that was read.
    ///
    /// - Throws: ``ScanError`` when its number does not fit its birth date and
    ///   sex, or is none that can be given out.
    public init(_ card: CitizenCardText) throws(ScanError) {
        guard let id = PersonalID(card.number.digits) else { throw .unreadable(field: "personal ID") }
        guard id.sex == card.sex, id.birthYear == card.birth.year else { throw .contradiction }
        personalID = id
        name = card.name
        birth = card.birth
        sex = card.sex
        address = card.address
        issued = card.issued
    }
}
