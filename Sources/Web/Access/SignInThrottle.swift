import Desk
import Insurance
import Synchronization

/// Makes guessing PINs slow: after some wrong ones a code has to wait.
///
/// Codes that do not exist are counted the same way, so that the answer never
/// tells which codes exist.
final class SignInThrottle: Sendable {
    private struct Tries {
        var wrong = 0
        var last: Moment
    }

    private let tries = Mutex<[String: Tries]>([:])
    private let clock: any Timekeeper
    private let attempts: Int
    private let waitSeconds: Int
    /// More codes than any kiosk has staff; beyond it the oldest is forgotten.
    private let remembered = 500

    init(clock: any Timekeeper, attempts: Int, waitSeconds: Int) {
        self.clock = clock
        self.attempts = attempts
        self.waitSeconds = waitSeconds
    }

    /// Refuses a code that has to wait.
    ///
    /// - Throws: `sign-in-wait`.
    func check(_ code: String) throws {
        let now = clock.now()
        let waits = tries.withLock { all in
            guard let entry = all[code], entry.wrong >= attempts else { return false }
            // A clock set back does not lengthen the wait.
            guard now < entry.last.adding(seconds: waitSeconds), now >= entry.last else {
                all[code] = nil
                return false
            }
            return true
        }
        guard waits else { return }
        throw Refusal(
            "sign-in-wait",
            "There were too many wrong PINs for this code. Wait \(waitSeconds) seconds, then try again.",
            details: ["seconds": String(waitSeconds)])
    }

    /// Counts one try as wrong before its PIN is checked, so that tries made
    /// at once are all counted; ``forget(_:)`` takes it back.
    func count(_ code: String) {
        let now = clock.now()
        tries.withLock { all in
            all[code, default: Tries(last: now)].wrong += 1
            all[code]?.last = now
            guard all.count > remembered, let oldest = all.min(by: { $0.value.last < $1.value.last }) else { return }
            all[oldest.key] = nil
        }
    }

    func forget(_ code: String) { tries.withLock { $0[code] = nil } }
}
