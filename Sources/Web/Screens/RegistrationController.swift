import Desk
import Hummingbird
import Insurance

/// `POST /visits/{id}/registration`: registers one person for the visit's plans.
struct RegistrationController: Sendable {
    let site: Site
    private let pages: VisitPages

    init(site: Site) {
        self.site = site
        pages = VisitPages(site: site)
    }

    func addRoutes(to router: Router<WebContext>) {
        router.post("/visits/:id/registration", use: register)
    }

    @Sendable
    private func register(request: Request, context: WebContext) async throws -> Response {
        try await pages.act(context, typed: .register) { id, officer in
            let file = try await pages.file(id)
            guard !file.visit.plans.isEmpty else {
                throw Refusal.nothingChosen
            }
            var problems = FieldProblems()
            let consent = Consent(
                version: site.settings.consentVersion, language: file.visit.language, at: site.services.clock.now(),
                officer: officer.code)
            let entries = RegistrationAnswers(context.form).entries(
                for: file.visit.plans, catalogues: site.services.catalogues, consent: consent, &problems)
            guard problems.isEmpty else { throw BadFields(problems: problems) }
            try await site.services.desk.register(visit: id, entries: entries, by: officer)
            return Notice(key: "notice.registered")
        }
    }
}
