/// The marks of Vietnamese spelling: four that make another letter, and five tones.
public struct LetterMarks: OptionSet, Hashable, Sendable {
    public let rawValue: UInt16

    public init(rawValue: UInt16) { self.rawValue = rawValue }

    /// Of â, ê, ô.
    public static let circumflex = LetterMarks(rawValue: 1 << 0)
    /// Of ă.
    public static let breve = LetterMarks(rawValue: 1 << 1)
    /// Of ơ, ư.
    public static let horn = LetterMarks(rawValue: 1 << 2)
    /// Of đ.
    public static let stroke = LetterMarks(rawValue: 1 << 3)

    /// Huyền.
    public static let grave = LetterMarks(rawValue: 1 << 4)
    /// Sắc.
    public static let acute = LetterMarks(rawValue: 1 << 5)
    /// Hỏi.
    public static let hook = LetterMarks(rawValue: 1 << 6)
    /// Ngã.
    public static let tilde = LetterMarks(rawValue: 1 << 7)
    /// Nặng.
    public static let dotBelow = LetterMarks(rawValue: 1 << 8)

    /// The tones, which belong to a syllable: *hòa* and *hoà* are one word.
    public static let tones: LetterMarks = [.grave, .acute, .hook, .tilde, .dotBelow]

    /// The mark that a combining character stands for, in text that is not NFC.
    init?(combining scalar: Unicode.Scalar) {
        switch scalar.value {
        case 0x0302: self = .circumflex
        case 0x0306: self = .breve
        case 0x031B: self = .horn
        case 0x0300, 0x0340: self = .grave
        case 0x0301, 0x0341: self = .acute
        case 0x0309: self = .hook
        case 0x0303: self = .tilde
        case 0x0323: self = .dotBelow
        default: return nil
        }
    }
}

/// A letter that Unicode writes as one character with its marks.
struct MarkedLetter {
    let base: Unicode.Scalar
    let marks: LetterMarks

    /// By their lower-case character; a letter that is not here has no marks to take off.
    static let all: [Unicode.Scalar: MarkedLetter] = {
        var letters: [Unicode.Scalar: MarkedLetter] = [:]
        let tones: [LetterMarks] = [[], .grave, .acute, .hook, .tilde, .dotBelow]
        for (base, mark, row) in toned {
            for (scalar, tone) in zip(row.unicodeScalars, tones) {
                letters[scalar] = MarkedLetter(base: base, marks: mark.union(tone))
            }
        }
        for (scalar, base, marks) in others { letters[scalar] = MarkedLetter(base: base, marks: marks) }
        return letters
    }()

    /// The twelve vowels, each without a tone and with the five.
    private static let toned: [(Unicode.Scalar, LetterMarks, String)] = [
        ("a", [], "aàáảãạ"), ("a", .breve, "ăằắẳẵặ"), ("a", .circumflex, "âầấẩẫậ"),
        ("e", [], "eèéẻẽẹ"), ("e", .circumflex, "êềếểễệ"), ("i", [], "iìíỉĩị"),
        ("o", [], "oòóỏõọ"), ("o", .circumflex, "ôồốổỗộ"), ("o", .horn, "ơờớởỡợ"),
        ("u", [], "uùúủũụ"), ("u", .horn, "ưừứửữự"), ("y", [], "yỳýỷỹỵ"),
    ]

    /// Đ, the letters badly converted files have in its place (ð, ɖ), and those
    /// of names in the Central Highlands.
    private static let others: [(Unicode.Scalar, Unicode.Scalar, LetterMarks)] = [
        ("đ", "d", .stroke), ("ð", "d", .stroke), ("ɖ", "d", .stroke), ("ƀ", "b", .stroke), ("ĕ", "e", .breve),
        ("ĭ", "i", .breve), ("ŏ", "o", .breve), ("ŭ", "u", .breve), ("č", "c", []), ("ñ", "n", .tilde),
    ]
}
