import Desk
import Hummingbird
import Insurance

/// `POST /shift/papers`: what becomes of the papers nobody took.
struct LeftPapersController: Sendable {
    let site: Site

    func addRoutes(to router: Router<WebContext>) {
        router.post("/shift/papers", use: settle)
    }

    @Sendable
    private func settle(request: Request, context: WebContext) async throws -> Response {
        let officer = try context.officer
        do {
            let form = context.form
            let choices = try form.all("paper").map { text in
                guard let paper = Identifier(text), let kind = PaperFate.Kind(rawValue: form["fate-\(paper)"]),
                    let attempts = Int(form["attempts-\(paper)"])
                else { throw Refusal.formUnreadable }
                return LeftPapersDesk.Choice(document: paper, kind: kind, attempts: attempts)
            }
            try await site.services.leftPapers.settle(
                choices, agent: String(form["agent"].prefix(100)),
                witness: try await second(choices, context), by: officer)
            return site.done(context, to: "/shift", Notice(key: "notice.papers-settled"))
        } catch let refusal as any StaffReadable {
            context.log(refusal)
            return try await ShiftController(site: site).show(context, form: context.form, refusal: refusal)
        }
    }

    /// The colleague who stands for a good paper that is not to be given out.
    private func second(_ choices: [LeftPapersDesk.Choice], _ context: WebContext) async throws -> Operator? {
        guard choices.contains(where: { $0.kind == .destroyed }) else { return nil }
        return try await StaffCheck(site: site).second(in: context.form)
    }
}
