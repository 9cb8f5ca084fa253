/// The serial of a controlled blank as printed on it: `TH0000123`.
///
/// Letters, then digits that keep their leading zeros: two serials are the same
/// only when they are the same text.
public struct BlankSerial: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// What stands before the digits; may be empty.
    public let series: String
    /// One to fifteen digits at the end.
    public let digits: String

    public var text: String { series + digits }
    public var description: String { text }

    /// Reads a serial as typed or scanned: spaces are dropped, letters become capitals.
    ///
    /// - Returns: `nil` unless it ends in digits, of at most 32 characters.
    public init?(_ typed: String) {
        let text = typed.filter { !$0.isWhitespace }.uppercased()
        let isPlain = text.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || byte == 0x2D || byte == 0x2F
        }
        let digits = String(text.reversed().prefix { ("0"..."9").contains($0) }.reversed())
        guard isPlain, text.utf8.count <= 32, (1...15).contains(digits.utf8.count) else { return nil }
        series = String(text.dropLast(digits.utf8.count))
        self.digits = digits
    }

    init(series: String, digits: String) {
        self.series = series
        self.digits = digits
    }

    public static func < (left: BlankSerial, right: BlankSerial) -> Bool { left.text < right.text }
}

/// Serials that follow one another without a gap, first and last among them.
public struct BlankRange: Hashable, Sendable {
    public let first, last: BlankSerial
    /// How many pieces.
    public let count: Int

    /// The most a bundle holds.
    public static let most = 100_000

    /// - Returns: `nil` unless both are of one series and width, `last` is not
    ///   before `first`, and there are at most ``most`` of them.
    public init?(_ first: BlankSerial, _ last: BlankSerial) {
        guard first.series == last.series, first.digits.utf8.count == last.digits.utf8.count,
            let begin = Int(first.digits), let end = Int(last.digits), begin <= end, end - begin < Self.most
        else { return nil }
        self.first = first
        self.last = last
        count = end - begin + 1
    }

    /// - Returns: `nil` when the digits do not last for so many.
    public init?(from first: BlankSerial, count: Int) {
        guard (1...Self.most).contains(count), let begin = Int(first.digits) else { return nil }
        let end = String(begin + count - 1)
        let zeros = first.digits.utf8.count - end.utf8.count
        guard zeros >= 0 else { return nil }
        self.init(
            first, BlankSerial(series: first.series, digits: String(repeating: "0", count: zeros) + end))
    }

    /// Serials of one width sort as their texts do.
    public func contains(_ serial: BlankSerial) -> Bool {
        serial.series == first.series && serial.digits.utf8.count == first.digits.utf8.count
            && first.digits <= serial.digits && serial.digits <= last.digits
    }
}
