/// What the QR on the front of an ID card says, before its parts are compared.
///
/// `id|old id|NAME|ddMMyyyy|Nam or Nữ|address|ddMMyyyy`, UTF-8; cards since
/// 2024-07 may append fields, which are passed over.
public struct CitizenCardText: Hashable, Sendable {
    public let number: PersonalIDFacts
    /// The nine digits of the card before, where there was one.
    public let oldID: String?
    /// Upper case.
    public let name: String
    public let birth: CalendarDay
    public let sex: Sex
    /// As on the card, which may still name the districts abolished on 2025-07-01.
    public let address: String
    public let issued: CalendarDay?
    private let damages: [ScanWarning]

    /// Reads NFC-normalised text from a scanner.
    ///
    /// - Throws: ``ScanError``; nothing of the text is repeated in it.
    public init(_ text: String) throws(ScanError) {
        guard !text.isMisread else { throw .mangled }
        var fields = BarredFields(text)
        let texts = fields.texts
        guard texts.count >= 7 else { throw .unknownFormat }
        guard let number = PersonalIDFacts(texts[0]) else { throw .unreadable(field: "personal ID") }
        let name = PersonName.tidy(texts[2])
        guard !name.isEmpty else { throw .unreadable(field: "name") }
        guard let birth = CalendarDay(ddmmyyyy: texts[3]) else {
            let isWhole = texts[3].isDigits && texts[3].utf8.count == 8
            throw isWhole ? .impossibleDay(field: "birth date") : .unreadable(field: "birth date")
        }
        sex = try CitizenCardText.sex(texts[4])
        guard PersonName.fault(in: name) != .unprintable else { throw .mangled }
        // A name may be plain, but hardly together with a whole address: the scanner dropped the marks.
        guard !(name.isASCII && texts[5].isASCII) else { throw .mangled }
        self.number = number
        oldID = fields.read(1, as: "old ID number") { $0.isDigits && $0.utf8.count == 9 ? $0 : nil }
        self.name = name
        self.birth = birth
        address = texts[5]
        issued = fields.read(6, as: "day of issue") { CalendarDay(ddmmyyyy: $0) }
        damages = fields.warnings
    }

    /// What to look at: damaged fields, and parts that do not fit.
    public func warnings(in codes: KnownCodes) -> [ScanWarning] {
        damages + number.warnings(birth: .day(birth), sex: sex, in: codes)
    }

    private static func sex(_ text: String) throws(ScanError) -> Sex {
        switch text {
        case "Nam": .male
        case "Nữ": .female
        default:
            // A scanner that types like a keyboard loses exactly these letters.
            throw text.hasPrefix("N") ? .mangled : .unreadable(field: "sex")
        }
    }
}
