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
        var page = RightsView(
            file, typed: isAsStored ? Form() : context.form, problems: problems, officer: officer,
            words: site.words(context))
        page.refused = try await pages.refused(of: file, site.words(context))
        guard !page.people.isEmpty else { return .redirect(to: address, type: .normal) }
        let isTyped = refusal != nil && !isAsStored || !problems.isEmpty
        return try await site.page(
            "visit-rights", page, title: "rights.title", address: "\(address)/rights", back: address,
            refusal: refusal, links: papers(standingIn: refusal, of: file, context), hasProblems: !problems.isEmpty,
            isDraft: isTyped, context)
    }

    /// The papers that a correction waits for.
    private func papers(
        standingIn refusal: (any StaffReadable)?, of file: VisitFile, _ context: WebContext
    ) -> [Trouble.Link] {
        let states: Set<Document.State>
        switch refusal?.code {
        case "correction-papers-open": states = [.printing, .toCheck, .unknown]
        case "correction-papers-out": states = [.good]
        default: return []
        }
        let person = file.registrations.first { $0.id.text == context.form["registration"] }?.person
        let theirs = file.registrations.filter { one in person.map(one.person.isSame) ?? false }.map(\.id)
        let words = site.words(context)
        return file.documents.filter { states.contains($0.state) && $0.registration.map(theirs.contains) ?? false }
            .map { paper in
                Trouble.Link(
                    href: "/visits/\(file.visit.id)#paper-\(paper.id)",
                    label: [words("document.\(paper.kind.rawValue)"), paper.blankSerial].compactMap(\.self)
                        .joined(separator: " "))
            }
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
