import Desk
import Hummingbird
import Insurance

/// What people may ask for after they paid: a mistake set right, an agreement
/// taken back.
struct RightsController: Sendable {
    let site: Site
    private let pages: VisitPages

    init(site: Site) {
        self.site = site
        pages = VisitPages(site: site)
    }

    func addRoutes(to router: Router<WebContext>) {
        router.get("/visits/:id/rights") { _, context in try await show(context) }
        router.post("/visits/:id/correction", use: correct)
        router.post("/visits/:id/withdrawal", use: withdraw)
    }

    /// `GET /visits/{id}/rights`.
    func show(
        _ context: WebContext, problems: FieldProblems = FieldProblems(), refusal: (any StaffReadable)? = nil
    ) async throws -> Response {
        let officer = try context.officer
        let file = try await pages.file(pages.id(context))
        let address = "/visits/\(file.visit.id)"
        // What was typed would hide what another one set right meanwhile, or is the same.
        let isAsStored = [Refusal.correctionOutdated, .correctionEmpty].contains { $0.code == refusal?.code }
        let page = RightsView(
            file, typed: isAsStored ? Form() : context.form, problems: problems, officer: officer,
            words: site.words(context))
        guard !page.people.isEmpty else { return .redirect(to: address, type: .normal) }
        let isTyped = refusal != nil && !isAsStored || !problems.isEmpty
        return try await site.page(
            "visit-rights", page, title: "rights.title", address: "\(address)/rights", back: address,
            refusal: refusal, hasProblems: !problems.isEmpty, isDraft: isTyped, context)
    }

    /// `POST /visits/{id}/correction`.
    @Sendable
    private func correct(request: Request, context: WebContext) async throws -> Response {
        try await act(context, notice: "notice.corrected") { id, officer in
            let form = context.form
            let known = try await pages.file(id).registrations.first { $0.id.text == form["registration"] }
            let answers = try CorrectionAnswers(form, known: known?.person)
            try await site.services.rights.correct(
                answers.person, registration: answers.registration, in: id, seen: form.number("seen") ?? 0,
                hasPapers: form.isOn("hasPapers"), by: officer)
        }
    }

    /// `POST /visits/{id}/withdrawal`.
    @Sendable
    private func withdraw(request: Request, context: WebContext) async throws -> Response {
        try await act(context, notice: "notice.withdrawn") { id, officer in
            guard let purpose = OptionalPurpose(rawValue: context.form["purpose"]),
                let registration = Identifier(context.form["registration"])
            else { throw Refusal.formUnreadable }
            try await site.services.rights.withdraw(purpose, registration: registration, in: id, by: officer)
        }
    }

    private func act(
        _ context: WebContext, notice: String, _ body: (Identifier, Operator) async throws -> Void
    ) async throws -> Response {
        let id = try pages.id(context)
        let officer = try context.officer
        do {
            try await body(id, officer)
            return site.done(context, to: "/visits/\(id)/rights", Notice(key: notice))
        } catch let problems as BadFields {
            return try await show(context, problems: problems.problems)
        } catch let refusal as any StaffReadable {
            context.log(refusal)
            return try await show(context, refusal: refusal)
        }
    }
}
