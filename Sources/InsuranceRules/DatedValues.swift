public import Insurance

/// What stands at the head of a rule file.
public struct RuleHeading: Hashable, Sendable {
    /// The rule's id, which is its path: `vsi.contribution_rate`.
    public let rule: String
    public let title: String
    public let unit: RuleUnit
    /// The last day a person compared the file with its sources.
    public let checkedOn: CalendarDay

    public init(rule: String, title: String, unit: RuleUnit, checkedOn: CalendarDay) {
        self.rule = rule
        self.title = title
        self.unit = unit
        self.checkedOn = checkedOn
    }
}

/// One rule's values over time, each with the legal text it comes from.
public struct DatedValues<Value: RuleValue>: Sendable, Equatable {
    /// What holds from a day on, until the next entry's day.
    public struct Entry: Sendable, Equatable {
        /// The first day in force.
        public let from: CalendarDay
        public let standing: Standing
        public let source: LegalSource

        public init(from: CalendarDay, standing: Standing, source: LegalSource) {
            self.from = from
            self.standing = standing
            self.source = source
        }
    }

    /// Whether a value holds, has ended, or is still to be published.
    public enum Standing: Sendable, Equatable {
        case inForce(Value)
        /// The rule no longer exists.
        case ended
        /// The rule goes on, but its value is not known.
        case awaited
    }

    public let heading: RuleHeading
    public let entries: [Entry]

    /// The rule's id.
    public var rule: String { heading.rule }

    /// Takes the entries in file order.
    ///
    /// - Throws: ``RuleError/outOfOrder(rule:day:)`` unless the days strictly
    ///   increase. Nothing is sorted silently.
    public init(_ heading: RuleHeading, entries: [Entry]) throws(RuleError) {
        for (earlier, later) in zip(entries, entries.dropFirst()) where later.from <= earlier.from {
            throw .outOfOrder(rule: heading.rule, day: later.from)
        }
        self.heading = heading
        self.entries = entries
    }

    /// The entry that governs `day`, or `nil` before the first.
    public func entry(on day: CalendarDay) -> Entry? { entries.last { $0.from <= day } }

    /// The value in force on `day`.
    ///
    /// - Throws: ``RuleError/notInForce(rule:day:)`` before the first entry and
    ///   after the rule ended; ``RuleError/awaited(rule:day:)`` while the value
    ///   is unknown. There is no default value.
    public func inForce(on day: CalendarDay) throws(RuleError) -> Value { try cited(on: day).value }

    /// The value in force on `day` together with its source, to explain a sum.
    ///
    /// - Throws: As ``inForce(on:)``.
    public func cited(on day: CalendarDay) throws(RuleError) -> CitedValue<Value> {
        guard let index = entries.lastIndex(where: { $0.from <= day }) else { throw .notInForce(rule: rule, day: day) }
        let entry = entries[index]
        switch entry.standing {
        case .inForce(let value):
            let next = index + 1 < entries.count ? entries[index + 1].from : nil
            return CitedValue(
                heading: heading, value: value, from: entry.from, to: next?.adding(days: -1), source: entry.source)
        case .awaited: throw .awaited(rule: rule, day: day)
        case .ended: throw .notInForce(rule: rule, day: day)
        }
    }
}

/// A value that held on the day asked for, and where the law says so.
public struct CitedValue<Value: Sendable & Equatable>: Sendable, Equatable {
    public let heading: RuleHeading
    public let value: Value
    /// The first day in force of the entry the value comes from.
    public let from: CalendarDay
    /// The last day, when the file knows of a later entry.
    public let to: CalendarDay?
    public let source: LegalSource

    public init(heading: RuleHeading, value: Value, from: CalendarDay, to: CalendarDay?, source: LegalSource) {
        self.heading = heading
        self.value = value
        self.from = from
        self.to = to
        self.source = source
    }

    /// One part of the value, such as a category's row, under the same source.
    func narrowed<Part>(to part: Part) -> CitedValue<Part> {
        CitedValue<Part>(heading: heading, value: part, from: from, to: to, source: source)
    }

    /// The line of a quote that explains `amount` by this value.
    func line(_ amount: Dong, words: String, formula: String? = nil) -> QuoteLine {
        QuoteLine(
            rule: heading.rule,
            value: words,
            amount: amount,
            citation: source.citation,
            evidence: source.evidence.rawValue,
            dayEvidence: source.dayEvidence?.rawValue,
            from: from,
            to: to,
            formula: formula
        )
    }
}

extension CitedValue where Value == Int {
    /// The number with its unit.
    var words: String { heading.unit.words(value) }

    /// The line of a quote that explains `amount` by this number.
    func line(_ amount: Dong, formula: String? = nil) -> QuoteLine { line(amount, words: words, formula: formula) }
}
