import Desk
import Insurance

/// The check before the show, as its page has it.
struct ReadyView: Encodable, Sendable {
    struct Part: Encodable, Sendable {
        let title: String
        let rows: [Row]
    }

    struct Row: Encodable, Sendable {
        let code: String
        let state: String
        let stateName: String
        let icon: String
        let tone: String
        let what: String
        let todo: String?
    }

    /// Whether the evening may begin, in a sentence.
    let summary: String
    let icon: String
    let tone: String
    /// When it was looked at.
    let looked: String
    let station: String
    let parts: [Part]
    /// Asks a supervisor to say that the clock is right; `nil` for others, and
    /// where nothing speaks against the clock.
    let acceptClock: String?

    init(_ checks: [ReadyCheck], at moment: Moment, station: String, officer: Operator, words: Words) {
        let wasAhead = checks.contains { $0.code == "clock-was-ahead" }
        acceptClock =
            wasAhead && officer.roles.contains(.supervisor)
            ? words("ready.accept-clock", ["time": moment.clockTime, "day": moment.day.vietnamese]) : nil
        let worst: ReadyCheck.State =
            checks.maySetOut ? (checks.count(.warning) > 0 ? .warning : .ok) : .stop
        summary = words.summary(of: checks)
        (icon, tone) = Self.look(of: worst)
        looked = words("ready.looked", ["day": moment.day.vietnamese, "time": moment.clockTime])
        self.station = station
        parts = Self.ordered(checks).map { area, checks in
            Part(title: words("ready.area.\(area.rawValue)"), rows: checks.map { Row($0, words: words) })
        }
    }

    /// What stops the evening is read first, then all in the order of the areas.
    private static func ordered(_ checks: [ReadyCheck]) -> [(ReadyCheck.Area, [ReadyCheck])] {
        let parts = ReadyCheck.Area.allCases.compactMap { area in
            let own = checks.filter { $0.area == area }
            return own.isEmpty ? nil : (area, own.filter { $0.state == .stop } + own.filter { $0.state != .stop })
        }
        return parts.filter { !$0.1.maySetOut } + parts.filter { $0.1.maySetOut }
    }

    fileprivate static func look(of state: ReadyCheck.State) -> (icon: String, tone: String) {
        switch state {
        case .ok: ("check", "go")
        case .warning: ("trouble", "look")
        case .stop: ("cross", "stop")
        }
    }
}

extension ReadyView.Row {
    init(_ check: ReadyCheck, words: Words) {
        let told = words.told(check)
        let look = ReadyView.look(of: check.state)
        self.init(
            code: told.code, state: told.state, stateName: words("ready.state.\(told.state)"), icon: look.icon,
            tone: look.tone, what: told.what, todo: told.todo)
    }
}
