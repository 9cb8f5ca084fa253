import Desk
import Hummingbird
import Insurance

/// `POST /visits/{id}/payment`: takes cash for everything the visit owes.
struct PaymentController: Sendable {
    let site: Site
    private let pages: VisitPages

    init(site: Site) {
        self.site = site
        pages = VisitPages(site: site)
    }

    func addRoutes(to router: Router<WebContext>) {
        router.post("/visits/:id/payment", use: pay)
    }

    @Sendable
    private func pay(request: Request, context: WebContext) async throws -> Response {
        try await pages.act(context, typed: .pay) { id, officer in
            let form = context.form
            var problems = FieldProblems()
            let (tendered, doubted) = (form.money("tendered"), form.money("doubted"))
            // Whoever is asked to type the sum again has typed nothing yet: the question stays.
            if form["tendered"].isEmpty, doubted != nil { throw BadFields(problems: problems) }
            if tendered == nil {
                problems.add(form["tendered"].isEmpty ? "field-required" : "field-money", at: "tendered")
            }
            guard let formID = Identifier(form["formID"]), let expected = form.money("expected") else {
                throw Refusal.formUnreadable
            }
            guard let tendered else { throw BadFields(problems: problems) }
            let taking = CashTaking(
                formID: formID, visit: id, expected: expected, tendered: tendered, confirmed: doubted)
            try Self.ask(taking)
            let payment = try await site.services.payments.take(taking, by: officer)
            return Notice(
                key: "notice.paid",
                values: [
                    "amount": payment.amount.description, "receipt": payment.receipt.description,
                    "change": payment.change.description,
                ])
        }
    }

    /// An absurd amount is refused at its field; of a doubtful one the page asks
    /// once more.
    private static func ask(_ taking: CashTaking) throws {
        do {
            try taking.checkTender()
        } catch {
            var problems = FieldProblems()
            if error.code != "tender-doubtful" { problems.add(error.code, at: "tendered", details: error.details) }
            throw BadFields(problems: problems)
        }
    }
}
