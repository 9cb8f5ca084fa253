public import Insurance

/// A list file: support tied to places, each entry with its days and its source.
///
/// Of the entries that cover someone the highest counts.
public struct SupportList<Group: RuleKey>: Sendable, Equatable {
    public let heading: RuleHeading
    public let entries: [PlacedSupport<Group>]

    public init(_ heading: RuleHeading, entries: [PlacedSupport<Group>]) {
        self.heading = heading
        self.entries = entries
    }

    /// The highest percentage that someone of these groups gets.
    ///
    /// - Parameters:
    ///   - birth: When `nil`, support for an age is left out.
    ///   - day: The day of payment.
    /// - Returns: `nil` where nothing is given; a list has no default.
    public func highest(
        of groups: Set<Group>, at place: Place, born birth: BirthDate?, on day: CalendarDay
    ) -> CitedValue<Int>? {
        var best: (percent: Int, entry: PlacedSupport<Group>)?
        for entry in entries where entry.holds(on: day) && entry.covers(place) && entry.covers(birth, on: day) {
            for (group, percent) in entry.percents ?? [:]
            where groups.contains(group) && percent > best?.percent ?? 0 {
                best = (percent, entry)
            }
        }
        return best.map { cited($0.percent, $0.entry) }
    }

    /// The entry that says support at a place is not known on a day.
    func unknown(at place: Place, on day: CalendarDay) -> CitedValue<Int>? {
        entries.first { $0.percents == nil && $0.holds(on: day) && $0.covers(place) }.map { cited(0, $0) }
    }

    private func cited(_ percent: Int, _ entry: PlacedSupport<Group>) -> CitedValue<Int> {
        CitedValue(heading: heading, value: percent, from: entry.from, to: entry.to, source: entry.source)
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

extension LegalSource {
    fileprivate func isKnown(betterThan other: LegalSource) -> Bool {
        let order = Evidence.allCases
        return (order.firstIndex(of: evidence) ?? 0) < (order.firstIndex(of: other.evidence) ?? 0)
    }
}
