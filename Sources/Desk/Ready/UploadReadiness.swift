public import Insurance

extension QueueCounts {
    /// Whether what was done before has reached the province.
    ///
    /// - Parameter lastAccepted: When the province last took a record of this kiosk.
    public func readiness(lastAccepted: Moment?, at now: Moment) -> [ReadyCheck] {
        var checks: [ReadyCheck] = []
        if let lastAccepted {
            checks.append(
                ReadyCheck(
                    .upload, .ok, "upload-accepted",
                    ["day": lastAccepted.day.vietnamese, "time": lastAccepted.clockTime, "count": String(accepted)]))
        } else {
            checks.append(ReadyCheck(.upload, .warning, "upload-never-accepted"))
        }
        if inTrouble > 0 {
            checks.append(ReadyCheck(.upload, .warning, "upload-refused", ["count": String(inTrouble)]))
        }
        return checks + [waitingRecords(at: now)]
    }

    /// Whether the oldest record without an answer waits longer than so many hours.
    public func isLate(afterHours hours: Int, at now: Moment) -> Bool {
        oldestWaiting.map { $0.adding(seconds: hours * 3600) < now } ?? false
    }

    private func waitingRecords(at now: Moment) -> ReadyCheck {
        guard waiting > 0, let oldestWaiting else { return ReadyCheck(.upload, .ok, "upload-queue-empty") }
        let days = oldestWaiting.day.days(to: now.day)
        let values = ["count": String(waiting), "day": oldestWaiting.day.vietnamese, "days": String(days)]
        return ReadyCheck(.upload, days > Self.longestWait ? .warning : .ok, "upload-queue-waits", values)
    }

    /// Nights a record may wait: one without a network is ordinary.
    private static let longestWait = 2
}
