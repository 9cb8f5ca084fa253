import Desk
import Hummingbird
import Insurance

/// A receipt taken back by two people: who leaves, what it comes to, and the act.
struct VoidController: Sendable {
    let site: Site
    private let pages: VisitPages

    init(site: Site) {
        self.site = site
        pages = VisitPages(site: site)
    }

    func addRoutes(to router: Router<WebContext>) {
        router.get("/visits/:id/void") { _, context in try await choose(context) }
        router.post("/visits/:id/void/preview", use: preview)
        router.post("/visits/:id/void", use: void)
        PapersOutController(site: site).addRoutes(to: router)
    }

    /// What was chosen before the amounts are worked out.
    private struct Chosen {
        let payment: Identifier
        let leaving: Set<Identifier>
        let reason: VoidReason
        let note: String

        init(_ form: Form) throws {
            var problems = FieldProblems()
            let leaving = form.all("leave").compactMap { Identifier($0) }
            if leaving.isEmpty { problems.add("void-nobody", at: "leave") }
            let reason = VoidReason(rawValue: form["reason"])
            if reason == nil { problems.add("void-reason-missing", at: "reason") }
            if reason == .other, form["note"].isEmpty { problems.add("void-note-missing", at: "note") }
            guard let payment = Identifier(form["payment"]) else { throw Refusal.formUnreadable }
            guard problems.isEmpty, let reason else { throw BadFields(problems: problems) }
            self.payment = payment
            self.leaving = Set(leaving)
            self.reason = reason
            note = String(form["note"].prefix(200))
        }
    }

    /// `GET /visits/{id}/void`.
    private func choose(
        _ context: WebContext, problems: FieldProblems = FieldProblems(), refusal: (any StaffReadable)? = nil
    ) async throws -> Response {
        let officer = try context.officer
        let file = try await pages.file(pages.id(context))
        let address = "/visits/\(file.visit.id)"
        guard VoidDesk.mayVoid(officer), !file.payments.isEmpty else { return .redirect(to: address, type: .normal) }
        let page = VoidView(file, typed: context.form, problems: problems, words: site.words(context))
        return try await site.page(
            "visit-void", page, title: "void.title", address: "\(address)/void", back: address, refusal: refusal,
            hasProblems: !problems.isEmpty, isDraft: refusal != nil || !problems.isEmpty, context)
    }

    /// `POST /visits/{id}/void/preview`: works the amounts out; nothing is stored.
    @Sendable
    private func preview(request: Request, context: WebContext) async throws -> Response {
        try await attempt(context) { try await show(try Chosen(context.form), context) }
    }

    /// `POST /visits/{id}/void`: with a second person who stands for it.
    @Sendable
    private func void(request: Request, context: WebContext) async throws -> Response {
        try await attempt(context) {
            let form = context.form
            let chosen = try Chosen(form)
            do {
                let (id, officer) = (try pages.id(context), try context.officer)
                guard let formID = Identifier(form["formID"]) else { throw Refusal.formUnreadable }
                let here = try await papersHere(chosen, in: id, context)
                let second = try await StaffCheck(site: site).member(
                    code: String(form["second"].prefix(20)), pin: form["secondPin"])
                let void = try await site.services.voids.void(
                    chosen.payment, leaving: chosen.leaving, seen: form["seen"],
                    VoidWord(
                        formID: formID, reason: chosen.reason, note: chosen.note, papersHere: here,
                        station: site.settings.station), in: id, by: officer, second: second)
                return site.done(context, to: "/visits/\(id)", try await notice(of: void, in: id))
            } catch let bad as BadFields {
                return try await show(chosen, problems: bad.problems, context)
            } catch let refusal as Refusal where refusal.code != "void-before" {
                context.log(refusal)
                return try await show(chosen, refusal: refusal, context)
            }
        }
    }

    /// What cannot be worked out is said where people choose.
    private func attempt(_ context: WebContext, _ body: () async throws -> Response) async throws -> Response {
        do {
            return try await body()
        } catch let bad as BadFields {
            return try await choose(context, problems: bad.problems)
        } catch let refusal as any StaffReadable {
            context.log(refusal)
            return try await choose(context, refusal: refusal)
        }
    }

    private func show(
        _ chosen: Chosen, problems: FieldProblems = FieldProblems(), refusal: Refusal? = nil, _ context: WebContext
    ) async throws -> Response {
        let officer = try context.officer
        if !VoidDesk.mayVoid(officer) { try officer.must(.cashier) }
        let file = try await pages.file(pages.id(context))
        let plan = try await site.services.voids.plan(chosen.payment, leaving: chosen.leaving, in: file.visit.id)
        let now = site.services.clock.now()
        let page = VoidPreview(
            plan, of: file, formID: Identifier(context.form["formID"]) ?? .make(at: now), typed: context.form,
            problems: problems, words: site.words(context))
        let address = "/visits/\(file.visit.id)/void"
        return try await site.page(
            "visit-void-preview", page, title: "void.title", address: address, back: address, refusal: refusal,
            hasProblems: !problems.isEmpty, isDraft: true, context)
    }

    /// The papers that were said to lie here.
    ///
    /// - Throws: ``BadFields`` for one of which nothing was said.
    private func papersHere(
        _ chosen: Chosen, in visit: Identifier, _ context: WebContext
    ) async throws -> Set<Identifier> {
        guard try await !pages.file(visit).voids.contains(where: { $0.payment == chosen.payment }) else { return [] }
        let plan = try await site.services.voids.plan(chosen.payment, leaving: chosen.leaving, in: visit)
        var problems = FieldProblems()
        var here: Set<Identifier> = []
        for paper in plan.papers {
            let field = VoidPreview.Paper.field(paper.document.id)
            let said = context.form[field]
            if said == "here" { here.insert(paper.document.id) }
            switch paper.question {
            case .here where said != "here": problems.add("void-paper-missing", at: field)
            case .hereOrOut where said != "here" && said != "out": problems.add("void-paper-unsaid", at: field)
            default: break
            }
        }
        guard problems.isEmpty else { throw BadFields(problems: problems) }
        return here
    }

    private func notice(of void: PaymentVoid, in visit: Identifier) async throws -> Notice {
        let payments = try await pages.file(visit).payments
        func receipt(_ id: Identifier?) -> Payment? { payments.first { $0.id == id } }
        let (old, new) = (receipt(void.payment), receipt(void.successor))
        let back = (old?.amount ?? .zero) - (new?.amount ?? .zero)
        var values = ["receipt": old?.receipt.description ?? "", "amount": back.description]
        values["successor"] = new?.receipt.description
        return Notice(key: new == nil ? "notice.voided" : "notice.voided-replaced", values: values)
    }
}
