/// A Vietnamese phone number under which someone can be called.
///
/// Mobile numbers have ten digits and begin with 03, 05, 07, 08 or 09;
/// landlines have eleven and begin with 02. Source: Circular 22/2014/TT-BTTTT
/// on the numbering plan, as changed in 2017 and 2018.
public struct PhoneNumber: Hashable, Sendable, Codable {
    /// As dialled inside the country: `0912345678`.
    public let digits: String

    private static let country = "84"
    private static let mobile: Set<Character> = ["3", "5", "7", "8", "9"]

    /// Reads a number however it was written: `0912 345 678`,
    /// `+84 912-345-678`, `0214.384.0034`.
    public init?(_ text: String) {
        guard text.allSatisfy({ $0.isDigit || " .-()+".contains($0) }), text.dropFirst().allSatisfy({ $0 != "+" })
        else { return nil }
        var digits = text.filter(\.isDigit)
        if digits.hasPrefix("00" + Self.country) { digits.removeFirst(2) }
        if text.hasPrefix("+") || digits.count > 10, digits.hasPrefix(Self.country) {
            digits = "0" + digits.dropFirst(Self.country.count).drop { $0 == "0" }
        } else if text.hasPrefix("+") {
            return nil
        }
        guard digits.first == "0", let second = digits.dropFirst().first else { return nil }
        guard digits.count == (Self.mobile.contains(second) ? 10 : second == "2" ? 11 : 0) else { return nil }
        self.digits = digits
    }

    /// As people read it: `0912 345 678`.
    ///
    /// The spaces also keep a spreadsheet from taking it for a number.
    public var grouped: String { "\(digits.prefix(4)) \(digits.dropFirst(4).prefix(3)) \(digits.dropFirst(7))" }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let number = PhoneNumber(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a phone number")
        }
        self = number
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(digits)
    }
}
