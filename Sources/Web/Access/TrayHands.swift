import Desk
import Synchronization

/// What each browser scanned at the tray last; kept in memory only.
final class TrayHands: Sendable {
    /// More browsers than stand at one tray; then all start anew.
    private static let most = 100

    private let hands = Mutex<[String: TrayHand]>([:])

    /// By the session's id.
    subscript(_ session: String) -> TrayHand {
        get { hands.withLock { $0[session] ?? TrayHand() } }
        set {
            hands.withLock { hands in
                if hands.count >= Self.most, hands[session] == nil { hands = [:] }
                hands[session] = newValue
            }
        }
    }
}
