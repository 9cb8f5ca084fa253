/// How the name of a person is written, wherever it comes from: a card, a list,
/// or staff who type it.
public enum PersonName {
    /// How many letters fit on a card and in the records it goes to.
    public static let longest = 60

    /// What keeps a name from being printed.
    public enum Fault: Hashable, Sendable {
        case tooLong(count: Int)
        /// Something other than letters, their marks, blanks, hyphens,
        /// apostrophes and dots; or no letter at all.
        case unprintable
    }

    /// A name as papers have it: upper case, one blank between words, and one
    /// form of apostrophe and hyphen.
    ///
    /// Telephones and word processors write ’ or ʼ in names such as K'Brơih.
    /// Everything else stays: marks, one word, many words.
    public static func tidy(_ name: String) -> String {
        var tidied = String.UnicodeScalarView()
        var isApart = false
        for scalar in name.unicodeScalars {
            guard !scalar.properties.isWhitespace else {
                isApart = !tidied.isEmpty
                continue
            }
            if isApart { tidied.append(" ") }
            isApart = false
            tidied.append(plain(scalar))
        }
        return String(tidied).uppercased()
    }

    /// What is wrong with a tidy name; `nil` for one that can be printed.
    ///
    /// One word is a name, and so is one without a family name. Letters carry
    /// the marks of any people of the country, some of which (the breve of Ê Đê
    /// and Ba Na over Ơ) are characters of their own even in NFC.
    public static func fault(in name: String) -> Fault? {
        guard name.count <= longest else { return .tooLong(count: name.count) }
        var (hasLetter, isMarkable) = (false, false)
        for scalar in name.unicodeScalars {
            let isMark = scalar.properties.generalCategory == .nonspacingMark
            // A mark stands on a letter or on another mark.
            if isMark, !isMarkable { return .unprintable }
            let isLetter = !isMark && isLetter(scalar)
            guard isMark || isLetter || " '-.".unicodeScalars.contains(scalar) else { return .unprintable }
            hasLetter = hasLetter || isLetter
            isMarkable = isMark || isLetter
        }
        return hasLetter ? nil : .unprintable
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x41...0x5A, 0x61...0x7A: true
        case 0..<0x80: false
        default: scalar.properties.isAlphabetic
        }
    }

    private static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar {
        case "\u{2018}", "\u{2019}", "\u{201B}", "\u{02BB}", "\u{02BC}", "\u{2032}", "\u{60}", "\u{B4}": "'"
        case "\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}": "-"
        default: scalar
        }
    }
}
