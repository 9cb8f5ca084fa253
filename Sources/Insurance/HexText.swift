/// Texts on health cards, which their QR holds as the hexadecimal digits of UTF-8.
public enum HexText {
    /// The hexadecimal digits of a text's UTF-8, as cards have them: in small letters.
    public static func digits(of text: String) -> String { digits(of: text.utf8) }

    /// Two hexadecimal digits a byte, in small letters.
    public static func digits(of bytes: some Sequence<UInt8>) -> String {
        bytes.map { byte in
            let digits = String(byte, radix: 16)
            return digits.utf8.count == 1 ? "0" + digits : digits
        }.joined()
    }

    /// Reads the text.
    ///
    /// - Returns: NFC text; `nil` for an odd number of digits, other characters,
    ///   bytes that are not UTF-8, and control characters.
    static func read(_ digits: String) -> String? {
        let halves = digits.utf8.map(value(of:))
        guard halves.count % 2 == 0, !halves.contains(nil) else { return nil }
        let bytes = stride(from: 0, to: halves.count, by: 2).map {
            UInt8((halves[$0] ?? 0) << 4 | (halves[$0 + 1] ?? 0))
        }
        guard let text = String(validating: bytes, as: UTF8.self),
            !text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
        else { return nil }
        return trimmed(composed(text))
    }

    /// Whether a keyboard-emulating scanner and a Vietnamese keyboard made
    /// letters of the digits: Telex turns `dd` into `đ`, VNI `a1` into `á`.
    static func isMangled(_ digits: String) -> Bool {
        guard !digits.isASCII else { return false }
        return digits.allSatisfy { $0.isHexDigit || typed.contains($0.lowercased()) }
    }

    private static func value(of digit: UInt8) -> Int? {
        switch digit {
        case 0x30...0x39: Int(digit) - 0x30
        case 0x41...0x46: Int(digit) - 0x41 + 10
        case 0x61...0x66: Int(digit) - 0x61 + 10
        default: nil
        }
    }

    private static let typed = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệđ"
    private static let lowerCase = typed + "ìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"

    /// Every Vietnamese letter by itself; a letter written with separate marks
    /// is equal to it, and so finds it.
    private static let letters = Dictionary(
        uniqueKeysWithValues: (lowerCase + lowerCase.uppercased()).map { ($0, $0) })

    private static func composed(_ text: String) -> String { String(text.map { letters[$0] ?? $0 }) }
}
