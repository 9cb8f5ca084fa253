import Insurance

/// The number of an offer, which people read aloud and type: `B482-9135`.
///
/// A letter of the kiosk, six digits drawn by chance, and a check digit over
/// all of them. It says nothing of a person.
public struct OfferNumber: Hashable, Sendable, Codable, CustomStringConvertible {
    /// Without the hyphen: `B4829135`.
    public let text: String

    /// Letters that sound and look unlike each other in Vietnamese.
    private static let letters = Array("ABCDEGHKLMNPRTVXY")
    private static let digitCount = 6
    /// What a symbol says before the number.
    private static let scheme = "BG:"

    private init(letter: Character, digits: [Int]) {
        let check = OfferNumber.check(letter, digits)
        text = String(letter) + digits.map(String.init).joined() + String(check)
    }

    /// Draws a number for a kiosk.
    public static func draw(
        for kiosk: String, using random: inout some RandomNumberGenerator
    ) -> OfferNumber {
        OfferNumber(
            letter: letter(of: kiosk), digits: (0..<digitCount).map { _ in Int.random(in: 0...9, using: &random) })
    }

    /// Reads what was typed or scanned: `b482 9135`, `B482-9135`, `BG:B4829135`.
    ///
    /// - Returns: `nil` for another form, and for one with a slip in it: the
    ///   check digit finds every wrong digit and every two neighbours turned round.
    public init?(_ typed: String) {
        var upper = typed.uppercased()
        if upper.hasPrefix(Self.scheme) { upper.removeFirst(Self.scheme.count) }
        let written = upper.filter { !" -.".contains($0) }
        let digits = written.dropFirst().compactMap { $0.isDigit ? $0.wholeNumberValue : nil }
        guard let letter = written.first, Self.letters.contains(letter), digits.count == written.count - 1,
            digits.count == Self.digitCount + 1,
            Self.check(letter, Array(digits.dropLast())) == digits.last
        else { return nil }
        self.init(letter: letter, digits: Array(digits.dropLast()))
    }

    /// As people read it: `B482-9135`.
    public var description: String { "\(text.prefix(4))-\(text.dropFirst(4))" }

    /// What its symbol says: `BG:B4829135`.
    public var symbol: String { Self.scheme + text }

    /// The kiosk's letter; kiosks whose ids end in following numbers have different ones.
    static func letter(of kiosk: String) -> Character {
        let ending = String(kiosk.reversed().prefix(while: \.isDigit).prefix(6).reversed())
        let number = Int(ending) ?? kiosk.utf8.reduce(0) { $0 + Int($1) }
        return letters[number % letters.count]
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let number = OfferNumber(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not an offer number")
        }
        self = number
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }

    /// Damm's check digit (2004), the letter taken as two digits.
    private static func check(_ letter: Character, _ digits: [Int]) -> Int {
        let place = letters.firstIndex(of: letter) ?? 0
        return ([place / 10, place % 10] + digits).reduce(0) { damm[$0][$1] }
    }

    private static let damm = [
        [0, 3, 1, 7, 5, 9, 8, 6, 4, 2], [7, 0, 9, 2, 1, 5, 4, 8, 6, 3], [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
        [1, 7, 5, 0, 9, 8, 3, 4, 2, 6], [6, 1, 2, 3, 0, 4, 5, 9, 7, 8], [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
        [5, 8, 6, 9, 7, 2, 0, 1, 3, 4], [8, 9, 4, 5, 3, 6, 2, 0, 1, 7], [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
        [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
    ]
}
