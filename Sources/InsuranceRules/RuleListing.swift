public import Insurance

/// A rule without the type of its values, for lists that people read.
public struct RuleListing: Hashable, Sendable {
    /// One entry of the file.
    public struct Change: Hashable, Sendable {
        public let from: CalendarDay
        public let standing: Standing
        public let source: LegalSource
    }

    /// As ``DatedValues/Standing``, with the value in words.
    public enum Standing: Hashable, Sendable {
        case inForce(String)
        case ended
        case awaited
    }

    public let heading: RuleHeading
    public let changes: [Change]

    /// What governs `day`, or `nil` before the first entry.
    public func change(on day: CalendarDay) -> Change? { changes.last { $0.from <= day } }

    /// The first change after `day`.
    public func next(after day: CalendarDay) -> Change? { changes.first { $0.from > day } }
}

extension DatedValues {
    /// The rule as a list entry.
    public var listing: RuleListing {
        RuleListing(
            heading: heading,
            changes: entries.map { entry in
                let standing: RuleListing.Standing =
                    switch entry.standing {
                    case .inForce(let value): .inForce(value.words(in: heading.unit))
                    case .ended: .ended
                    case .awaited: .awaited
                    }
                return RuleListing.Change(from: entry.from, standing: standing, source: entry.source)
            }
        )
    }
}
