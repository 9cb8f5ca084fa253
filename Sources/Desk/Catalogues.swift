/// A health facility where first care may be registered.
public struct Facility: Hashable, Sendable, Codable {
    /// Province and facility: `10 - 001`.
    public let code: String
    public let name: String
    /// The commune or district it stands in; `nil` when the list does not say.
    public let place: String?

    public init(code: String, name: String, place: String? = nil) {
        self.code = code
        self.name = name
        self.place = place
    }
}

/// The lists staff pick from, and what is printed for each pick.
public struct Catalogues: Sendable {
    public let facilities: [Facility]
    /// The same facilities to pick from.
    public let facilityList: ShortList
    /// Health-insurance object by supported group; `household` is for everyone
    /// without a group.
    public let objects: [String: HealthObject]
    /// By the codes of the insurance: `01` is Kinh.
    public let ethnicGroups: ShortList
    /// To the head of the household, who has a relation of its own: `00`.
    public let relations: ShortList
    /// K1 to K3.
    public let livingAreas: ShortList
    /// The lines of the slips C06-TS and C07-TS, in their order.
    public let blankUse: [BlankUseLine]
    public let places: any Gazetteer
    /// Which lists these are, for the check before the evening.
    public let statuses: [CatalogueStatus]

    public init(
        facilities: [Facility], objects: [String: HealthObject], ethnicGroups: ShortList = ShortList([]),
        relations: ShortList = ShortList([]), livingAreas: ShortList = ShortList([]),
        blankUse: [BlankUseLine] = [], places: any Gazetteer = NoPlaces(), statuses: [CatalogueStatus] = []
    ) {
        self.facilities = facilities
        facilityList = ShortList(
            facilities.map { ListEntry(code: $0.code, name: $0.name, place: $0.place ?? "") })
        self.objects = objects
        self.ethnicGroups = ethnicGroups
        self.relations = relations
        self.livingAreas = livingAreas
        self.blankUse = blankUse
        self.places = places
        self.statuses = statuses
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
