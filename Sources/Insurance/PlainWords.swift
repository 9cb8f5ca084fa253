/// The words of a text without marks and case: `xa bat xat` of *Xã Bát Xát*.
///
/// Letters and digits make words, everything else parts them. NFC and NFD text
/// give the same words, and so do *hòa* and *hoà*.
public struct PlainWords: Hashable, Sendable {
    /// Each word with a space before it, so that a beginning is found by its space.
    private let spaced: [UInt8]

    public init(_ text: some StringProtocol) {
        var spaced: [UInt8] = []
        var isApart = true
        func add(_ letter: Unicode.Scalar) {
            if isApart { spaced.append(0x20) }
            isApart = false
            if letter.isASCII { spaced.append(UInt8(letter.value)) } else { spaced += String(letter).utf8 }
        }
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x30...0x39, 0x61...0x7A: add(scalar)
            case 0x41...0x5A: add(Unicode.Scalar(UInt8(scalar.value) | 0x20))
            case 0..<0x80: isApart = true
            default:
                if let known = MarkedLetter.all[scalar] {
                    add(known.base)
                } else if LetterMarks(combining: scalar) != nil {
                    continue
                } else if scalar.properties.isAlphabetic {
                    for lower in scalar.properties.lowercaseMapping.unicodeScalars {
                        add(MarkedLetter.all[lower]?.base ?? lower)
                    }
                } else {
                    isApart = true
                }
            }
        }
        self.spaced = spaced
    }

    private init(spaced: [UInt8]) { self.spaced = spaced }

    public var isEmpty: Bool { spaced.isEmpty }

    /// The words with one space between them.
    public var text: String { String(decoding: spaced.dropFirst(), as: UTF8.self) }

    /// Whether the text begins with these words, the last of which may be a part.
    public func begin(with others: PlainWords) -> Bool { spaced.starts(with: others.spaced) }

    /// Whether each of the others is the beginning of a word here, in any order.
    public func hold(_ others: PlainWords) -> Bool {
        others.spaced.split(separator: 0x20).allSatisfy { word in
            spaced.indices.contains { start in
                spaced[start] == 0x20 && spaced[(start + 1)...].starts(with: word)
            }
        }
    }

    /// The text without these words at its beginning; as it is when it does not
    /// begin with them, or when nothing would be left.
    public func dropping(_ first: PlainWords) -> PlainWords {
        let rest = spaced.dropFirst(first.spaced.count)
        guard begin(with: first), rest.first == 0x20 else { return self }
        return PlainWords(spaced: Array(rest))
    }
}
