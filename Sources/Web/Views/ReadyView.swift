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
        /// What it is about, or how it stands: whatever the heading does not say.
        let label: String
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
    /// What stops the evening, then what somebody should look at.
    let open: [Part]
    /// What is right, by what it is about.
    let right: [Part]
    /// How much is right; `nil` where nothing is.
    let rightSum: String?
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
        open = [ReadyCheck.State.stop, .warning].compactMap { state in
            Part(words("ready.state.\(state.rawValue)"), checks.filter { $0.state == state }) { check in
                Row(check, label: words("ready.area.\(check.area.rawValue)"), words: words)
            }
        }
        let fine = checks.filter { $0.state == .ok }
        right = ReadyCheck.Area.allCases.compactMap { area in
            Part(words("ready.area.\(area.rawValue)"), fine.filter { $0.area == area }) { check in
                Row(check, label: words("ready.state.ok"), words: words)
            }
        }
        rightSum = fine.isEmpty ? nil : words("ready.right", ["count": String(fine.count)])
    }

    fileprivate static func look(of state: ReadyCheck.State) -> (icon: String, tone: String) {
        switch state {
        case .ok: ("check", "go")
        case .warning: ("trouble", "look")
        case .stop: ("cross", "stop")
        }
    }
}

extension ReadyView.Part {
    /// - Returns: `nil` when there are no such checks.
    fileprivate init?(_ title: String, _ checks: [ReadyCheck], _ row: (ReadyCheck) -> ReadyView.Row) {
        guard !checks.isEmpty else { return nil }
        let ordered = ReadyCheck.Area.allCases.flatMap { area in checks.filter { $0.area == area } }
        self.init(title: title, rows: ordered.map(row))
    }
}

extension ReadyView.Row {
    fileprivate init(_ check: ReadyCheck, label: String, words: Words) {
        let told = words.told(check)
        let look = ReadyView.look(of: check.state)
        self.init(
            code: told.code, state: told.state, label: label, icon: look.icon, tone: look.tone, what: told.what,
            todo: told.todo)
    }
}
