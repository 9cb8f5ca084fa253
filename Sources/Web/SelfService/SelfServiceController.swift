import Desk
import Hummingbird
import Insurance
import InsuranceRules

/// The self-service consultation: someone asks by themselves what they qualify
/// for, on the attendee screen, while staff are signed in on it.
///
/// Every act is a small form; the answers travel in its body alone.
struct SelfServiceController: Sendable {
    let site: Site

    func addRoutes(to router: Router<WebContext>) {
        router.post("/attendee/consultation/begin", use: begin)
        router.post("/attendee/consultation/answer", use: answer)
        router.post("/attendee/consultation/step", use: step)
        router.post("/attendee/consultation/go", use: go)
    }

    /// Begins between two visits, or beside staff before they looked at plans.
    @Sendable
    private func begin(request: Request, context: WebContext) async throws -> Response {
        _ = try context.officer
        let now = site.services.clock.now()
        var visit = site.display.current(at: now).visit
        if let shown = visit, let file = try await site.services.visits.visitFile(shown) {
            guard file.leavesScreenFree else { return .redirect(to: "/attendee", type: .normal) }
            if file.nextStep == .done {
                site.display.show(nil, at: now)
                visit = nil
            }
        }
        if site.phrases.codes.contains(context.form["language"]) { site.display.speak(context.form["language"]) }
        site.answers.begin(beside: visit, at: now)
        return .redirect(to: "/attendee", type: .normal)
    }

    /// Takes one answer and goes on to what is still unanswered, or to the result.
    @Sendable
    private func answer(request: Request, context: WebContext) async throws -> Response {
        try change(context) { sheet in
            guard let question = Interview.Question(rawValue: context.form["question"]) else { return }
            sheet.answers.take(context.form["answer"], to: question)
            let interview = try site.services.desk.interview(sheet.answers)
            sheet.answers = interview.answers
            sheet.page = interview.next.map(StationAnswers.Page.question) ?? .outlook
            guard sheet.page == .outlook else { return }
            site.services.desk.outlook(interview).troubles.forEach(context.log)
        }
    }

    /// One step up or down, or an amount of the quick keys.
    @Sendable
    private func step(request: Request, context: WebContext) async throws -> Response {
        try change(context) { sheet in
            let interview = try site.services.desk.interview(sheet.answers)
            let pension = site.services.desk.outlook(interview).pension.offer
            sheet.answers.step(context.form["step"], pension)
        }
    }

    @Sendable
    private func go(request: Request, context: WebContext) async throws -> Response {
        _ = try context.officer
        let now = site.services.clock.now()
        switch context.form["to"] {
        case "over": site.answers.forget()
        case "lower": site.answers.lower(at: now)
        case "call": try call(at: now)
        case let wanted:
            try site.answers.change(at: now) { sheet in
                let interview = try site.services.desk.interview(sheet.answers)
                sheet.page = Self.page(wanted, from: sheet.page, interview)
            }
        }
        site.display.announce()
        return .redirect(to: "/attendee", type: .normal)
    }

    /// Calls staff, once all questions are answered.
    private func call(at now: Moment) throws {
        guard let sheet = site.answers.current(at: now), try site.services.desk.interview(sheet.answers).next == nil
        else { return }
        site.answers.raise(speaking: site.display.current(at: now).language ?? "vi", at: now)
    }

    private static func page(
        _ wanted: String, from page: StationAnswers.Page, _ interview: Interview
    ) -> StationAnswers.Page {
        if let next = interview.next, wanted != "back" { return .question(next) }
        switch (wanted, page) {
        case ("health", _): return .health
        case ("pension", _): return .pension
        case ("back", .question(let question)):
            return .question(interview.question(before: question) ?? question)
        case ("back", .outlook):
            return interview.question(before: nil).map(StationAnswers.Page.question) ?? page
        default: return .outlook
        }
    }

    /// Changes the sheet someone is at; without one, the page says so by being idle again.
    private func change(
        _ context: WebContext, _ body: (inout StationAnswers.Sheet) throws -> Void
    ) throws -> Response {
        _ = try context.officer
        try site.answers.change(at: site.services.clock.now(), body)
        return .redirect(to: "/attendee", type: .normal)
    }
}

extension VisitFile {
    /// Whether the attendee screen has nothing of this visit to show: nothing
    /// was looked at yet, or all is done.
    var leavesScreenFree: Bool { nextStep == .done || awaitsAnswers }

    /// Whether nobody looked at plans yet, so that the person may answer by themselves.
    var awaitsAnswers: Bool { nextStep == .consult && visit.plans.isEmpty }
}

extension Site {
    /// The form of a consultation nobody looked at plans in: as the person
    /// answered on the attendee screen, if they did.
    func entry(answeredFor visit: Identifier, suggestedIncome: Dong?) -> ConsultationEntry {
        guard let answers = answers.given(to: visit, at: services.clock.now()),
            // A rule that is missing today leaves the form empty; the price then says which.
            let interview = try? services.desk.interview(answers)
        else { return ConsultationEntry(suggestedIncome: suggestedIncome) }
        return ConsultationEntry(
            services.desk.outlook(interview), interview.answers, suggestedIncome: suggestedIncome)
    }
}
