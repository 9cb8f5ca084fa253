/// A health facility where first care may be registered.
public struct Facility: Hashable, Sendable, Codable {
    /// Province and facility: `10 - 001`.
    public let code: String
    public let name: String

    public init(code: String, name: String) {
        self.code = code
        self.name = name
    }
}

/// The lists staff pick from, and what is printed for each pick.
public struct Catalogues: Hashable, Sendable {
    public let facilities: [Facility]
    /// Health-insurance object by supported group; `household` is for everyone
    /// without a group.
    public let objects: [String: HealthObject]

    public init(facilities: [Facility], objects: [String: HealthObject]) {
        self.facilities = facilities
        self.objects = objects
    }

    public func facility(_ code: String?) -> Facility? { facilities.first { $0.code == code } }
}

/// An object code of health insurance with its benefit level digit.
public struct HealthObject: Hashable, Sendable, Codable {
    /// Two letters: `GD`.
    public let code: String
    /// 1–5, printed on the card.
    public let level: Int

    public init(code: String, level: Int) {
        self.code = code
        self.level = level
    }
}
