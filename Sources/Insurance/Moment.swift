/// A point in time, in whole milliseconds since 1970-01-01 00:00 UTC.
public struct Moment: Hashable, Sendable, Comparable, Codable {
    public let milliseconds: Int

    public init(milliseconds: Int) { self.milliseconds = milliseconds }

    public init(from decoder: any Decoder) throws {
        milliseconds = try decoder.singleValueContainer().decode(Int.self)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(milliseconds)
    }

    public static func < (left: Moment, right: Moment) -> Bool { left.milliseconds < right.milliseconds }

    public func adding(seconds: Int) -> Moment { Moment(milliseconds: milliseconds + seconds * 1000) }

    /// Vietnam keeps UTC+7 all year (Decision 134/2002/QĐ-TTg).
    private var localMilliseconds: Int { milliseconds + 7 * 3_600_000 }

    /// The calendar day in Vietnam (Asia/Ho_Chi_Minh).
    public var day: CalendarDay {
        let (days, rest) = localMilliseconds.quotientAndRemainder(dividingBy: 86_400_000)
        return CalendarDay(ordinal: rest < 0 ? days - 1 : days)
    }

    /// Minutes since midnight in Vietnam.
    public var minuteOfDay: Int { (localMilliseconds - day.ordinal * 86_400_000) / 60_000 }

    /// The clock time in Vietnam: `19:42`.
    public var clockTime: String {
        let (hour, minute) = (minuteOfDay / 60, minuteOfDay % 60)
        return "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
    }
}
