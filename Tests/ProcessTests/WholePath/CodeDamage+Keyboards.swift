import Foundation

// What keyboards make of letters they do not have.
extension CodeDamage {
    static let telexKeys: [Unicode.Scalar: String] = [
        "\u{300}": "f", "\u{301}": "s", "\u{309}": "r", "\u{303}": "x", "\u{323}": "j", "\u{302}": "^", "\u{306}": "w",
        "\u{31B}": "w", "đ": "dd", "Đ": "DD",
    ]
    static let vniKeys: [Unicode.Scalar: String] = [
        "\u{300}": "2", "\u{301}": "1", "\u{309}": "3", "\u{303}": "4", "\u{323}": "5", "\u{302}": "6", "\u{306}": "8",
        "\u{31B}": "7", "đ": "d9", "Đ": "D9",
    ]
    /// A French keyboard has the digits with Shift, and a pair of letters elsewhere.
    static let azertyKeys: [Character: Character] = [
        "0": "à", "1": "&", "2": "é", "3": "\"", "4": "'", "5": "(", "6": "-", "7": "è", "8": "_", "9": "ç", "A": "Q",
        "Q": "A", "Z": "W", "W": "Z", "a": "q", "q": "a", "m": ",",
    ]
    static let qwertzKeys: [Character: Character] = ["Y": "Z", "Z": "Y", "y": "z", "z": "y", "-": "ß", "|": "'"]

    func swapped(_ text: String, _ keys: [Character: Character]) -> String { String(text.map { keys[$0] ?? $0 }) }

    /// Each letter by its base and its marks.
    func letters(_ text: String, _ written: (Character, [Unicode.Scalar]) -> String) -> String {
        text.map { letter in
            switch letter {
            case "đ": written("d", ["\u{335}"])
            case "Đ": written("D", ["\u{335}"])
            case "ƀ": written("b", ["\u{335}"])
            case "Ƀ": written("B", ["\u{335}"])
            default:
                String(letter).decomposedStringWithCanonicalMapping.unicodeScalars.first
                    .map { written(Character($0), []) } ?? ""
            }
        }.joined()
    }

    /// Letters as the keys that make them: `Nữ` is `Nuwx` or `Nu74`; what no
    /// key makes is lost.
    static func typewriter(_ text: String, _ keys: [Unicode.Scalar: String]) -> String {
        text.decomposedStringWithCanonicalMapping.unicodeScalars.reduce(into: "") { typed, scalar in
            let key = keys[scalar] ?? (scalar.isASCII ? String(scalar) : "")
            // In Telex â is aa.
            typed += key == "^" ? String(typed.suffix(1)) : key
        }
    }
}
