public import Insurance

/// A commune, ward or special zone.
public struct Commune: Hashable, Sendable {
    /// Five digits: `02683`.
    public let code: String
    /// With its kind: `Xã Bát Xát`.
    public let name: String
    /// The district it lay in; `nil` since districts are no more.
    public let district: String?
    public let province: Province

    public init(code: String, name: String, district: String? = nil, province: Province) {
        self.code = code
        self.name = name
        self.district = district
        self.province = province
    }

    /// As pages show it.
    public var entry: ListEntry {
        ListEntry(code: code, name: name, place: [district, province.name].compactMap { $0 }.joined(separator: ", "))
    }
}

/// A commune of the older list, and what became of it.
public struct FormerCommune: Hashable, Sendable {
    public let commune: Commune
    /// The codes of the communes it was merged or divided into; one when it went
    /// as a whole.
    public let becameCodes: [String]

    public init(_ commune: Commune, becameCodes: [String]) {
        self.commune = commune
        self.becameCodes = becameCodes
    }
}

/// The provinces and communes of the country, before and since the reform that
/// ended the districts.
public protocol Gazetteer: Sendable {
    /// The first day of the newer list; `nil` without lists.
    var firstDay: CalendarDay? { get }
    var provinces: [ProvinceList] { get }
    /// The newer communes, those of the home province first.
    var communes: any PickList { get }
    /// - Parameter day: A code means another place before ``firstDay``.
    func commune(_ code: String, on day: CalendarDay) -> Commune?
    /// The newer communes of a province.
    func communes(of province: String) -> [Commune]
    /// The older communes of a province of the older list.
    func formerCommunes(of province: String) -> [FormerCommune]
}

/// No list of places: nothing is found.
public struct NoPlaces: Gazetteer {
    public init() {}

    public var firstDay: CalendarDay? { nil }
    public var provinces: [ProvinceList] { [] }
    public var communes: any PickList { ShortList([]) }
    public func commune(_ code: String, on day: CalendarDay) -> Commune? { nil }
    public func communes(of province: String) -> [Commune] { [] }
    public func formerCommunes(of province: String) -> [FormerCommune] { [] }
}
