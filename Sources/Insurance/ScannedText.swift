/// Drops spaces and line ends at both ends.
func trimmed(_ text: some StringProtocol) -> String {
    // A scanner's "\r\n" is one character.
    let blank: (Character) -> Bool = { $0.isWhitespace }
    var rest = text.drop(while: blank)[...]
    while let last = rest.last, blank(last) { rest = rest.dropLast() }
    return String(rest)
}

extension StringProtocol {
    var isASCII: Bool { utf8.allSatisfy { $0 < 0x80 } }

    /// Whether there is nothing but the digits 0 to 9; an empty text has none.
    public var isDigits: Bool { !isEmpty && utf8.allSatisfy { (0x30...0x39).contains($0) } }

    /// Whether there is nothing but ASCII letters and digits.
    var isAlphanumeric: Bool {
        !isEmpty
            && utf8.allSatisfy {
                (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
            }
    }
}

extension Character {
    /// Whether it is one of the digits 0 to 9; digits of other scripts are not.
    public var isDigit: Bool { ("0"..."9").contains(self) }
}

/// The fields between the bars of a card's QR.
///
/// A field that is empty or `-` has no value; one that cannot be read has none
/// either, and is remembered.
struct BarredFields {
    let texts: [String]
    private(set) var warnings: [ScanWarning] = []

    init(_ text: String) {
        texts = text.split(separator: "|", omittingEmptySubsequences: false).map(trimmed)
    }

    /// Reads one field, or nothing where the card has none.
    mutating func read<Value>(_ index: Int, as field: String, _ reading: (String) -> Value?) -> Value? {
        guard texts.indices.contains(index), !texts[index].isEmpty, texts[index] != "-" else { return nil }
        guard let value = reading(texts[index]) else {
            warnings.append(.unreadable(field: field))
            return nil
        }
        return value
    }
}
