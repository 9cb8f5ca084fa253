import Desk
import Insurance
import Synchronization

/// What someone answers on the attendee screen of this station, and the visit
/// that takes it up.
///
/// It stays in memory, and no longer than a visit stays on the screen: then
/// everything is forgotten.
final class StationAnswers: Sendable {
    /// What the screen shows.
    enum Page: Hashable, Sendable {
        case question(Interview.Question)
        case outlook, health, pension, called
    }

    struct Sheet: Hashable, Sendable {
        var answers = ScreenAnswers()
        var page = Page.question(.birthYear)
        /// The visit the screen showed when it was begun; `nil` between two visits.
        var visit: Identifier?
        /// Staff were asked for.
        var isCalling: Bool { page == .called }
    }

    fileprivate struct Kept: Sendable {
        var sheet: Sheet?
        var since = Moment(milliseconds: 0)
        var given: [Identifier: (answers: ScreenAnswers, at: Moment)] = [:]
    }
    private let kept = Mutex(Kept())

    /// The sheet being filled in; `nil` when nobody is at it.
    func current(at now: Moment) -> Sheet? {
        kept.withLock { kept in
            kept.forget(at: now)
            return kept.sheet
        }
    }

    func begin(beside visit: Identifier?, at now: Moment) { set(Sheet(visit: visit), at: now) }

    func forget() { kept.withLock { $0.sheet = nil } }

    /// Changes the sheet someone is at, if there is one: given away or
    /// forgotten, it does not come back.
    func change(at now: Moment, _ body: (inout Sheet) throws -> Void) throws {
        try kept.withLock { kept in
            kept.forget(at: now)
            guard var sheet = kept.sheet else { return }
            try body(&sheet)
            kept.sheet = sheet
            kept.since = now
        }
    }

    private func set(_ sheet: Sheet, at now: Moment) {
        kept.withLock { kept in
            kept.sheet = sheet
            kept.since = now
        }
    }

    /// Gives the sheet to a visit; the screen is then free for the next person.
    ///
    /// - Parameter onlyCalling: Whether it is given only when staff were asked for.
    /// - Returns: What was answered; `nil` when there was nothing to give.
    func give(to visit: Identifier, onlyCalling: Bool, at now: Moment) -> ScreenAnswers? {
        kept.withLock { kept in
            kept.forget(at: now)
            guard let sheet = kept.sheet, sheet.isCalling || !onlyCalling else { return nil }
            kept.sheet = nil
            kept.given[visit] = (sheet.answers, now)
            return sheet.answers
        }
    }

    /// What a visit was given.
    func given(to visit: Identifier, at now: Moment) -> ScreenAnswers? {
        kept.withLock { kept in
            kept.forget(at: now)
            return kept.given[visit]?.answers
        }
    }
}

extension StationAnswers.Kept {
    /// Forgets what is too old, and everything when the clock was set back.
    fileprivate mutating func forget(at now: Moment) {
        if isOver(since, at: now) { sheet = nil }
        given = given.filter { !isOver($0.value.at, at: now) }
    }

    private func isOver(_ since: Moment, at now: Moment) -> Bool {
        now > since.adding(seconds: StationDisplay.secondsShown) || now < since
    }
}
