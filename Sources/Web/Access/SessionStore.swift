import Crypto
import Desk
import Insurance
import Synchronization

/// The sessions, in memory only: a restart signs everybody out.
final class SessionStore: Sendable {
    private let sessions = Mutex<[String: Session]>([:])
    private let clock: any Timekeeper
    private let idleSeconds: Int
    /// Browsers that never signed in; more than this many push out the oldest.
    private let strangers = 200

    init(clock: any Timekeeper, idleMinutes: Int) {
        self.clock = clock
        self.idleSeconds = idleMinutes * 60
    }

    /// Starts a session; ids are 256 random bits.
    func start(officer: Operator?, language: String) -> Session {
        let id = SymmetricKey(size: .bits256).withUnsafeBytes { HexText.digits(of: $0) }
        let session = Session(id: id, officer: officer, language: language, lastAct: clock.now())
        sessions.withLock { all in
            all[id] = session
            let idle = all.values.filter { $0.officer == nil }
            guard idle.count > strangers, let oldest = idle.min(by: { $0.lastAct < $1.lastAct }) else { return }
            all[oldest.id] = nil
        }
        return session
    }

    /// The session with this id, unless it has been idle too long.
    ///
    /// - Parameter touch: Whether a person acted, which keeps it alive.
    func find(_ id: String, touch: Bool) -> Session? {
        let now = clock.now()
        return sessions.withLock { all in
            guard var session = all[id] else { return nil }
            guard now <= session.lastAct.adding(seconds: idleSeconds) else {
                all[id] = nil
                return nil
            }
            // A clock set back must not keep a session alive for longer.
            if touch || now < session.lastAct { session.lastAct = now }
            all[id] = session
            return session
        }
    }

    func update(_ id: String, _ change: (inout Session) -> Void) {
        sessions.withLock { all in
            guard var session = all[id] else { return }
            change(&session)
            all[id] = session
        }
    }

    /// Hands out the waiting notice once.
    func takeNotice(_ id: String) -> Notice? {
        sessions.withLock { all in
            let notice = all[id]?.notice
            all[id]?.notice = nil
            return notice
        }
    }

    func end(_ id: String) { sessions.withLock { $0[id] = nil } }
}
