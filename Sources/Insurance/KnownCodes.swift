/// The lists that codes on cards are checked against.
public struct KnownCodes: Hashable, Sendable {
    /// In order of their first day; the first also serves every day before it.
    public let provinces: [ProvinceList]
    /// Health-insurance objects by their two letters.
    public let objects: [String: CardObject]
    /// Issuers of health cards that are no province, by their two digits.
    public let issuers: [String: String]

    /// - Parameter provinces: In order of their first day.
    public init(provinces: [ProvinceList], objects: [String: CardObject], issuers: [String: String]) {
        self.provinces = provinces
        self.objects = objects
        self.issuers = issuers
    }

    /// The province that has a two-digit code.
    ///
    /// - Parameter day: The day the code was given; `nil` asks the oldest list,
    ///   whose codes stay on papers for ever.
    public func province(_ code: String, on day: CalendarDay? = nil) -> Province? {
        let list = day.flatMap { day in provinces.last { $0.from <= day } } ?? provinces.first
        return list?.provinces[code] ?? provinces.first?.provinces[code]
    }

    /// The name of the province or other issuer in a health-card code.
    public func issuerName(_ code: String, on day: CalendarDay? = nil) -> String? {
        province(code, on: day)?.name ?? issuers[code]
    }
}

/// The provinces from a day on.
public struct ProvinceList: Hashable, Sendable {
    public let from: CalendarDay
    /// By two-digit code.
    public let provinces: [String: Province]

    public init(from: CalendarDay, provinces: [String: Province]) {
        self.from = from
        self.provinces = provinces
    }
}

/// A province, or a city that ranks as one.
public struct Province: Hashable, Sendable {
    /// Two digits: `10`.
    public let code: String
    public let name: String
    /// The codes of the provinces it was merged from; empty when it was not.
    public let merged: [String]

    public init(code: String, name: String, merged: [String] = []) {
        self.code = code
        self.name = name
        self.merged = merged
    }
}

/// An object of health insurance, as the letters of a card's code name it.
public struct CardObject: Hashable, Sendable {
    /// Two letters: `GD`.
    public let code: String
    public let name: String
    /// 1 to 5; `nil` when the level that belongs to it is not known.
    public let level: Int?

    public init(code: String, name: String, level: Int?) {
        self.code = code
        self.name = name
        self.level = level
    }
}
