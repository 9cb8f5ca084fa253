import Desk
import Hummingbird
import Insurance

/// Ends a consultation without joining: whom to call back, or why not.
struct EndingController: Sendable {
    let site: Site
    private let pages: VisitPages

    init(site: Site) {
        self.site = site
        pages = VisitPages(site: site)
    }

    func addRoutes(to router: Router<WebContext>) {
        router.get("/visits/:id/follow-up") { _, context in try await showFollowUp(context) }
        router.get("/visits/:id/decline") { _, context in try await showDecline(context) }
        router.post("/visits/:id/follow-up", use: followUp)
        router.post("/visits/:id/decline", use: decline)
        router.post("/visits/:id/reopen", use: reopen)
    }

    private func showFollowUp(
        _ context: WebContext, problems: FieldProblems = FieldProblems(), refusal: (any StaffReadable)? = nil
    ) async throws -> Response {
        _ = try context.officer
        let file = try await pages.file(pages.id(context))
        guard file.isUndecided else { return try await pages.leave(file, refusal: refusal, context) }
        let page = FollowUpView(file, form: context.form, problems: problems, words: site.words(context))
        return try await site.page(
            "follow-up", page, title: "follow-up.title", address: "/visits/\(file.visit.id)/follow-up",
            back: "/visits/\(file.visit.id)", refusal: refusal, hasProblems: !problems.isEmpty, isDraft: true, context)
    }

    private func showDecline(_ context: WebContext, refusal: (any StaffReadable)? = nil) async throws -> Response {
        _ = try context.officer
        let file = try await pages.file(pages.id(context))
        guard file.isUndecided else { return try await pages.leave(file, refusal: refusal, context) }
        return try await site.page(
            "decline", DeclineView(file, words: site.words(context)), title: "decline.title",
            address: "/visits/\(file.visit.id)/decline", back: "/visits/\(file.visit.id)", refusal: refusal, context)
    }

    /// `POST /visits/{id}/follow-up`: keeps a phone number only with the
    /// agreement to be called; without one the person comes back by themselves.
    @Sendable
    private func followUp(request: Request, context: WebContext) async throws -> Response {
        let form = context.form
        do {
            guard form["contact"] != "none" else {
                return try await end(.followUp(nil), notice: "notice.follow-up.alone", context)
            }
            var problems = FieldProblems()
            if form["phone"].isEmpty {
                problems.add("field-required", at: "phone")
            } else if PhoneNumber(form["phone"]) == nil {
                problems.add("phone-malformed", at: "phone")
            }
            if !form.isOn("consent") { problems.add("consent-to-call-missing", at: "consent") }
            guard problems.isEmpty else { return try await showFollowUp(context, problems: problems) }
            let consent = Consent(
                version: site.settings.consentVersion, language: try await pages.file(pages.id(context)).visit.language,
                at: site.services.clock.now(), officer: try context.officer.code)
            let followUp = try FollowUp(
                phone: form["phone"], name: form["name"], bestTime: BestTime(rawValue: form["bestTime"]),
                consent: consent)
            return try await end(.followUp(followUp), notice: "notice.follow-up.kept", context)
        } catch let refusal as Refusal where ["name-unprintable", "name-too-long"].contains(refusal.code) {
            var problems = FieldProblems()
            problems.add(refusal.code, at: "name")
            return try await showFollowUp(context, problems: problems)
        } catch let refusal as any StaffReadable {
            context.log(refusal)
            return try await showFollowUp(context, refusal: refusal)
        }
    }

    /// `POST /visits/{id}/decline`: a reason from the list, or none.
    @Sendable
    private func decline(request: Request, context: WebContext) async throws -> Response {
        do {
            let reason = DeclineReason(rawValue: context.form["reason"])
            return try await end(.declined(reason), notice: "notice.consult.declined", context)
        } catch let refusal as any StaffReadable {
            context.log(refusal)
            return try await showDecline(context, refusal: refusal)
        }
    }

    private func end(_ end: ConsultationEnd, notice: String, _ context: WebContext) async throws -> Response {
        let file = try await pages.file(pages.id(context))
        guard !file.hasEnded else { throw Refusal.visitEnded }
        // Plans of another day that cannot be priced any more hold nobody up.
        let plans = (try? site.services.desk.quote(file.visit.plans)) == nil ? [] : file.visit.plans
        try await site.services.desk.consult(visit: file.visit.id, plans: plans, end: end, by: context.officer)
        site.notes.forget(file.visit.id)
        return site.done(context, to: "/visits/\(file.visit.id)", Notice(key: notice))
    }

    /// `POST /visits/{id}/reopen`: the person goes on after all.
    @Sendable
    private func reopen(request: Request, context: WebContext) async throws -> Response {
        try await pages.act(context) { id, officer in
            try await site.services.desk.reopen(visit: id, by: officer)
            return Notice(key: "notice.reopened")
        }
    }
}

extension VisitPages {
    /// Leaves a page that only an undecided visit has: to the visit itself,
    /// with the reason why nothing was done where something was asked for.
    func leave(_ file: VisitFile, refusal: (any StaffReadable)?, _ context: WebContext) async throws -> Response {
        guard let refusal else { return .redirect(to: "/visits/\(file.visit.id)", type: .normal) }
        return try await show(file.visit.id, refusal: refusal, context)
    }
}

extension VisitFile {
    /// Whether plans may still be looked at and chosen: nothing was paid, and
    /// the person has not gone.
    var isUndecided: Bool { [.consult, .register, .readBack, .pay].contains(nextStep) }
}
