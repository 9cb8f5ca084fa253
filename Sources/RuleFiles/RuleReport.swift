public import Insurance
public import InsuranceRules

/// What `kiosk check-rules` tells about each rule on a day.
public struct RuleReport: Hashable, Sendable {
    /// After how many days without a comparison a rule wants another look.
    public static let daysUntilStale = 90

    /// One line for each rule, then what to do about them.
    public let lines: [String]
    /// Rules with no entry for the day, which is a hole in the files.
    public let gaps: [String]

    /// Reports on every rule of a book.
    ///
    /// - Parameters:
    ///   - day: The day of payment the values are shown for.
    ///   - today: The day the report is read, to count the days since a check.
    public init(of book: RuleBook, on day: CalendarDay, today: CalendarDay) {
        gaps = book.allRules.filter { $0.change(on: day) == nil }.map(\.heading.rule)
        lines =
            ["Rules on \(day), \(book.fingerprint)"]
            + book.allRules.map { $0.report(on: day, today: today) }
            + gaps.map { "GAP: '\($0)' has no entry for \(day). Add the value, or the day from which it is awaited." }
    }
}

extension RuleListing {
    /// The rule, its value, its next change, how it is known, when it was checked.
    fileprivate func report(on day: CalendarDay, today: CalendarDay) -> String {
        let current = change(on: day)
        let age = heading.checkedOn.days(to: today)
        return [
            heading.rule,
            current?.words ?? "no value",
            next(after: day).map { "from \($0.from): \($0.words)" } ?? "no change known",
            "evidence \(current?.source.evidence.rawValue ?? LegalSource.Evidence.none.rawValue)",
            "checked \(age) days ago" + (age > RuleReport.daysUntilStale ? ", CHECK AGAIN" : ""),
        ].joined(separator: " | ")
    }
}

extension RuleListing.Change {
    fileprivate var words: String {
        switch standing {
        case .inForce(let value): value
        case .ended: "ended"
        case .awaited: "AWAITED"
        }
    }
}
