import Desk
import Insurance
import Synchronization

/// Which visit the station's attendee screen shows, and in which language.
final class StationDisplay: ChangeFeed {
    struct Shown: Sendable {
        var visit: Identifier?
        var since = Moment(milliseconds: 0)
        /// Chosen on the attendee screen itself; otherwise the visit's own.
        var language: String?
        /// The names that a window facing the attendee has shown to be read.
        fileprivate var names: String?
    }

    /// Nobody's data stays on the screen longer than this without an act of staff.
    static let secondsShown = 900

    private let shown = Mutex(Shown())
    private let listeners = Mutex<[Int: AsyncStream<Void>.Continuation]>([:])

    /// What to show now.
    func current(at now: Moment) -> Shown {
        shown.withLock { shown in
            if now > shown.since.adding(seconds: Self.secondsShown) || now < shown.since { shown.visit = nil }
            return shown
        }
    }

    /// Staff go on with a visit; it stays if it is the one shown.
    func keep(_ visit: Identifier, at now: Moment) {
        shown.withLock { shown in
            if shown.visit == visit { shown.since = now }
        }
    }

    func show(_ visit: Identifier?, at now: Moment) {
        let changed = shown.withLock { shown in
            defer { shown.since = now }
            guard shown.visit != visit else { return false }
            shown.visit = visit
            shown.language = nil
            shown.names = nil
            return true
        }
        if changed { tell() }
    }

    func speak(_ language: String) {
        shown.withLock { $0.language = language }
        tell()
    }

    func changes() -> AsyncStream<Void> {
        let (stream, continuation) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
        let number = listeners.withLock { all in
            let number = (all.keys.max() ?? 0) + 1
            all[number] = continuation
            return number
        }
        continuation.onTermination = { [weak self] _ in self?.listeners.withLock { $0[number] = nil } }
        return stream
    }

    /// Whether the attendee's screen has these names before it, so that nobody
    /// need read them out.
    func hasShown(_ names: String) -> Bool { shown.withLock { $0.names == names } }

    /// A window that faces the attendee was given names to show.
    func note(shown names: String) {
        let isNew = shown.withLock { shown in
            defer { shown.names = names }
            return shown.names != names
        }
        if isNew { tell() }
    }

    /// The screen shows something else, though no other visit.
    func announce() { tell() }

    private func tell() {
        for listener in listeners.withLock({ Array($0.values) }) { listener.yield() }
    }
}
