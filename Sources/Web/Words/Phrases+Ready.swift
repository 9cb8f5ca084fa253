public import Desk

/// A check before the show in words people read.
public struct ToldCheck: Encodable, Sendable {
    /// A word of ``ReadyCheck/Area``.
    public let area: String
    /// A word of ``ReadyCheck/State``.
    public let state: String
    public let code: String
    /// How it is, in a sentence.
    public let what: String
    /// What to do about it, where that is not said already.
    public let todo: String?
}

extension Phrases {
    /// A check in a language; in Vietnamese for a language that is not there.
    public func told(_ check: ReadyCheck, in language: String) -> ToldCheck { words(language).told(check) }

    /// What an area is called.
    public func title(of area: ReadyCheck.Area, in language: String) -> String {
        words(language)("ready.area.\(area.rawValue)")
    }

    /// How a whole list stands, in a sentence.
    public func summary(of checks: [ReadyCheck], in language: String) -> String {
        words(language).summary(of: checks)
    }
}

extension Words {
    func told(_ check: ReadyCheck) -> ToldCheck {
        let values = named(check.values)
        let todo = "ready.\(check.code).do"
        let what = has("ready.\(check.code)") ? "ready.\(check.code)" : "error.\(check.code)"
        return ToldCheck(
            area: check.area.rawValue, state: check.state.rawValue, code: check.code,
            what: check.trouble.map { trouble($0).sentence } ?? self(what, values),
            todo: check.state != .ok && has(todo) ? self(todo, values) : nil)
    }

    func summary(of checks: [ReadyCheck]) -> String {
        let counts = ["stops": String(checks.count(.stop)), "warnings": String(checks.count(.warning))]
        guard checks.maySetOut else { return self("ready.summary.stop", counts) }
        return self(checks.count(.warning) > 0 ? "ready.summary.warning" : "ready.summary.ok", counts)
    }

    /// Names of ours among the values, in this language.
    private func named(_ values: [String: String]) -> [String: String] {
        let prefixes = [
            "printer": "printer", "blank": "blank", "role": "role", "rule": "rule", "list": "catalogue",
            "paper": "document",
        ]
        return Dictionary(
            uniqueKeysWithValues: values.map { name, value in
                if name == "reasons" { return (name, reason(value)) }
                guard let prefix = prefixes[name], has("\(prefix).\(value)") else { return (name, value) }
                return (name, self("\(prefix).\(value)"))
            })
    }
}
