public import Insurance

/// Decides whether the clock may be believed for money and printing.
///
/// Consultation goes on with a wrong clock; a payment day does not.
public struct ClockGuard: Sendable {
    /// The first and last day of the event, both included.
    public let eventDays: ClosedRange<CalendarDay>
    /// How far back the clock may step, as after a time synchronisation.
    public let toleranceSeconds: Int

    public init(eventDays: ClosedRange<CalendarDay>, toleranceSeconds: Int = 120) {
        self.eventDays = eventDays
        self.toleranceSeconds = toleranceSeconds
    }

    /// Refuses a moment outside the event, or before what the ledger already holds.
    ///
    /// - Throws: `clock-untrusted`, `clock-was-ahead`.
    public func check(_ now: Moment, latest: Moment?) throws {
        try check(now, within: eventDays)
        try checkOrder(now, latest: latest)
    }

    /// The same for closing a day: the last evening ends after midnight, and a
    /// close that was forgotten is made up for in the week after the event.
    ///
    /// - Throws: `clock-untrusted`, `clock-was-ahead`.
    public func checkClosing(_ now: Moment, latest: Moment?) throws {
        try check(now, within: eventDays.lowerBound...eventDays.upperBound.adding(days: 7))
        try checkOrder(now, latest: latest)
    }

    private func check(_ now: Moment, within days: ClosedRange<CalendarDay>) throws {
        guard days.contains(now.day) else {
            throw Refusal(
                "clock-untrusted",
                """
                The clock says \(now.day), outside the event (\(eventDays.lowerBound) to \(eventDays.upperBound)), \
                so no money is taken and nothing printed. Set the clock, or have a supervisor correct the event's days.
                """,
                details: ["day": now.day.vietnamese])
        }
    }

    /// Refuses a moment before what the ledger already holds.
    ///
    /// - Throws: `clock-was-ahead`.
    public func checkOrder(_ now: Moment, latest: Moment?) throws {
        if let latest, now.adding(seconds: toleranceSeconds) < latest {
            let last = "\(latest.clockTime), \(latest.day.vietnamese)"
            throw Refusal(
                "clock-was-ahead",
                """
                The clock says \(now.clockTime), \(now.day.vietnamese), before the last record with money or print \
                (\(last)), so no money is taken and nothing printed. If the clock is behind, set it; if it is right \
                and ran ahead then, a supervisor accepts its time on the Ready page.
                """,
                details: ["now": "\(now.clockTime), \(now.day.vietnamese)", "last": last])
        }
    }
}
