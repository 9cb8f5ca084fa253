/// Notices a visit that no longer gets on.
struct StandstillWatch {
    private static let patience = Duration.seconds(90)
    private static let refusals = 5

    private var last = ""
    private var since = ContinuousClock.now
    private var refusedCount = 0

    /// Starts the wait anew, after the kiosk was away.
    mutating func restart() { since = ContinuousClock.now }

    mutating func saw(_ state: String) throws {
        if state != last {
            (last, since, refusedCount) = (state, ContinuousClock.now, 0)
        } else if ContinuousClock.now - since > Self.patience {
            throw RehearsalTrouble("visit-stuck", "A visit has not moved for \(Self.patience): \(words)")
        }
    }

    mutating func refused(_ step: String, _ code: String) throws {
        refusedCount += 1
        guard refusedCount < Self.refusals else {
            throw RehearsalTrouble("visit-refused", "Step \(step) was refused \(refusedCount) times: \(code)")
        }
    }

    private var words: String { last.filter { !$0.isNumber && $0 != "-" } }
}
