import Desk
import Hummingbird
import Insurance

/// The visit page, and the acts that need no form of their own.
struct VisitController: Sendable {
    let site: Site
    private let pages: VisitPages

    init(site: Site) {
        self.site = site
        pages = VisitPages(site: site)
    }

    func addRoutes(to router: Router<WebContext>) {
        router.get("/visits/:id", use: show)
        router.post("/visits/:id/read-back", use: readBack)
        router.post("/visits/:id/requote", use: requote)
        router.post("/visits/:id/abandon", use: abandon)
        router.post("/visits/:id/present", use: present)
    }

    /// `GET /visits/{id}`: the attendee's screen goes on with the visit it shows;
    /// looking at another one does not put that person's data in front of them.
    @Sendable
    private func show(request: Request, context: WebContext) async throws -> Response {
        let id = try pages.id(context)
        _ = try context.officer
        let query = request.uri.queryParameters
        let edit = VisitEdit(query["edit"].map(String.init), member: query["member"].map(String.init))
        if !context.isRefresh { site.display.keep(id, at: site.services.clock.now()) }
        return try await pages.show(id, edit: edit, scanWins: query["scan"] == "new", context)
    }

    @Sendable
    private func readBack(request: Request, context: WebContext) async throws -> Response {
        try await pages.act(context) { id, _ in
            try await ReadBack(site: site).confirm(id, seal: context.form["seal"], onScreen: false)
            return Notice(key: "notice.read-back")
        }
    }

    @Sendable
    private func requote(request: Request, context: WebContext) async throws -> Response {
        try await pages.act(context) { id, officer in
            try await site.services.desk.requote(visit: id, by: officer)
            return Notice(key: "notice.requoted")
        }
    }

    @Sendable
    private func abandon(request: Request, context: WebContext) async throws -> Response {
        try await pages.act(context) { id, officer in
            try await site.services.desk.abandon(visit: id, by: officer)
            return Notice(key: "notice.abandoned")
        }
    }

    @Sendable
    private func present(request: Request, context: WebContext) async throws -> Response {
        try await pages.act(context) { id, _ in
            _ = try await pages.file(id)
            site.display.show(id, at: site.services.clock.now())
            return Notice(key: "notice.presented")
        }
    }
}

/// Confirms what was read back, and only what was shown.
struct ReadBack: Sendable {
    let site: Site

    /// What staff confirm without these very names having stood on the
    /// attendee's screen was read aloud, and is recorded so.
    ///
    /// - Parameters:
    ///   - seal: From the page the confirmation was given on.
    ///   - onScreen: Whether it was given on the attendee's own screen.
    /// - Throws: `read-back-changed` when the entries changed since they were shown.
    func confirm(_ id: Identifier, seal: String, onScreen: Bool) async throws {
        guard let file = try await site.services.visits.visitFile(id) else { throw Refusal.noSuchVisit }
        let text = ReadBackView.text(of: file)
        guard site.tokens.accepts(seal: seal, for: text) else { throw Refusal.readBackChanged }
        let wasShown = onScreen || site.display.hasShown(text)
        try await site.services.desk.confirmReadBack(
            visit: id, of: ReadBackView.entries(of: file).map(\.id), wasShown ? .screen : .aloud)
    }
}
