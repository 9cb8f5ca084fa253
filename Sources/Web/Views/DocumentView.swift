import Desk
import Insurance

/// One paper on the visit and tray pages, with what may be said of it.
struct DocumentView: Encodable, Sendable {
    let paper: String
    let visit: String
    let kind: String
    let kindName: String
    let state: String
    let stateName: String
    let icon: String
    /// A class of the style sheet: go, look, stop or calm.
    let tone: String
    /// Empty before the first print.
    let intent: String
    let serial: String?
    /// Why it waits or is in doubt, and what to do.
    let why: String?
    /// `2. lần in`, from the second print on.
    let attempt: String?
    let canJudge: Bool
    let canReprint: Bool
    /// On the tray, where an officer may approve the papers of its visit.
    let canApprove: Bool
    let spoilReasons: [Choice.Option]
    /// Where the forms come back to.
    let home: String
    /// Whom it is for, on the tray, where it leads to the visit.
    var owner: String?
    /// Whom it is for, on the page of the visit itself.
    private(set) var person: String?
    /// Place in the printer's queue, from 1.
    var place: String?
    /// How long until it is out, by the printer's last papers.
    var left: String?

    init(_ document: Document, words: Words, officer: Operator, home: String) {
        paper = document.id.text
        visit = document.visit.text
        kind = document.kind.rawValue
        kindName = words("document.\(document.kind.rawValue)")
        state = document.state.rawValue
        stateName = words("document.state.\(document.state.rawValue)")
        (icon, tone) = Self.look(document.state)
        intent = document.intent?.text ?? ""
        serial = document.blankSerial.map { words("document.serial", ["serial": $0]) }
        why = Self.why(document, words)
        attempt = document.attempts > 1 ? words("document.attempt", ["count": String(document.attempts)]) : nil
        let mayAct =
            officer.roles.contains(.officer) || (document.kind.isOfPayment && officer.roles.contains(.cashier))
        canJudge = mayAct && [.toCheck, .unknown].contains(document.state) && document.intent != nil
        canApprove = home == "/tray" && document.waitsForApproval && officer.roles.contains(.officer)
        canReprint = mayAct && [.refused, .spoiled, .notPrinted].contains(document.state)
        spoilReasons = SpoilReason.allCases.map {
            Choice.Option(value: $0.rawValue, label: words("spoil.\($0.rawValue)"), isChosen: false)
        }
        self.home = home
    }

    /// Every paper of a visit with whom it is for; a receipt is for whoever paid.
    static func all(
        _ documents: [Document], of file: VisitFile, words: Words, officer: Operator, home: String
    ) -> [DocumentView] {
        let names = file.names
        return documents.map { document in
            var row = DocumentView(document, words: words, officer: officer, home: home)
            row.person = document.registration.flatMap { names[$0] } ?? words.voidMark(document, of: file)
            return row
        }
    }

    private static func look(_ state: Document.State) -> (icon: String, tone: String) {
        switch state {
        case .waiting, .requested: ("wait", "calm")
        case .printing: ("printer", "calm")
        case .toCheck: ("eye", "look")
        case .unknown: ("question", "look")
        case .refused, .spoiled, .notPrinted, .recalled: ("trouble", "stop")
        case .good, .handedOver, .sent: ("check", "go")
        case .cancelled: ("cross", "calm")
        }
    }

    private static func why(_ document: Document, _ words: Words) -> String? {
        switch document.state {
        case .unknown:
            let question = words("document.unknown", ["kind": words("document.\(document.kind.rawValue)")])
            return document.note.map { "\(question) \(words.reason($0))" } ?? question
        case .waiting where document.kind.blank != nil && document.blankSerial == nil:
            return words("document.no-blank")
        case .waiting where document.note == nil && document.kind.blank != nil && document.approvedBy == nil:
            return words("document.unapproved")
        case .waiting, .refused, .notPrinted: return document.note.map(words.reason)
        default: return nil
        }
    }
}
