import Insurance

/// What somebody drew to sign: strokes on a field of a fixed size.
///
/// It is personal data: kept sealed, shown to staff of the visit, never sent
/// and never a file.
public struct Signature: Hashable, Sendable {
    public struct Point: Hashable, Sendable {
        public let x: Int
        public let y: Int
    }

    /// The field's size, in units of its own.
    public static let width = 1000
    public static let height = 400
    /// More nobody draws in a minute.
    static let mostPoints = 3000
    /// Shorter, in all strokes together, is a finger that slipped.
    static let shortest = 80

    /// Each from where the pen came down to where it was lifted.
    public let strokes: [[Point]]

    /// Reads what the screen sends: numbers with dots between them, x and y in
    /// turn, strokes with `_` between them, such as `12.40.13.44_50.60.51.61`.
    ///
    /// - Throws: ``Refusal`` with `signature-empty` for nothing or next to
    ///   nothing, `signature-unreadable` for another form, a point outside of
    ///   the field, or too many of them.
    public init(drawn text: String) throws {
        guard !text.isEmpty else { throw Refusal.signatureEmpty }
        let strokes = try text.split(separator: "_", omittingEmptySubsequences: false).map(Signature.stroke)
        guard strokes.reduce(0, { $0 + $1.count }) <= Signature.mostPoints else { throw Refusal.signatureUnreadable }
        guard strokes.reduce(0, { $0 + Signature.length($1) }) >= Signature.shortest else {
            throw Refusal.signatureEmpty
        }
        self.strokes = strokes
    }

    /// As ``init(drawn:)`` reads it.
    public var text: String {
        strokes.map { $0.map { "\($0.x).\($0.y)" }.joined(separator: ".") }.joined(separator: "_")
    }

    /// The drawing as the `d` of an SVG path, in a field of ``width`` × ``height``.
    public var path: String {
        strokes.map { stroke in
            stroke.enumerated().map { ($0 == 0 ? "M" : "L") + "\($1.x) \($1.y)" }.joined()
                + (stroke.count == 1 ? "h1" : "")
        }.joined()
    }

    private static func stroke(_ text: Substring) throws -> [Point] {
        let numbers = text.split(separator: ".", omittingEmptySubsequences: false).map { digits in
            digits.isDigits && digits.utf8.count <= 4 ? Int(digits) : nil
        }
        guard numbers.count.isMultiple(of: 2) else { throw Refusal.signatureUnreadable }
        return try stride(from: 0, to: numbers.count, by: 2).map { place in
            guard let x = numbers[place], let y = numbers[place + 1], x <= width, y <= height else {
                throw Refusal.signatureUnreadable
            }
            return Point(x: x, y: y)
        }
    }

    /// How far the pen went, across and down.
    private static func length(_ stroke: [Point]) -> Int {
        zip(stroke, stroke.dropFirst()).reduce(0) { $0 + abs($1.1.x - $1.0.x) + abs($1.1.y - $1.0.y) }
    }
}

extension Refusal {
    fileprivate static let signatureEmpty = Refusal(
        "signature-empty", "Nothing is signed yet. Sign in the box with a finger, the mouse or a pen, then go on.")
    fileprivate static let signatureUnreadable = Refusal(
        "signature-unreadable",
        "The signature did not arrive as it was drawn, so nothing was stored. Clear the box and sign again.")
}
