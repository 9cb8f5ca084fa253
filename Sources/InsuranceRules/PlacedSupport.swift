public import Insurance

/// Support that holds for some people, in some places and on some days: one
/// entry of a list file.
public struct PlacedSupport<Group: RuleKey>: Sendable, Equatable {
    /// Where it holds.
    public enum Area: Hashable, Sendable {
        /// The list of places is not held; whoever shows proof counts.
        case anywhere
        /// By its two digits.
        case province(String)
        /// By their five digits.
        case communes([String])
    }

    public let area: Area
    /// Full years of age on the day of payment, both ends included; `nil` for all.
    public let ages: ClosedRange<Int>?
    /// The first day of payment it is given on.
    public let from: CalendarDay
    /// The last such day; `nil` while no end is known.
    public let to: CalendarDay?
    /// By group; `nil` where there may be support and nobody knows how much,
    /// empty where it is known that there is none.
    public let percents: [Group: Int]?
    public let source: LegalSource

    public init(
        area: Area,
        ages: ClosedRange<Int>?,
        from: CalendarDay,
        to: CalendarDay?,
        percents: [Group: Int]?,
        source: LegalSource
    ) {
        self.area = area
        self.ages = ages
        self.from = from
        self.to = to
        self.percents = percents
        self.source = source
    }

    func holds(on day: CalendarDay) -> Bool {
        guard from <= day else { return false }
        return to.map { day <= $0 } ?? true
    }

    func covers(_ place: Place) -> Bool {
        switch area {
        case .anywhere: true
        case .province(let code): place.province == code
        case .communes(let codes): place.commune.map(codes.contains) ?? false
        }
    }

    /// Whether another entry speaks of the same group, place and ages on the
    /// same day, so that a file with both does not say which of them holds.
    public func overlaps(_ other: PlacedSupport) -> Bool {
        guard area.meets(other.area), ages == other.ages, let percents, let others = other.percents else {
            return false
        }
        let startsInTime = other.to.map { from <= $0 } ?? true
        return startsInTime && (to.map { other.from <= $0 } ?? true) && percents.keys.contains { others[$0] != nil }
    }

    /// Support for an age is given only to someone whose age is known.
    func covers(_ birth: BirthDate?, on day: CalendarDay) -> Bool {
        guard let ages else { return true }
        return birth.map { ages.contains($0.fullYears(on: day)) } ?? false
    }

    /// The entry as people read it: `15: near-poor 30 %`.
    var words: String {
        let place =
            switch area {
            case .anywhere: "anywhere"
            case .province(let code): code
            case .communes(let codes): codes.joined(separator: "+")
            }
        let age = ages.map { " (\($0.lowerBound)–\($0.upperBound) years)" } ?? ""
        let support = percents.map { $0.isEmpty ? "nothing" : $0.words(in: .percent) } ?? "not known"
        return "\(place)\(age): \(support)"
    }
}

extension PlacedSupport.Area {
    /// Whether two entries were written for the same place; one within the
    /// other is not the same.
    fileprivate func meets(_ other: Self) -> Bool {
        switch (self, other) {
        case (.communes(let codes), .communes(let others)): codes.contains(where: others.contains)
        default: self == other
        }
    }
}
