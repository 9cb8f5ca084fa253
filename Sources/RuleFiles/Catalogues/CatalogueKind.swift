import Insurance

/// A list that a site may bring its own copy of.
public enum CatalogueKind: String, Hashable, Sendable, CaseIterable {
    case facilities
    case communes
    case objects = "health_card_objects"
    case ethnicGroups = "ethnic_groups"
    case relations
    case livingAreas = "living_areas"

    /// Columns of a list of codes and names.
    static let named = ["code", "name", "also"]

    /// The columns of the file, in order.
    var columns: [String] {
        switch self {
        case .facilities: ["code", "name", "place"]
        case .communes: ["code", "name", "province"]
        case .objects: ["code", "name", "level"]
        case .ethnicGroups, .relations, .livingAreas: Self.named
        }
    }

    /// Whether an entry may leave the last column empty.
    var lastIsOptional: Bool { self != .communes }

    /// How a column is called in the files people bring, without marks and case.
    static func headings(of column: String) -> [String] {
        switch column {
        case "code": ["code", "ma", "ma kcb", "ma cskcb", "ma co so", "ma co so kcb", "ma xa", "ma doi tuong"]
        case "name": ["name", "ten", "ten cskcb", "ten co so", "ten co so kcb", "ten xa", "ten doi tuong"]
        case "place": ["place", "dia ban", "dia chi", "huyen", "xa"]
        case "province": ["province", "tinh", "ma tinh"]
        case "level": ["level", "muc huong", "ma muc huong"]
        default: ["also", "ten khac"]
        }
    }

    /// The code as catalogues write it; `nil` for what is no code of this list.
    func code(_ text: String) -> String? {
        switch self {
        case .facilities: FacilityCode(text)?.description
        case .communes: Self.isDigits(text, 5) ? text : nil
        case .objects: text.utf8.count == 2 && text.utf8.allSatisfy { (0x41...0x5A).contains($0) } ? text : nil
        case .ethnicGroups, .relations: Self.isDigits(text, 2) ? text : nil
        case .livingAreas:
            text.utf8.count == 2 && text.first == "K" && Self.isDigits(String(text.dropFirst()), 1) ? text : nil
        }
    }

    /// What a code of this list looks like, for a message.
    var codeShape: String {
        switch self {
        case .facilities: "province and facility, such as 10 - 001"
        case .communes: "five digits, zeros in front included"
        case .objects: "two capital letters"
        case .ethnicGroups, .relations: "two digits, a zero in front included"
        case .livingAreas: "K and a digit"
        }
    }

    private static func isDigits(_ text: String, _ count: Int) -> Bool {
        text.utf8.count == count && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }
}
