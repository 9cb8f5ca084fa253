public import Insurance

extension ClockGuard {
    /// Whether the clock will be believed tonight.
    ///
    /// - Parameters:
    ///   - latest: The last record with money or print, if there is one.
    ///   - minutesEast: The machine's time zone, in minutes east of Greenwich.
    ///     The kiosk's days are Vietnam's whatever it is; logs and the
    ///     spooler's papers follow the machine.
    public func readiness(at now: Moment, latest: Moment?, minutesEast: Int) -> [ReadyCheck] {
        let told = ["day": now.day.vietnamese, "time": now.clockTime]
        var checks: [ReadyCheck] = []
        do {
            try check(now, latest: latest)
            let days = "\(eventDays.lowerBound.vietnamese) – \(eventDays.upperBound.vietnamese)"
            checks.append(ReadyCheck(.clock, .ok, "clock-right", told.merging(["days": days]) { $1 }))
        } catch {
            checks.append(ReadyCheck(.clock, .stop, because: error))
        }
        if minutesEast == Self.vietnamMinutesEast {
            checks.append(ReadyCheck(.clock, .ok, "clock-zone-right"))
        } else {
            let hours = minutesEast / 60
            let zone = "UTC" + (hours == 0 ? "" : hours > 0 ? "+\(hours)" : "\(hours)")
            checks.append(ReadyCheck(.clock, .warning, "clock-zone-other", told.merging(["zone": zone]) { $1 }))
        }
        return checks
    }

    private static let vietnamMinutesEast = 7 * 60
}
