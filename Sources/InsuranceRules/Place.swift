/// Where a person lives, as far as it decides support.
public struct Place: Hashable, Sendable, Codable {
    /// The province's two digits, such as `15`; `nil` when it was not asked.
    public var province: String?
    /// The commune's five digits; `nil` when it was not asked.
    ///
    /// Its name is not looked up.
    public var commune: String?

    public init(province: String? = nil, commune: String? = nil) {
        self.province = province
        self.commune = commune
    }

    /// Nothing is known, so nothing that is tied to a place is given.
    public static let unknown = Place()
}
