import Desk
import Hummingbird
import Insurance

/// `/papers-out`: papers of void receipts that somebody still has.
struct PapersOutController: Sendable {
    struct Page: Encodable, Sendable {
        let rows: [Row]
        let isEmpty: Bool
        let canTakeBack: Bool
    }
    struct Row: Encodable, Sendable {
        let paper: String
        let visit: String
        let ticket: String
        let label: String
        let since: String
    }

    let site: Site

    func addRoutes(to router: Router<WebContext>) {
        router.get("/papers-out") { _, context in try await show(context) }
        router.post("/papers-out", use: takeBack)
    }

    private func show(_ context: WebContext, refusal: (any StaffReadable)? = nil) async throws -> Response {
        let (officer, words) = (try context.officer, site.words(context))
        let today = site.services.clock.now().day
        let rows = try await site.services.voids.papersOut().map { out in
            Row(
                paper: out.document.id.text, visit: out.document.visit.text, ticket: String(out.ticket),
                label: words("reissue.of", words.paper(out.document, name: out.name)),
                since: words("papers-out.since", ["time": out.voidedAt.clockTime(on: today)]))
        }
        let page = Page(
            rows: rows, isEmpty: rows.isEmpty,
            canTakeBack: !officer.roles.isDisjoint(with: [.cashier, .officer, .supervisor]))
        return try await site.page(
            "papers-out", page, title: "papers-out.title", address: "/papers-out", back: "/stock", refusal: refusal,
            context)
    }

    /// `POST /papers-out`: one of them came back.
    @Sendable
    private func takeBack(request: Request, context: WebContext) async throws -> Response {
        let officer = try context.officer
        do {
            guard let paper = Identifier(context.form["paper"]) else { throw Refusal.formUnreadable }
            try await site.services.voids.takeBack(paper, by: officer)
            return site.done(context, to: "/papers-out", Notice(key: "notice.paper-back"))
        } catch let refusal as any StaffReadable {
            context.log(refusal)
            return try await show(context, refusal: refusal)
        }
    }
}
