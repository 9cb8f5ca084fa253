import Desk
import Hummingbird
import Insurance

/// Gives papers out: who takes them, the signature or the mark, and papers
/// that are kept for later.
struct HandOverController: Sendable {
    let site: Site
    private let pages: VisitPages

    init(site: Site) {
        self.site = site
        pages = VisitPages(site: site)
    }

    func addRoutes(to router: Router<WebContext>) {
        router.post("/visits/:id/hand-over", use: give)
        router.post("/visits/:id/hand-over/scan", use: scan)
        router.post("/visits/:id/hand-over/confirm", use: confirm)
        router.post("/visits/:id/hand-over/mark", use: mark)
        router.post("/visits/:id/hand-over/cancel", use: cancel)
        router.post("/visits/:id/hand-over/keep", use: keep)
        router.post("/visits/:id/slip", use: slip)
        router.post("/attendee/signature", use: sign)
    }

    /// `POST /visits/{id}/hand-over`: papers that need no proof are given at
    /// once; for the others the receiver's screen asks for a signature.
    @Sendable
    private func give(request: Request, context: WebContext) async throws -> Response {
        try await pages.act(context, typed: .handOver) { id, officer in
            let file = try await pages.file(id)
            let answers = ReceiverAnswers(context.form)
            var problems = FieldProblems()
            let receiver = answers.receiver(in: file, &problems)
            let papers = context.form.all("paper").compactMap { Identifier($0) }
            if papers.isEmpty, file.owedPapers.contains(where: { $0.state == .good }) {
                problems.add("paper-choose", at: "papers")
            }
            guard problems.isEmpty, let receiver else { throw BadFields(problems: problems) }
            let plan = HandOverPlan(visit: id, papers: papers, receiver: receiver, station: site.settings.station)
            let signing = try await site.services.handOvers.give(plan, by: officer)
            site.notes.update(id) { $0.receiver = signing == nil ? ReceiverAnswers() : answers }
            guard signing != nil else { return Notice(key: "notice.handed-over") }
            site.display.show(id, at: site.services.clock.now())
            site.display.announce()
            return nil
        }
    }

    /// `POST /visits/{id}/hand-over/scan`: the ID card of whoever takes the papers.
    @Sendable
    private func scan(request: Request, context: WebContext) async throws -> Response {
        try await pages.act(context) { id, _ in
            let answers = ReceiverAnswers(try CitizenCardScan(context.form["text"]), in: try await pages.file(id))
            site.notes.update(id) { $0.receiver = answers }
            return Notice(key: "notice.receiver-scanned")
        }
    }

    @Sendable
    private func confirm(request: Request, context: WebContext) async throws -> Response {
        try await pages.act(context) { id, officer in
            try await site.services.handOvers.confirm(try Self.signing(context), in: id, by: officer)
            site.notes.update(id) { $0.receiver = ReceiverAnswers() }
            return Notice(key: "notice.handed-over")
        }
    }

    /// `POST /visits/{id}/hand-over/mark`: a thumbprint or a cross on the
    /// office's list, seen by a colleague, or by the officer who works alone.
    @Sendable
    private func mark(request: Request, context: WebContext) async throws -> Response {
        try await pages.act(context) { id, officer in
            site.notes.update(id) { $0.receiver.isMark = true }
            site.display.announce()
            let signing = try Self.signing(context)
            let witness = try await witness(context, officer)
            try await site.services.handOvers.take(markFor: signing, in: id, witness: witness, by: officer)
            site.notes.update(id) { $0.receiver = ReceiverAnswers() }
            return Notice(key: "notice.handed-over")
        }
    }

    private func witness(_ context: WebContext, _ officer: Operator) async throws -> Operator {
        let code = String(context.form["witness"].prefix(20))
        if !code.isEmpty {
            return try await StaffCheck(site: site).member(code: code, pin: context.form["witnessPin"])
        }
        if try await site.services.handOvers.needsWitness(officer) { return officer }
        guard context.form.isOn("seen") else {
            throw Refusal(
                "mark-unseen", "Tick that you saw the mark being made on the list, then go on; nothing was given yet.")
        }
        return officer
    }

    /// `POST /visits/{id}/hand-over/cancel`: another receiver, other papers, or a signature drawn anew.
    @Sendable
    private func cancel(request: Request, context: WebContext) async throws -> Response {
        try await pages.act(context) { id, officer in
            try await site.services.handOvers.cancel(in: id, by: officer)
            site.notes.update(id) { $0.receiver.isMark = false }
            return nil
        }
    }

    @Sendable
    private func keep(request: Request, context: WebContext) async throws -> Response {
        try await pages.act(context) { id, officer in
            try await site.services.leftPapers.keep(papersOf: id, by: officer)
            return Notice(key: "notice.papers-kept")
        }
    }

    @Sendable
    private func slip(request: Request, context: WebContext) async throws -> Response {
        try await pages.act(context) { id, officer in
            try await site.services.leftPapers.printSlip(of: id, by: officer)
            return Notice(key: "notice.slip")
        }
    }

    /// `POST /attendee/signature`: what was drawn on the attendee's screen.
    @Sendable
    private func sign(request: Request, context: WebContext) async throws -> Response {
        _ = try context.officer
        do {
            let signing = try Self.signing(context)
            guard site.tokens.accepts(seal: context.form["seal"], for: SignView.text(of: signing)) else {
                throw Refusal.signingOver
            }
            try await site.services.handOvers.sign(signing, drawn: context.form["strokes"])
            return .redirect(to: "/attendee", type: .normal)
        } catch let refusal as any StaffReadable {
            context.log(refusal)
            return try await AttendeeController(site: site).show(context, refusal: refusal)
        }
    }

    private static func signing(_ context: WebContext) throws -> Identifier {
        guard let signing = Identifier(context.form["signing"]) else { throw Refusal.formUnreadable }
        return signing
    }
}
