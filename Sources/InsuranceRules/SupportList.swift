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

    /// What is known of a province of which someone gets nothing: that nobody
    /// here knows whether it adds something, which is so too where the list has
    /// no entry for it on the day, or that it adds nothing.
    ///
    /// - Returns: `nil` where the entries speak of others, and where no
    ///   province was given.
    func remark(at place: Place, on day: CalendarDay) -> QuoteLine? {
        guard let province = place.province else { return nil }
        let here = entries.filter { $0.holds(on: day) && $0.covers(place) }
        if let open = here.first(where: { $0.percents == nil }) {
            return cited(0, open).line(.zero, words: QuoteLine.unknown)
        }
        guard !here.isEmpty else { return .unlisted(heading, province: province) }
        return here.first { $0.percents?.isEmpty == true }.map { cited(0, $0).line(.zero) }
    }

    private func cited(_ percent: Int, _ entry: PlacedSupport<Group>) -> CitedValue<Int> {
        CitedValue(heading: heading, value: percent, from: entry.from, to: entry.to, source: entry.source)
    }

    /// The list as one rule among the others, with a change on every day an
    /// entry begins and on every day after one ended.
    ///
    /// Of several entries the one known least names the source, and the first
    /// day known least how the days are known.
    public var listing: RuleListing {
        let days = Set(entries.map(\.from) + entries.compactMap { $0.to?.adding(days: 1) }).sorted()
        return RuleListing(heading: heading, changes: days.compactMap(change))
    }

    private func change(on day: CalendarDay) -> RuleListing.Change? {
        let holding = entries.filter { $0.holds(on: day) }
        let ended = entries.filter { $0.to?.adding(days: 1) == day }
        let sources = (holding.isEmpty ? ended : holding).map(\.source)
        guard let least = sources.max(by: { $0.isKnown(betterThan: $1) }) else { return nil }
        let source = LegalSource(
            citation: least.citation, evidence: least.evidence, seenIn: least.seenIn, published: least.published,
            dayEvidence: sources.compactMap(\.dayEvidence).max())
        let words = holding.map(\.words).joined(separator: "; ")
        return RuleListing.Change(from: day, standing: words.isEmpty ? .ended : .inForce(words), source: source)
    }
}

extension LegalSource {
    func isKnown(betterThan other: LegalSource) -> Bool {
        evidence < other.evidence
    }
}
