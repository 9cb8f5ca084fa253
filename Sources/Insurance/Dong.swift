/// An amount of money in whole đồng.
///
/// There is no smaller unit and no floating point near money. Amounts of one
/// evening, and of a whole province in a year, fit many times over.
public struct Dong: Hashable, Sendable, Comparable, Codable, AdditiveArithmetic {
    /// The number of đồng.
    public var count: Int

    public init(_ count: Int) { self.count = count }

    public init(from decoder: any Decoder) throws {
        count = try decoder.singleValueContainer().decode(Int.self)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(count)
    }

    public static let zero = Dong(0)
    public static func + (left: Dong, right: Dong) -> Dong { Dong(left.count + right.count) }
    public static func - (left: Dong, right: Dong) -> Dong { Dong(left.count - right.count) }
    public static func < (left: Dong, right: Dong) -> Bool { left.count < right.count }
}

extension Dong: CustomStringConvertible {
    /// The amount as the field writes it: `1.366.200 đ`.
    public var description: String { "\(grouped) đ" }

    /// The amount with dots between thousands and no unit: `1.366.200`.
    public var grouped: String {
        let digits = String(count.magnitude)
        var out = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { out.append(".") }
            out.append(digit)
        }
        return count < 0 ? "-\(out)" : out
    }
}
