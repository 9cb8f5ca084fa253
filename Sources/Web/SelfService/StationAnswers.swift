import Desk
import Insurance
import Synchronization

/// What someone answers on the attendee screen of this station, who called
/// from there, and the visits that took answers up.
///
/// Answers are one person's. They leave the screen when that person calls, and
/// then reach only the visit that staff open from this call. All of it stays in
/// memory, and no longer than it helps.
final class StationAnswers: Sendable {
    /// What the screen shows.
    enum Page: Hashable, Sendable {
        case question(Interview.Question)
        case outlook, health, pension
        /// Staff were called; the answers are with the call and no longer here.
        case called(Call)
    }

    /// Names a call: by its number in front of people, by its id in forms.
    struct Call: Hashable, Sendable {
        let id: Identifier
        /// From 1, since the start of the program.
        let number: Int
    }

    struct Sheet: Hashable, Sendable {
        var answers = ScreenAnswers()
        var page = Page.question(.birthYear)
        /// The visit the screen showed when it was begun; `nil` between two visits.
        var visit: Identifier?
    }

    /// Someone who asked for staff, with what they answered.
    struct Hand: Hashable, Sendable {
        let call: Call
        let answers: ScreenAnswers
        /// As ``Sheet/visit``.
        let visit: Identifier?
        /// In which they answered.
        let language: String
        let at: Moment
    }

    /// Without a touch for so long, the person at the screen has gone.
    static let secondsAlone = 180
    /// How long the screen says that somebody comes.
    static let secondsThanked = 60
    /// How long a call waits for staff.
    static let secondsWaiting = 1800
    /// Calls that wait at once; the oldest gives way.
    private static let mostHands = 20

    fileprivate struct Kept: Sendable {
        var sheet: Sheet?
        var since = Moment(milliseconds: 0)
        var hands: [Hand] = []
        var calls = 0
        var given: [Identifier: (answers: ScreenAnswers, at: Moment)] = [:]
    }
    private let kept = Mutex(Kept())

    // MARK: At the screen

    /// The sheet being filled in; `nil` when nobody is at it.
    func current(at now: Moment) -> Sheet? { use(at: now) { $0.sheet } }

    /// Begins anew; who called before keeps waiting.
    func begin(beside visit: Identifier?, at now: Moment) {
        use(at: now) { kept in
            kept.sheet = Sheet(visit: visit)
            kept.since = now
        }
    }

    /// Clears the screen; who called keeps waiting.
    func forget() { kept.withLock { $0.sheet = nil } }

    /// Changes the sheet someone is at, if there is one: given away or
    /// forgotten, it does not come back.
    func change(at now: Moment, _ body: (inout Sheet) throws -> Void) throws {
        try use(at: now) { (kept: inout Kept) throws(any Error) in
            guard var sheet = kept.sheet else { return }
            if case .called = sheet.page { return }
            try body(&sheet)
            kept.sheet = sheet
            kept.since = now
        }
    }

    /// Calls staff: the answers go with the call, and the screen holds them no longer.
    ///
    /// - Parameter language: What is spoken on the screen.
    func raise(speaking language: String, at now: Moment) {
        use(at: now) { kept in
            guard let sheet = kept.sheet else { return }
            if case .called = sheet.page { return }
            kept.calls += 1
            let call = Call(id: .make(at: now), number: kept.calls)
            kept.hands.append(
                Hand(call: call, answers: sheet.answers, visit: sheet.visit, language: language, at: now))
            if kept.hands.count > Self.mostHands { kept.hands.removeFirst() }
            kept.sheet = Sheet(page: .called(call), visit: sheet.visit)
            kept.since = now
        }
    }

    /// Whoever called does not need anybody any more; the screen is free.
    func lower(at now: Moment) {
        use(at: now) { kept in
            guard case .called(let call)? = kept.sheet?.page else { return }
            kept.remove(call.id)
        }
    }

    // MARK: At the desk

    /// Who calls, longest waiting first.
    func hands(at now: Moment) -> [Hand] { use(at: now) { $0.hands } }

    /// Takes a call out for one visit or for none, whatever other stations do
    /// at the same time.
    ///
    /// - Returns: `nil` where it was taken, dropped or forgotten before.
    func take(_ call: Identifier, at now: Moment) -> Hand? { use(at: now) { $0.remove(call) } }

    /// Puts a call back that could not be answered.
    func putBack(_ hand: Hand) {
        kept.withLock { kept in
            kept.hands.append(hand)
            kept.hands.sort { $0.at < $1.at }
        }
    }

    /// Gives the answers of a call taken to the visit it was taken for.
    func give(_ hand: Hand, to visit: Identifier, at now: Moment) {
        use(at: now) { $0.given[visit] = (hand.answers, now) }
    }

    /// What a visit was given.
    func given(to visit: Identifier, at now: Moment) -> ScreenAnswers? { use(at: now) { $0.given[visit]?.answers } }

    private func use<Result: Sendable, Failure: Error>(
        at now: Moment, _ body: (inout Kept) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try kept.withLock { kept throws(Failure) in
            kept.forget(at: now)
            return try body(&kept)
        }
    }
}

extension StationAnswers.Kept {
    @discardableResult
    fileprivate mutating func remove(_ call: Identifier) -> StationAnswers.Hand? {
        guard let place = hands.firstIndex(where: { $0.call.id == call }) else { return nil }
        if case .called(let shown)? = sheet?.page, shown.id == call { sheet = nil }
        return hands.remove(at: place)
    }

    /// Forgets what is too old, and everything when the clock was set back.
    fileprivate mutating func forget(at now: Moment) {
        func isOver(_ since: Moment, after seconds: Int) -> Bool { now > since.adding(seconds: seconds) || now < since }
        if isOver(since, after: sheet?.secondsKept ?? 0) { sheet = nil }
        hands.removeAll { isOver($0.at, after: StationAnswers.secondsWaiting) }
        given = given.filter { !isOver($0.value.at, after: StationDisplay.secondsShown) }
    }
}

extension StationAnswers.Sheet {
    /// How long it stays without a touch.
    var secondsKept: Int {
        if case .called = page { return StationAnswers.secondsThanked }
        return StationAnswers.secondsAlone
    }
}
