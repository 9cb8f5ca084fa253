public import Insurance

/// Until when a day's money is to be handed in, by the day that is closed.
///
/// What a contract with the collecting organisation says is the site's, dated
/// and with its source; there is none unless the site says one.
public struct RemittanceDeadlines: Hashable, Sendable {
    public struct Entry: Hashable, Sendable {
        /// The first day it holds for.
        public let from: CalendarDay
        /// Minutes after midnight: a day closed before is handed in on that day.
        public let sameDay: Int
        /// Minutes after midnight of the day after, for a day closed later.
        public let nextDay: Int
        /// Where it is written.
        public let source: String

        public init(from: CalendarDay, sameDay: Int, nextDay: Int, source: String) {
            self.from = from
            self.sameDay = sameDay
            self.nextDay = nextDay
            self.source = source
        }
    }

    /// By their first day.
    public let entries: [Entry]

    public init(_ entries: [Entry] = []) { self.entries = entries.sorted { $0.from < $1.from } }

    /// What holds for a day; `nil` where nothing does.
    public func entry(on day: CalendarDay) -> Entry? { entries.last { $0.from <= day } }

    /// When the money of a day is due.
    ///
    /// - Parameters:
    ///   - day: The day that is closed.
    ///   - moment: When it is closed.
    /// - Throws: ``Refusal`` with `remittance-deadline-missing`.
    public func due(of day: CalendarDay, closedAt moment: Moment) throws -> Moment {
        guard let entry = entry(on: day) else { throw Refusal.remittanceDeadlineMissing(day) }
        let sameDay = Moment(day, minute: entry.sameDay)
        return moment < sameDay ? sameDay : Moment(day.adding(days: 1), minute: entry.nextDay)
    }
}

extension Moment {
    /// A clock time of a day in Vietnam, which keeps UTC+7 all year.
    init(_ day: CalendarDay, minute: Int) {
        self.init(milliseconds: day.ordinal * 86_400_000 + (minute - 7 * 60) * 60_000)
    }
}
