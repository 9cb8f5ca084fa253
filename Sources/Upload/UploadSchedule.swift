public import Insurance

/// The hours of the night in which the queue is sent.
public struct UploadSchedule: Hashable, Sendable {
    /// Minutes after midnight in Vietnam.
    public let at: Int
    /// Minutes after midnight in Vietnam; before `at` it is the next morning.
    public let until: Int
    /// Each night's first try comes up to so many minutes after `at`, by
    /// chance, so that not every kiosk calls at once.
    public let spreadMinutes: Int

    /// - Throws: ``Refusal`` with `upload-settings` unless both are times of a
    ///   day, differ, and the spread ends before the night does.
    public init(at: Int = 22 * 60 + 30, until: Int = 6 * 60, spreadMinutes: Int = 30) throws {
        guard (0..<1440).contains(at), (0..<1440).contains(until), at != until else {
            throw Refusal.uploadSettings(
                "at", "upload.at and upload.until must be two different times of a day, such as 22:30 and 06:00.")
        }
        let length = (until - at + 1440) % 1440
        guard (0...240).contains(spreadMinutes), spreadMinutes < length else {
            throw Refusal.uploadSettings(
                "spreadMinutes",
                "upload.spreadMinutes must be 0 to 240 and end before upload.until; it is \(spreadMinutes).")
        }
        self.at = at
        self.until = until
        self.spreadMinutes = spreadMinutes
    }

    /// Whether the night's hours hold `moment`; `until` itself is morning.
    public func isNight(at moment: Moment) -> Bool {
        let minute = moment.minuteOfDay
        return at < until ? (at..<until).contains(minute) : minute >= at || minute < until
    }

    /// When to try next: at once during the night, otherwise at the start of
    /// the coming one and a part of the spread.
    ///
    /// - Parameter part: From 0 to 1, drawn by chance.
    public func nextStart(after moment: Moment, part: Double) -> Moment {
        guard !isNight(at: moment) else { return moment }
        let today = startOfNight(on: moment.day)
        let start = moment < today ? today : startOfNight(on: moment.day.adding(days: 1))
        return start.adding(seconds: Int(part * Double(spreadMinutes * 60)))
    }

    /// Midnight in Vietnam is 17:00 of the day before in UTC.
    private func startOfNight(on day: CalendarDay) -> Moment {
        Moment(milliseconds: (day.ordinal * 1440 - 7 * 60 + at) * 60_000)
    }
}
