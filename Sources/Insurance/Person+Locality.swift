extension Person {
    /// The part of the address people know each other by: the commune or ward,
    /// with the hamlet before it.
    ///
    /// Of an address that names neither, its first two parts.
    public var locality: String {
        let parts = address.split(separator: ",").map(trimmed)
        let commune = parts.firstIndex { Person.namesCommune($0) }
        let last = commune ?? min(1, parts.count - 1)
        guard last >= 0 else { return "" }
        return parts[max(0, last - 1)...last].joined(separator: ", ")
    }

    /// As many letters and marks as *thị trấn* has at most where each mark
    /// stands apart, and some behind.
    private static let longestUnit = 16

    /// The units of the lowest level since 2025-07-01, and the township of
    /// older cards.
    private static func namesCommune(_ part: String) -> Bool {
        // The unit is the first word, behind a number or a sign at most; most
        // parts of addresses begin otherwise.
        let letters = part.unicodeScalars.drop { !$0.properties.isAlphabetic }
        guard let first = letters.first, "xptdđXPTDĐ".unicodeScalars.contains(first) else { return false }
        let words = FoldedName(String(letters.prefix(longestUnit))).syllables.prefix(2).map(\.plain)
        return words.first == "xa" || words.first == "phuong" || words == ["thi", "tran"] || words == ["dac", "khu"]
    }
}
