import Desk
import Hummingbird
import Insurance

/// A paper that was given out, recalled by two people and printed anew.
struct ReissueController: Sendable {
    let site: Site
    private let pages: VisitPages

    init(site: Site) {
        self.site = site
        pages = VisitPages(site: site)
    }

    func addRoutes(to router: Router<WebContext>) { router.post("/visits/:id/reissue", use: reissue) }

    /// `POST /visits/{id}/reissue`.
    @Sendable
    private func reissue(request: Request, context: WebContext) async throws -> Response {
        let id = try pages.id(context)
        let officer = try context.officer
        do {
            let wanted = Identifier(context.form["paper"])
            guard let paper = try await pages.file(id).documents.first(where: { $0.id == wanted }) else {
                throw Refusal("document-unknown", "Choose the paper that is printed anew.")
            }
            let code = String(context.form["second"].prefix(20))
            try await site.services.reissues.reissue(
                paper, reason: SpoilReason(rawValue: context.form["reason"]), hasPaper: context.form.isOn("paperHere"),
                witness: try await StaffCheck(site: site).member(code: code, pin: context.form["secondPin"]),
                by: officer)
            return site.done(context, to: "/visits/\(id)", Notice(key: "notice.reissued"))
        } catch let refusal as any StaffReadable {
            context.log(refusal)
            return try await RightsController(site: site).show(context, refusal: refusal)
        }
    }
}
