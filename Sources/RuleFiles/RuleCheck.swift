public import Insurance
public import InsuranceRules

/// A day on which a rule changes, or the eve of it.
public struct RuleBoundary: Hashable, Sendable {
    public let rule: String
    public let day: CalendarDay
    /// `false` on the eve.
    public let isFirstDay: Bool
}

/// All rules, looked at for a day and held against their cases.
public struct RuleCheck: Sendable {
    /// After how many days without a comparison a rule wants another look.
    public static let daysUntilStale = 90

    /// The day of payment the values are shown for.
    public let day: CalendarDay
    /// The day the check is made, to count the days since a comparison.
    public let today: CalendarDay
    public let fingerprint: String
    public let rules: [RuleListing]
    public let results: [CaseResult]
    /// The eve and the first day of each entry of each rule, and of each change
    /// of a list, once each.
    public let boundaries: [RuleBoundary]
    /// Those on whose day no case names the rule, nor works a sum that says it
    /// used the rule or was refused by it.
    public let uncovered: [RuleBoundary]

    /// Works all cases.
    public init(of book: RuleBook, cases: [RuleCase], on day: CalendarDay, today: CalendarDay) {
        self.day = day
        self.today = today
        fingerprint = book.fingerprint
        rules = book.allRules
        results = cases.map { $0.worked(in: book) }
        boundaries = rules.flatMap(\.boundaries)
        var covered: [CalendarDay: Set<String>] = [:]
        for result in results { covered[result.worked.day, default: []].formUnion(result.rules) }
        uncovered = boundaries.filter { covered[$0.day]?.contains($0.rule) != true }
    }

    /// The cases that do not come out as expected.
    public var failing: [CaseResult] { results.filter { !$0.differences.isEmpty } }

    /// Rules with no entry for the day, which is a hole in the files.
    ///
    /// A value that is awaited, has ended or is not known is an entry.
    public var gaps: [String] { rules.filter { $0.change(on: day) == nil }.map(\.heading.rule) }

    /// Whether nothing is left to mend.
    public var isSound: Bool { gaps.isEmpty && failing.isEmpty && uncovered.isEmpty }
}

extension RuleListing {
    /// Each first day with its eve; an eve that is itself a first day counts as such.
    fileprivate var boundaries: [RuleBoundary] {
        let firsts = changes.map(\.from)
        return firsts.flatMap { first in
            [first.adding(days: -1)].filter { !firsts.contains($0) }
                .map { RuleBoundary(rule: heading.rule, day: $0, isFirstDay: false) }
                + [RuleBoundary(rule: heading.rule, day: first, isFirstDay: true)]
        }
    }

    /// How many days ago a person compared the file with its sources.
    func age(today: CalendarDay) -> Int { heading.checkedOn.days(to: today) }

    /// How the value of a day is known.
    func evidence(on day: CalendarDay) -> LegalSource.Evidence { change(on: day)?.source.evidence ?? .none }
}
