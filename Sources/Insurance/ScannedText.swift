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

extension StringProtocol {
    /// Whether bytes of the text were lost, or its UTF-8 was read byte by byte as Latin-1 or Windows-1252.
    ///
    /// "Ơ" misread is "Æ" and a blank that does not break. Put back into bytes, misread text is UTF-8 again; text
    /// that was read rightly hardly ever is.
    var isMisread: Bool {
        if unicodeScalars.contains("\u{FFFD}") { return true }
        let bytes = unicodeScalars.compactMap(\.misreadByte)
        return bytes.count == unicodeScalars.count && !isASCII && String(validating: bytes, as: UTF8.self) != nil
    }
}

extension Unicode.Scalar {
    /// What Windows-1252 has at 0x80 to 0x9F, where Latin-1 has control characters; U+FFFD where it has nothing.
    private static let windows1252 = Array(
        "€\u{FFFD}‚ƒ„…†‡ˆ‰Š‹Œ\u{FFFD}Ž\u{FFFD}\u{FFFD}‘’“”•–—˜™š›œ\u{FFFD}žŸ".unicodeScalars)

    /// The byte that Latin-1 or Windows-1252 reads as this character.
    fileprivate var misreadByte: UInt8? {
        if value < 0x100 { return UInt8(value) }
        return Self.windows1252.firstIndex(of: self).map { UInt8(0x80 + $0) }
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
