import Desk
import Hummingbird
import Insurance

/// `/transfers`: everything of money that waits for somebody, and money at the
/// bank that no visit waits for.
struct TransfersController: Sendable {
    let site: Site

    func addRoutes(to router: Router<WebContext>) {
        router.get("/transfers") { _, context in try await show(context) }
        router.post("/transfers/stray", use: note)
        router.post("/transfers/stray/:id/use", use: use)
        router.post("/transfers/stray/:id/settle", use: settle)
    }

    private func show(
        _ context: WebContext, problems: FieldProblems = FieldProblems(), refusal: (any StaffReadable)? = nil
    ) async throws -> Response {
        let officer = try context.officer
        let now = site.services.clock.now()
        var page = TransfersView(
            try await site.services.transfers.openMoney(),
            formID: Identifier(context.form["formID"]) ?? Identifier.make(at: now), typed: context.form,
            problems: problems, now: now, officer: officer, words: site.words(context))
        page.refunds = try await site.services.voids.officeRefunds().map {
            RefundRow($0, today: now.day, words: site.words(context))
        }
        return try await site.page(
            "transfers", page, title: "transfers.title", address: "/transfers", refusal: refusal,
            hasProblems: !problems.isEmpty, isDraft: refusal != nil || !problems.isEmpty, context)
    }

    /// `POST /transfers/stray`.
    @Sendable
    private func note(request: Request, context: WebContext) async throws -> Response {
        try await act(context) { officer in
            let form = context.form
            guard let formID = Identifier(form["formID"]) else { throw Refusal.formUnreadable }
            let word = try BankWord(typedIn: form, on: site.services.clock.now().day)
            let noted = try await site.services.transfers.note(
                StrayNote(formID: formID, word: word, memo: form["memo"]), by: officer)
            return Notice(key: "notice.stray-noted", values: ["amount": noted.amount.description])
        }
    }

    /// `POST /transfers/stray/{id}/use`.
    @Sendable
    private func use(request: Request, context: WebContext) async throws -> Response {
        try await act(context) { officer in
            guard let form = Identifier(context.form["formID"]) else { throw Refusal.formUnreadable }
            let words = site.words(context)
            return Notice(
                try await site.services.transfers.use(try stray(context), form: form, by: officer), words)
        }
    }

    /// `POST /transfers/stray/{id}/settle`: with a second person who stands for it.
    @Sendable
    private func settle(request: Request, context: WebContext) async throws -> Response {
        try await act(context) { officer in
            let (form, stray) = (context.form, try stray(context))
            guard let fate = StrayTransfer.Fate(rawValue: form["fate"]), fate != .matched else {
                throw Refusal.formUnreadable
            }
            let second = try await StaffCheck(site: site).member(
                code: String(form["second-\(stray)"].prefix(20)), pin: form["secondPin"])
            try await site.services.transfers.settle(
                stray, as: fate, note: String(form["note-\(stray)"].prefix(200)), officer: officer, second: second)
            return Notice(key: "notice.stray-\(fate.rawValue)")
        }
    }

    private func act(_ context: WebContext, _ body: (Operator) async throws -> Notice) async throws -> Response {
        let officer = try context.officer
        do {
            return site.done(context, to: "/transfers", try await body(officer))
        } catch let bad as BadFields {
            return try await show(context, problems: bad.problems)
        } catch let refusal as any StaffReadable {
            context.log(refusal)
            return try await show(context, refusal: refusal)
        }
    }

    private func stray(_ context: WebContext) throws -> Identifier {
        guard let stray = context.parameters.get("id").flatMap({ Identifier($0) }) else {
            throw Refusal.formUnreadable
        }
        return stray
    }
}
