import Desk
import Hummingbird
import Insurance

/// Hands the waiting papers of a printer to the spare one of its kind, and back.
struct SpareController: Sendable {
    let site: Site

    func addRoutes(to router: Router<WebContext>) {
        router.post("/tray/spare", use: use)
    }

    @Sendable
    private func use(request: Request, context: WebContext) async throws -> Response {
        let officer = try context.officer
        do {
            guard let spares = site.services.spares, let printer = PrinterKind(rawValue: context.form["printer"]),
                ["0", "1"].contains(context.form["spare"])
            else { throw Refusal.formUnreadable }
            let isSpare = context.form["spare"] == "1"
            try await spares.use(spare: isSpare, of: printer, by: officer)
            return site.done(
                context, to: "/tray", Notice(key: isSpare ? "notice.spare-in-use" : "notice.spare-back"))
        } catch let refusal as any StaffReadable {
            context.log(refusal)
            return try await TrayController(site: site).show(context, refusal: refusal)
        }
    }
}
