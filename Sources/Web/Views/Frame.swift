import Desk
import Insurance

/// What stands around every page: the line at the top, the navigation, the
/// troubles of the kiosk, and what the last act did.
struct Frame: Encodable, Sendable {
    struct Link: Encodable, Sendable {
        let href: String
        let label: String
        let icon: String
        let isHere: Bool
    }
    struct Language: Encodable, Sendable {
        let code: String
        let name: String
    }

    var title: String
    var language: String
    /// Every other language.
    var languages: [Language]
    var event: String
    var commune: String
    var station: String
    var day: String
    var time: String
    /// Milliseconds since 1970, for the clock in the browser.
    var now: Int
    var training: Bool
    var troubles: [Trouble] = []
    var printers: [PrinterView] = []
    /// `12 chờ gửi`.
    var queue: String = ""
    var queueTrouble = false
    /// Someone at the attendee screen asked for staff.
    var caller: String?
    /// The name of whoever is signed in; `nil` before that.
    var officer: String?
    var roles = ""
    var csrf: String
    var links: [Link] = []
    /// Where this page is got from, for refreshes and the language switch.
    var address: String
    /// Where Esc goes.
    var back: String?
    /// What the last act did.
    var notice: String?
    /// The page shows again what was typed and not taken; live changes leave it alone.
    var isDraft = false
    /// The clock is outside the event; money and printing wait.
    var clock: Trouble?
    /// Why this page could not do what was asked.
    var refusal: Trouble?
    var version: String
}

/// A printer as the frame and the tray show it.
struct PrinterView: Encodable, Sendable {
    let kind: String
    var name: String
    /// The name where there is little room.
    let shortName: String
    let isReady: Bool
    let icon: String
    /// The state in a word or two.
    let state: String
    /// A symbol for what is the matter, or for a printer.
    let picture: String
    /// What is the matter and what to do, a sentence for each reason.
    let sentences: [String]
    /// How much ribbon or toner is left.
    let supplies: [String]
    let isStopped: Bool
    /// Whoever looks may let a stopped printer go on.
    var canResume = false
    /// Nobody has said yet what came of a paper of this printer.
    var hasDoubt = false
    /// The paper that is printing and whom it is for; on the tray only.
    var doing: String?
    /// How many papers wait, and how long; on the tray only.
    var waiting: String?
    /// The other printer of the kind, if there is one; on the tray only.
    var spare: SpareView?

    init(_ status: PrinterStatus, words: Words) {
        kind = status.kind.rawValue
        name = words("printer.\(status.kind.rawValue)")
        shortName = words("printer.short.\(status.kind.rawValue)")
        isReady = status.isReady
        icon = status.isReady ? "ready" : "trouble"
        let hasTrouble = !status.reasons.isEmpty && status.state != .missing && status.state != .unreachable
        state = words(hasTrouble ? "printer.state.trouble" : "printer.state.\(status.state.rawValue)")
        if status.isReady {
            sentences = [words("printer.sentence.\(status.state.rawValue)")]
        } else if hasTrouble {
            sentences = status.reasons.map(words.reason)
        } else {
            sentences = [words("printer.sentence.\(status.state.rawValue)")]
        }
        isStopped = status.state == .stopped
        picture = PrinterView.picture(status, words)
        supplies = status.supplies.map { supply in
            guard let percent = supply.percent else { return words("tray.supply-unknown", ["name": supply.name]) }
            return words("tray.supply", ["name": supply.name, "level": String(percent)])
        }
    }

    /// What a person has to mend before what follows from it.
    private static func picture(_ status: PrinterStatus, _ words: Words) -> String {
        switch status.state {
        case .idle, .processing, .stopped:
            let pictures = status.reasons.map(words.picture)
            let follows = ["printer-paused", "printer-wait", "printer-unknown"]
            let first = pictures.first { !follows.contains($0) } ?? pictures.first
            return first ?? (status.state == .stopped ? "printer-paused" : "printer")
        case .unreachable: return "printer-offline"
        case .missing: return "printer-unknown"
        }
    }
}
