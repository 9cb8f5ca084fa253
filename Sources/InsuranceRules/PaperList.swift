public import Insurance

/// What holds for the papers of some place on some days: one entry of a list file.
public struct PlacedPapers: Sendable, Equatable {
    /// The province's two digits; `nil` for everywhere else.
    public let province: String?
    /// The first day of payment it holds on.
    public let from: CalendarDay
    /// The last such day; `nil` while no end is known.
    public let to: CalendarDay?
    public let ways: [PaperSubject: PaperWay]
    public let source: LegalSource

    public init(
        province: String?, from: CalendarDay, to: CalendarDay?, ways: [PaperSubject: PaperWay], source: LegalSource
    ) {
        self.province = province
        self.from = from
        self.to = to
        self.ways = ways
        self.source = source
    }

    func holds(on day: CalendarDay) -> Bool { from <= day && to.map { day <= $0 } ?? true }

    /// Whether another entry speaks of the same paper and place on the same
    /// day, so that a file with both does not say which of them holds.
    public func overlaps(_ other: PlacedPapers) -> Bool {
        guard province == other.province, ways.keys.contains(where: { other.ways[$0] != nil }) else { return false }
        return other.to.map { from <= $0 } ?? true && to.map { other.from <= $0 } ?? true
    }

    /// The entry as people read it: `79: book none`.
    var words: String {
        let papers = PaperSubject.allCases.compactMap { subject in
            ways[subject].map { "\(subject.rawValue) \($0.rawValue)" }
        }
        return "\(province ?? "anywhere"): \(papers.joined(separator: ", "))"
    }
}

/// A list file on papers: an entry for a province goes before the one for everywhere.
public struct PaperList: Sendable, Equatable {
    public let heading: RuleHeading
    public let entries: [PlacedPapers]

    public init(_ heading: RuleHeading, entries: [PlacedPapers]) {
        self.heading = heading
        self.entries = entries
    }

    /// Whether and how a paper is issued at a place.
    ///
    /// - Parameter day: The day of payment.
    /// - Throws: ``RuleError/notInForce(rule:day:)`` where no entry speaks of
    ///   it; there is no default.
    public func way(
        of subject: PaperSubject, at place: Place, on day: CalendarDay
    ) throws(RuleError) -> CitedValue<PaperWay> {
        let holding = entries.filter { $0.holds(on: day) && $0.ways[subject] != nil }
        let own = place.province.flatMap { province in holding.first { $0.province == province } }
        guard let entry = own ?? holding.first(where: { $0.province == nil }), let way = entry.ways[subject] else {
            throw .notInForce(rule: heading.rule, day: day)
        }
        return CitedValue(heading: heading, value: way, from: entry.from, to: entry.to, source: entry.source)
    }

    /// The list as one rule among the others, with a change on every day an
    /// entry begins and on every day after one ended.
    ///
    /// Of several entries the one known least names the source.
    public var listing: RuleListing {
        let days = Set(entries.map(\.from) + entries.compactMap { $0.to?.adding(days: 1) }).sorted()
        return RuleListing(heading: heading, changes: days.compactMap(change))
    }

    private func change(on day: CalendarDay) -> RuleListing.Change? {
        let holding = entries.filter { $0.holds(on: day) }
        let ended = entries.filter { $0.to?.adding(days: 1) == day }
        guard let source = (holding.isEmpty ? ended : holding).map(\.source).max(by: { $0.isKnown(betterThan: $1) })
        else { return nil }
        let words = holding.map(\.words).joined(separator: "; ")
        return RuleListing.Change(from: day, standing: words.isEmpty ? .ended : .inForce(words), source: source)
    }
}
