import Desk
import Insurance

/// The papers nobody took, each with what becomes of it.
struct LeftPapersView: Encodable, Sendable {
    struct Row: Encodable, Sendable {
        let paper: String
        /// How often it was printed, sent back with the answer.
        let attempts: String
        let visit: String
        let kindName: String
        let serial: String?
        let owner: String
        let state: String
        let stateName: String
        /// Empty while somebody has to look into the tray.
        let choices: [Choice.Option]
        let hasChoices: Bool
        /// What was said of it, in words.
        let answer: String?
        let isAnswered: Bool
    }

    let rows: [Row]
    let isAnswered: Bool
    let sentence: String
    let agent: Field
    let second: Field
    let secondPin: Field

    init(_ papers: [LeftPaper], form: Form, words: Words) {
        rows = papers.map { Row($0, form: form, words: words) }
        let open = papers.filter { !$0.isAnswered }.count
        isAnswered = open == 0
        sentence = words(open == 0 ? "left.answered" : "left.open", ["count": String(open)])
        let named = papers.compactMap { $0.fate?.agent }.last
        agent = Field(
            id: "agent", label: words("left.agent"), value: form["agent"].isEmpty ? named ?? "" : form["agent"],
            hint: words("left.agent-hint"), longest: 100)
        second = Field(id: "second", label: words("signing.witness-code"), longest: 20)
        secondPin = Field(id: "secondPin", label: words("signing.witness-pin"), keyboard: "numeric", longest: 32)
    }
}

extension LeftPapersView.Row {
    init(_ left: LeftPaper, form: Form = Form(), words: Words) {
        let document = left.document
        paper = document.id.text
        attempts = String(document.attempts)
        visit = document.visit.text
        kindName = words("document.\(document.kind.rawValue)")
        serial = document.blankSerial.map { words("document.serial", ["serial": $0]) }
        owner = left.name
        state = document.state.rawValue
        stateName = words("document.state.\(document.state.rawValue)")
        let typed = PaperFate.Kind(rawValue: form["fate-\(document.id)"])
        let chosen = typed ?? (left.isAnswered ? left.fate?.kind : nil) ?? left.choices.first
        choices = left.choices.map {
            Choice.Option(value: $0.rawValue, label: words("fate.\($0.rawValue)"), isChosen: $0 == chosen)
        }
        hasChoices = !choices.isEmpty
        answer = left.fate.map { words.fate($0) }
        isAnswered = left.isAnswered
    }
}

extension Words {
    /// What becomes of a paper, with where, until when or with whom.
    func fate(_ fate: PaperFate) -> String {
        let values = [
            "place": fate.place ?? "", "until": fate.until?.vietnamese ?? "", "agent": fate.agent ?? "",
            "witness": fate.witness ?? "",
        ]
        return self("fate.is.\(fate.kind.rawValue)", values)
    }
}
