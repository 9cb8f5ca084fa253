extension Sequence<UInt8> {
    /// The bytes as lower-case hexadecimal digits.
    public var hex: String {
        var text = ""
        for byte in self {
            text.append(Self.digits[Int(byte >> 4)])
            text.append(Self.digits[Int(byte & 15)])
        }
        return text
    }

    private static var digits: [Character] { Array("0123456789abcdef") }
}

extension Array<UInt8> {
    /// Reads pairs of lower-case hexadecimal digits; `nil` for anything else.
    public init?(hex text: some StringProtocol) {
        var high: UInt8?
        self = []
        for digit in text.utf8 {
            let value: UInt8
            switch digit {
            case 0x30...0x39: value = digit - 0x30
            case 0x61...0x66: value = digit - 0x61 + 10
            default: return nil
            }
            if let first = high {
                append(first << 4 | value)
                high = nil
            } else {
                high = value
            }
        }
        guard high == nil else { return nil }
    }
}
