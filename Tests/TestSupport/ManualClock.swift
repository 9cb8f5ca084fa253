public import Desk
public import Insurance
import Synchronization

/// A clock that a test sets by hand.
public final class ManualClock: Timekeeper {
    private let moment: Mutex<Moment>

    /// Starts at noon in Vietnam on a day, unless told otherwise.
    public init(_ moment: Moment = ManualClock.noon(CalendarDay(year: 2026, month: 11, day: 21))) {
        self.moment = Mutex(moment)
    }

    public func now() -> Moment { moment.withLock { $0 } }
    public func set(_ moment: Moment) { self.moment.withLock { $0 = moment } }
    public func advance(seconds: Int) { moment.withLock { $0 = $0.adding(seconds: seconds) } }

    /// Noon in Vietnam; `nil` counts as the epoch.
    public static func noon(_ day: CalendarDay?) -> Moment {
        Moment(milliseconds: (day?.ordinal ?? 0) * 86_400_000 + 5 * 3_600_000)
    }
}
