/// What the QR on the front of an ID card says.
///
/// `id|old id|NAME|ddMMyyyy|Nam or Nữ|address|ddMMyyyy`, UTF-8; cards since
/// 2024-07 may append fields, which are passed over.
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
    public init(_ text: String) throws(ScanError) {
        guard !text.unicodeScalars.contains("\u{FFFD}") else { throw .mangled }
        let fields = text.split(separator: "|", omittingEmptySubsequences: false).map(trimmed)
        guard fields.count >= 7 else { throw .unknownFormat }
        guard let id = PersonalID(fields[0]) else { throw .unreadable(field: "personal ID") }
        guard fields[2].isEmpty == false else { throw .unreadable(field: "name") }
        guard let birth = CalendarDay(ddmmyyyy: fields[3]) else { throw .unreadable(field: "birth date") }
        switch fields[4] {
        case "Nam": sex = .male
        case "Nữ": sex = .female
        default:
            // A scanner that types like a keyboard loses exactly these letters.
            throw fields[4].hasPrefix("N") ? .mangled : .unreadable(field: "sex")
        }
        guard id.sex == sex, id.birthYear == birth.year else { throw .contradiction }
        guard fields[2].unicodeScalars.allSatisfy({ $0.properties.isAlphabetic || " '-.".unicodeScalars.contains($0) })
        else { throw .mangled }
        // A name may be plain, but hardly together with a whole address: the scanner dropped the marks.
        guard !(fields[2].isPlain && fields[5].isPlain) else { throw .mangled }
        personalID = id
        name = fields[2].uppercased()
        self.birth = birth
        address = fields[5]
        issued = CalendarDay(ddmmyyyy: fields[6])
    }
}

/// Why a scan cannot be used.
public enum ScanError: StaffReadable, Hashable {
    case unknownFormat
    case unreadable(field: String)
    case mangled
    case contradiction

    public var code: String {
        switch self {
        case .unknownFormat: "scan-unknown"
        case .unreadable: "scan-unreadable"
        case .mangled: "scan-mangled"
        case .contradiction: "scan-contradiction"
        }
    }

    public var details: [String: String] {
        if case .unreadable(let field) = self { ["field": field] } else { [:] }
    }

    public var description: String {
        switch self {
        case .unknownFormat:
            "The scanned code is not an ID card's. Scan the QR on the front of the ID card, or type the details in."
        case .unreadable(let field):
            "The scanned code has no readable \(field). Scan again; if it stays, type the details in from the card."
        case .mangled:
            """
            The scanner lost Vietnamese letters, so the name cannot be trusted. Set the scanner to serial mode \
            (not keyboard), or type the details in from the card.
            """
        case .contradiction:
            """
            The number on the card does not fit its birth date and sex. Compare the card with the person, and type \
            the details in by hand if the card is genuine.
            """
        }
    }
}

extension String {
    fileprivate var isPlain: Bool { utf8.allSatisfy { $0 < 0x80 } }
}

/// Drops spaces and line ends at both ends.
private func trimmed(_ text: some StringProtocol) -> String {
    // A scanner's "\r\n" is one character.
    let blank: (Character) -> Bool = { $0.isWhitespace }
    var rest = text.drop(while: blank)[...]
    while let last = rest.last, blank(last) { rest = rest.dropLast() }
    return String(rest)
}
