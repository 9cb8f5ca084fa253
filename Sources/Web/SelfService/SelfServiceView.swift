import Desk
import Insurance
import InsuranceRules

/// What the attendee screen shows of the self-service consultation.
struct SelfServiceView: Encodable, Sendable {
    /// Names the page, for those who look whether it changed.
    let step: String
    var question: QuestionView?
    var outlook: OutlookView?
    var health: HealthOutlookView?
    var pension: PensionOutlookView?
    /// The number they called with; of their answers nothing is left here.
    var called: String?
    /// Whether there is a page before this one.
    let hasBack: Bool
    /// Whether staff can be called from here.
    let canCall: Bool

    init(_ sheet: StationAnswers.Sheet, site: Site, words: Words) throws {
        let desk = site.services.desk
        let interview = try desk.interview(sheet.answers)
        let outlook = desk.outlook(interview)
        let catalogues = site.services.catalogues
        switch (sheet.page, outlook.health.offer, outlook.pension.offer) {
        case (.question(let question), _, _):
            step = "ask-\(question.rawValue)"
            self.question = QuestionView(
                question, interview, desk: desk, today: site.services.clock.now().day, words: words)
            hasBack = interview.question(before: question) != nil
            canCall = false
        case (.health, let offer?, _):
            step = "health"
            health = HealthOutlookView(offer, interview.answers, catalogues: catalogues, words: words)
            (hasBack, canCall) = (true, true)
        case (.pension, _, let offer?):
            step = "pension"
            pension = PensionOutlookView(offer, incomes: site.settings.suggestedIncomes, words: words)
            (hasBack, canCall) = (true, true)
        case (.called(let call), _, _):
            step = "called"
            called = String(call.number)
            (hasBack, canCall) = (false, false)
        default:
            step = "outlook"
            self.outlook = OutlookView(outlook, guide: desk.guide, catalogues: catalogues, words: words)
            (hasBack, canCall) = (true, true)
        }
    }
}

/// The button that begins, in one of the languages.
struct BeginView: Encodable, Sendable {
    let language: String
    let label: String
    let isFirst: Bool

    /// One for each language, the one spoken now first.
    static func all(_ phrases: Phrases, spoken: String) -> [BeginView] {
        ([spoken] + phrases.codes.filter { $0 != spoken }).map { code in
            BeginView(language: code, label: phrases.words(code)("self-service.begin"), isFirst: code == spoken)
        }
    }
}
