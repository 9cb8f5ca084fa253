import Desk
import Insurance

/// Today's visits, each with the one thing to do next.
struct DeskView: Encodable, Sendable {
    struct Row: Encodable, Sendable {
        let visit: String
        let number: String
        let name: String
        let hasName: Bool
        let opened: String
        let step: String
        let next: String
        let icon: String
        let tone: String
        /// What is to be paid, or was.
        let amount: String?
        /// Year of birth and home, which tell people of one name apart.
        var traits: String?
        /// Whether Enter opens it.
        var isOnly = false
    }

    /// Someone at the attendee screen asks for staff.
    struct Caller: Encodable, Sendable {
        /// The visit the screen showed when they began to answer.
        struct Beside: Encodable, Sendable {
            let visit: String
            let label: String
        }

        let call: String
        let number: String
        let sentence: String
        let isFirst: Bool
        /// `nil` when there was none, or more is known of it by now.
        let beside: Beside?
    }

    /// Open visits of earlier days, whose papers or money are not settled.
    let earlier: [Row]
    let hasEarlier: Bool
    let open: [Row]
    let finished: [Row]
    let isEmpty: Bool
    let hasFinished: Bool
    let finishedCount: String
    let channels: [Choice.Option]
    let languages: [Choice.Option]
    let scanText: String
    var search: SearchView?
    /// The way to money that waits for somebody; `nil` where there can be none.
    var transfers: Transfers?
    /// Longest waiting first.
    var callers: [Caller] = []
    /// `nil` where no list of people was brought.
    var roster: RosterLine?
    /// Papers of this and former days that wait for somebody.
    private(set) var kept: [LeftPapersView.Row] = []
    private(set) var hasKept = false
    private(set) var keptCount = ""

    struct Transfers: Encodable, Sendable {
        let label: String
        let isOpen: Bool

        /// - Parameter count: Of visits and unmatched transfers.
        init(_ count: Int, words: Words) {
            isOpen = count > 0
            label = isOpen ? words("transfers.link-count", ["count": String(count)]) : words("transfers.link")
        }
    }

    mutating func keep(_ papers: [LeftPaper], words: Words) {
        kept = papers.map { LeftPapersView.Row($0, words: words) }
        hasKept = !kept.isEmpty
        keptCount = words("left.kept", ["count": String(kept.count)])
    }

    init(
        _ files: [VisitFile], earlier: [VisitFile], scanText: String, language: String, phrases: Phrases, words: Words
    ) {
        self.earlier = earlier.map { Row($0, isEarlier: true, words: words) }
        hasEarlier = !earlier.isEmpty
        let rows = files.map { ($0.nextStep == .done, Row($0, words: words)) }
        open = rows.filter { !$0.0 }.map(\.1)
        finished = rows.filter(\.0).map(\.1)
        isEmpty = files.isEmpty
        hasFinished = !finished.isEmpty
        finishedCount = words("desk.finished", ["count": String(finished.count)])
        channels = Channel.allCases.map {
            Choice.Option(value: $0.rawValue, label: words("channel.\($0.rawValue)"), isChosen: $0 == .performance)
        }
        languages = phrases.codes.map {
            Choice.Option(value: $0, label: phrases.words($0)("language.name"), isChosen: $0 == language)
        }
        self.scanText = scanText
    }
}

extension DeskView.Caller {
    /// - Parameter files: Today's visits.
    static func all(_ hands: [StationAnswers.Hand], _ files: [VisitFile], words: Words) -> [Self] {
        hands.enumerated().map { place, hand in
            let number = String(hand.call.number)
            return Self(
                call: hand.call.id.text, number: number,
                sentence: words("desk.caller", ["number": number, "time": hand.at.clockTime]), isFirst: place == 0,
                beside: files.first { $0.visit.id == hand.visit && $0.awaitsAnswers }.map {
                    file in
                    let name = file.name ?? words("visit.nameless")
                    let values = ["number": String(file.visit.number), "name": name]
                    return Beside(visit: file.visit.id.text, label: words("desk.caller-beside", values))
                })
        }
    }
}

extension DeskView.Row {
    /// - Parameters:
    ///   - wanted: Whom the row is about, where that is not the first of the visit.
    ///   - isEarlier: Whether the day stands before the time.
    init(_ file: VisitFile, name wanted: String? = nil, isEarlier: Bool = false, words: Words) {
        visit = file.visit.id.text
        number = String(file.visit.number)
        let known = wanted ?? file.name
        name = known ?? words("visit.nameless")
        hasName = known != nil
        let at = file.visit.openedAt
        opened = isEarlier ? "\(at.day.vietnamese) \(at.clockTime)" : at.clockTime
        step = file.nextStep.rawValue
        next =
            file.nextStep == .done
            ? words("desk.done.\(file.ending)")
            : words(file.awaited == nil ? "next.\(file.nextStep.rawValue)" : "next.transfer")
        (icon, tone) = file.awaited == nil ? Self.look(file.nextStep) : ("wait", "calm")
        let sum = file.payment?.amount ?? file.awaited?.amount ?? max(.zero, file.rest)
        amount = sum > .zero ? sum.description : nil
    }

    private static func look(_ step: VisitStep) -> (icon: String, tone: String) {
        switch step {
        case .consult: ("talk", "calm")
        case .register: ("pen", "calm")
        case .readBack: ("eye", "look")
        case .pay: ("cash", "go")
        case .print: ("printer", "calm")
        case .check: ("eye", "look")
        case .handOver: ("hand", "go")
        case .done: ("check", "calm")
        }
    }
}
