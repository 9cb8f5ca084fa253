/// A UUID in its lower-case text form, which names one record for ever.
public struct Identifier: Hashable, Sendable, Codable, Comparable, CustomStringConvertible {
    public let text: String

    /// Takes a UUID written as text; any case is read, lower case is kept.
    public init?(_ text: String) {
        let lowered = text.lowercased()
        let bytes = Array(lowered.utf8)
        guard bytes.count == 36 else { return nil }
        for (index, byte) in bytes.enumerated() {
            switch index {
            case 8, 13, 18, 23: guard byte == 0x2D else { return nil }
            default: guard (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte) else { return nil }
            }
        }
        self.text = lowered
    }

    /// Makes a new identifier that sorts by time (UUID version 7, RFC 9562).
    public static func make(at moment: Moment) -> Identifier {
        var random = SystemRandomNumberGenerator()
        return make(at: moment, using: &random)
    }

    /// Makes an identifier from a given source of randomness, for tests.
    public static func make(at moment: Moment, using random: inout some RandomNumberGenerator) -> Identifier {
        let time = UInt64(max(0, moment.milliseconds)) & 0xFFFF_FFFF_FFFF
        let high = time << 16 | 0x7000 | UInt64.random(in: 0...0xFFF, using: &random)
        let low = 0x8000_0000_0000_0000 | UInt64.random(in: 0...0x3FFF_FFFF_FFFF_FFFF, using: &random)
        let digits = hex(high) + hex(low)
        var out: [Character] = []
        for (index, digit) in digits.enumerated() {
            if [8, 12, 16, 20].contains(index) { out.append("-") }
            out.append(digit)
        }
        return Identifier(unchecked: String(out))
    }

    private init(unchecked text: String) { self.text = text }

    private static func hex(_ value: UInt64) -> String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let id = Identifier(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a UUID")
        }
        self = id
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }

    public static func < (left: Identifier, right: Identifier) -> Bool { left.text < right.text }
    public var description: String { text }
}
