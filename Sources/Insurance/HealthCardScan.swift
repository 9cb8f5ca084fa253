/// What the QR on a health card says.
///
/// Two generations are read, both with names as hexadecimal UTF-8 and `-` for
/// nothing, ending in `$`: ten fields with the fifteen-character code, and
/// seventeen with the social insurance code alone (cards since April 2021).
/// A field that cannot be read has no value and a warning.
public struct HealthCardScan: Hashable, Sendable {
    /// As the card has it: fifteen characters, or the social insurance code.
    public let code: String
    /// The parts of a fifteen-character code.
    public let cardCode: HealthCardCode?
    public let socialInsuranceCode: SocialInsuranceCode
    /// NFC, in the card's own case.
    public let name: String?
    public let birth: BirthDate?
    public let sex: Sex?
    public let address: String?
    /// Where the newer cards say the person lives.
    public let place: String?
    public let facility: FacilityCode?
    public let term: Term
    /// 1 to 5.
    public let level: Int?
    private let damages: [ScanWarning]

    /// The days on a card.
    public struct Term: Hashable, Sendable {
        public let validFrom: CalendarDay?
        /// The last day covered; newer cards do not name it.
        public let validTo: CalendarDay?
        public let issued: CalendarDay?
        /// The day on which five continuous years are full.
        public let fiveYears: CalendarDay?
    }

    /// Reads NFC-normalised text from a scanner.
    ///
    /// - Throws: ``ScanError``; nothing of the text is repeated in it.
    public init(_ text: String) throws(ScanError) {
        guard !text.isMisread else { throw .mangled }
        var fields = BarredFields(text)
        guard let number = CardNumber(fields.texts) else { throw .unknownFormat }
        guard fields.texts.count >= 9 else { throw .incomplete }
        guard !fields.texts.contains(where: HexText.isMangled) else { throw .mangled }
        code = number.text
        cardCode = number.code
        socialInsuranceCode = number.socialInsuranceCode
        name = fields.read(1, as: "name", HexText.read)
        birth = fields.read(2, as: "birth date", HealthCardScan.birth)
        sex = fields.read(3, as: "sex") { ["1": .male, "2": .female][$0] }
        address = fields.read(4, as: "address", HexText.read)
        facility = fields.read(5, as: "facility") { FacilityCode($0) }
        let isWhole = fields.texts.last == "$"
        let isNewer = fields.texts.count > (isWhole ? 10 : 9)
        term = Term(
            validFrom: fields.read(6, as: "first day", HealthCardScan.day),
            validTo: fields.read(7, as: "last day", HealthCardScan.day),
            issued: fields.read(8, as: "day of issue", HealthCardScan.day),
            fiveYears: isNewer ? fields.read(12, as: "day of five years", HealthCardScan.day) : nil
        )
        let level = isNewer ? fields.read(14, as: "level", HealthCardScan.level) : nil
        self.level = number.code?.level ?? level
        place = isNewer ? fields.read(15, as: "place", HexText.read) : nil
        damages = fields.warnings + (isWhole ? [] : [.endMissing])
    }

    /// Whether a scan with bars is a health card's rather than an ID card's.
    static func isLikely(_ text: String) -> Bool { CardNumber(BarredFields(text).texts) != nil }

    private static func birth(_ text: String) -> BirthDate? {
        guard let birth = BirthDate(text), (1900...2200).contains(birth.year) else { return nil }
        return birth
    }

    private static func day(_ text: String) -> CalendarDay? {
        guard let day = CalendarDay(vietnamese: text), (1900...2200).contains(day.year) else { return nil }
        return day
    }

    private static func level(_ text: String) -> Int? { Int(text).flatMap { (1...5).contains($0) ? $0 : nil } }
}

extension HealthCardScan {
    /// What to look at: damaged fields, and parts that do not fit.
    public func warnings(in codes: KnownCodes) -> [ScanWarning] {
        var warnings = damages
        if let cardCode { warnings += cardCode.warnings(on: term.issued ?? term.validFrom, in: codes) }
        if let facts = PersonalIDFacts(code) { warnings += facts.warnings(birth: birth, sex: sex, in: codes) }
        if let first = term.validFrom, let last = term.validTo, last < first { warnings.append(.endsBeforeItBegins) }
        return warnings
    }

    /// The person the card names, where name, birth and sex can be read.
    public var person: Person? {
        guard let name, let birth, let sex else { return nil }
        return Person(
            name: name, birth: birth, sex: sex, personalID: PersonalID(code), socialInsuranceCode: socialInsuranceCode,
            address: address ?? place ?? "")
    }
}

/// The first field of a health card's QR.
private struct CardNumber {
    let text: String
    let code: HealthCardCode?
    let socialInsuranceCode: SocialInsuranceCode

    /// Twelve digits begin an ID card's QR as well, which never has 1 or 2
    /// where a health card has the sex.
    init?(_ fields: [String]) {
        guard let first = fields.first else { return nil }
        code = HealthCardCode(first)
        guard let number = code?.socialInsuranceCode ?? SocialInsuranceCode(first) else { return nil }
        guard first.utf8.count != 12 || (fields.count > 3 && ["1", "2"].contains(fields[3])) else { return nil }
        text = first
        socialInsuranceCode = number
    }
}
