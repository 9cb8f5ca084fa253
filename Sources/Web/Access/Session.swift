import Desk
import Insurance

/// One browser at the kiosk.
struct Session: Sendable {
    /// Random, known to the browser by its cookie only.
    let id: String
    /// Who signed in; `nil` before that.
    var officer: Operator?
    /// `vi`, `en`, …: what the staff pages speak.
    var language: String
    /// When a person last did something in it.
    var lastAct: Moment
    /// What the last act did, for the next page to say.
    var notice: Notice?

    /// No session at all.
    static let none = Session(id: "", officer: nil, language: "vi", lastAct: Moment(milliseconds: 0))
}

/// A sentence about an act, by its key and what stands in its braces.
struct Notice: Sendable {
    let key: String
    var values: [String: String] = [:]
}
