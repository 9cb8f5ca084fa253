import Desk
import Foundation
import Insurance

/// The machine's clock.
///
/// Whether it may be believed is ``ClockGuard``'s business.
struct SystemClock: Timekeeper {
    func now() -> Moment { Moment(milliseconds: Int(Date().timeIntervalSince1970 * 1000)) }
}
