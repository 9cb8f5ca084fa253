/// How a field's text looks.
///
/// Sizes are in points.
public struct TypeStyle: Hashable, Sendable {
    public enum Alignment: String, Hashable, Sendable, CaseIterable { case left, center, right }
    public enum Weight: String, Hashable, Sendable, CaseIterable { case normal, bold }

    /// The size that is tried first.
    public let size: Double
    /// The smallest size that may still be printed.
    public let smallest: Double
    public let weight: Weight
    public let alignment: Alignment
    public let color: InkColor

    public init(size: Double, smallest: Double, weight: Weight, alignment: Alignment, color: InkColor) {
        self.size = size
        self.smallest = smallest
        self.weight = weight
        self.alignment = alignment
        self.color = color
    }
}

/// A colour, each part from 0 to 1.
public struct InkColor: Hashable, Sendable {
    public let red: Double
    public let green: Double
    public let blue: Double

    static let ink = InkColor(0x14, 0x18, 0x20)
    static let cover = InkColor(0x8A, 0x97, 0xA8)
    static let black = InkColor(0, 0, 0)

    private init(_ red: UInt32, _ green: UInt32, _ blue: UInt32) {
        self.red = Double(red) / 255
        self.green = Double(green) / 255
        self.blue = Double(blue) / 255
    }

    /// Reads `#rrggbb`, and nothing else.
    public init?(_ text: String) {
        guard text.utf8.count == 7, text.hasPrefix("#"), let number = UInt32(text.dropFirst(), radix: 16) else {
            return nil
        }
        self.init(number >> 16 & 0xFF, number >> 8 & 0xFF, number & 0xFF)
    }
}
