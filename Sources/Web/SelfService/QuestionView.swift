import Desk
import Insurance
import InsuranceRules

/// One question of the self-service consultation, with its answers as buttons.
struct QuestionView: Encodable, Sendable {
    struct Answer: Encodable, Sendable {
        let value: String
        let label: String
        var note: String?
        var icon: String?
        let isChosen: Bool
    }
    /// A choice that opens further ones beside it.
    struct Opening: Encodable, Sendable {
        let id: String
        let label: String
        let icon: String?
        let answers: [Answer]
        let isOpen: Bool

        init(id: String, label: String, icon: String? = nil, answers: [Answer]) {
            (self.id, self.label, self.icon, self.answers) = (id, label, icon, answers)
            isOpen = answers.contains(where: \.isChosen)
        }
    }

    let id: String
    let title: String
    let why: String
    /// How the answers are laid out: a style of the page.
    let layout: String
    var openings: [Opening] = []
    /// What to do before an opening is chosen.
    var openingHint: String?
    var answers: [Answer] = []
    var steppers: [Stepper] = []
    let progress: Progress

    struct Progress: Encodable, Sendable {
        let label: String
        let short: String
        /// One for each question; what was asked is done.
        let marks: [Mark]
    }
    struct Mark: Encodable, Sendable {
        let state: String
    }

    init(_ question: Interview.Question, _ interview: Interview, desk: VisitDesk, today: CalendarDay, words: Words) {
        id = question.rawValue
        title = words("self-service.ask.\(question.rawValue)")
        why = words("self-service.why.\(question.rawValue)")
        progress = Progress(question, in: interview.questions, words: words)
        let answers = interview.answers
        switch question {
        case .birthYear:
            layout = "years"
            openings = Self.decades(answers, today: today)
            openingHint = words("self-service.birth-year.hint")
        case .work:
            layout = "three"
            self.answers = interview.work.map { work in
                Self.answer("work", work.rawValue, icon: Self.icons[work.rawValue], answers.work == work, words)
            }
        case .sex:
            layout = "two"
            self.answers = [Sex.female, .male].map { sex in
                Self.answer("sex", sex.rawValue, icon: sex.rawValue, answers.sex == sex, words)
            }
        case .household:
            layout = "three"
            self.answers = interview.households.map { household in
                Self.answer(
                    "household", household.rawValue, icon: Self.icons[household.rawValue],
                    answers.household == household, words)
            }
        case .minority:
            layout = "two"
            self.answers = [("yes", true), ("no", false)].map { name, value in
                Self.answer("minority", name, icon: Self.icons[name], answers.isMinority == value, words)
            }
        case .card:
            layout = "three"
            openings = [Self.validCard(answers, today: today, words)]
            self.answers = Self.cards(answers, gap: desk.cardGapDays, today: today, words)
        case .members:
            layout = "steps"
            steppers = Stepper.household(answers.members ?? ScreenAnswers.Members(), words)
        }
    }

    private static func answer(
        _ group: String, _ value: String, icon: String?, _ isChosen: Bool, _ words: Words
    ) -> Answer {
        Answer(value: value, label: words("self-service.\(group).\(value)"), icon: icon, isChosen: isChosen)
    }

    private static let icons = [
        "contract": "briefcase", "declared-business": "shop", "presumptive-business": "stall", "own": "field",
        "pupil": "book", "pensioner": "elder", "poor": "house", "near-poor": "house-plus", "agro-average": "rice",
        "minority": "weave", "none": "nothing", "yes": "check", "no": "cross",
    ]

    /// Ten years each, for everyone from school age up.
    private static func decades(_ answers: ScreenAnswers, today: CalendarDay) -> [Opening] {
        let last = (today.year - 6) / 10
        return ((last - 8)...last).map { decade in
            let years = (decade * 10)...min(decade * 10 + 9, today.year - 6)
            let until = years.count > 1 ? "–\(String(years.upperBound).suffix(2))" : ""
            return Opening(
                id: String(decade), label: "\(years.lowerBound)\(until)",
                answers: years.map { year in
                    Answer(value: String(year), label: String(year), isChosen: answers.birthYear == year)
                })
        }
    }

    /// A card that runs on, by the month it ends in.
    private static func validCard(_ answers: ScreenAnswers, today: CalendarDay, _ words: Words) -> Opening {
        let first = CalendarMonth(of: today)
        return Opening(
            id: "valid", label: words("self-service.card.valid"), icon: "card-good",
            answers: (0..<12).map { number in
                let month = first.adding(months: number)
                return Answer(
                    value: month.description, label: month.vietnamese, isChosen: answers.card == .valid(month))
            })
    }

    /// Without a limit in days nobody is asked how long ago the card ended.
    private static func cards(
        _ answers: ScreenAnswers, gap: Int?, today: CalendarDay, _ words: Words
    ) -> [Answer] {
        let ended: [(ScreenAnswers.Card, String)] = [
            (.endedRecently, "card-late"), (.endedLongAgo, "card-old"), (.never, "card-none"),
            (.otherGroup, "card-work"),
        ]
        return ended.filter { $0.0 != .endedRecently || gap != nil }.map { card, icon in
            let days = gap.map { ["days": String($0)] } ?? [:]
            let key = card == .endedLongAgo && gap == nil ? "ended" : card.name
            let since = gap.map { words("self-service.card.since", ["day": today.adding(days: -$0).vietnamese]) }
            return Answer(
                value: card.name, label: words("self-service.card.\(key)", days),
                note: card == .endedRecently ? since : nil, icon: icon, isChosen: answers.card == card)
        }
    }
}

extension QuestionView.Progress {
    init(_ question: Interview.Question, in questions: [Interview.Question], words: Words) {
        let now = (questions.firstIndex(of: question) ?? 0) + 1
        // The number promised stays, though many are done sooner: a total that moves looks broken.
        let all = Interview.mostQuestions
        label = words("self-service.progress", ["now": String(now), "all": String(all)])
        short = "\(now)/\(all)"
        marks = (1...all).map { QuestionView.Mark(state: $0 < now ? "done" : $0 == now ? "now" : "todo") }
    }
}
