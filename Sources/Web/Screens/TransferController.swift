import Desk
import HTTPTypes
import Hummingbird
import Insurance
import NIOCore

/// Bank transfers of a visit: asked for, confirmed with the bank's word, given up, given back.
struct TransferController: Sendable {
    let site: Site
    private let pages: VisitPages

    init(site: Site) {
        self.site = site
        pages = VisitPages(site: site)
    }

    func addRoutes(to router: Router<WebContext>) {
        router.post("/visits/:id/transfer", use: ask)
        router.post("/visits/:id/transfer/show", use: showAgain)
        router.post("/visits/:id/transfer/confirm", use: confirm)
        router.post("/visits/:id/transfer/expire", use: expire)
        router.post("/visits/:id/tender/return", use: giveBack)
        router.get("/visits/:id/transfer.svg", use: picture)
        router.get("/attendee/payment.svg", use: attendeePicture)
    }

    /// `POST /visits/{id}/transfer`: the code stands on the attendee's screen at once.
    @Sendable
    private func ask(request: Request, context: WebContext) async throws -> Response {
        try await pages.act(context, typed: .pay) { id, officer in
            let form = context.form
            guard let formID = Identifier(form["formID"]), let expected = form.money("expected") else {
                throw Refusal.formUnreadable
            }
            var problems = FieldProblems()
            let cash = form["tendered"].isEmpty ? .zero : form.money("tendered")
            if let cash, cash >= expected {
                problems.add("cash-covers", at: "tendered")
            } else if cash.map({ $0.count % 1_000 != 0 }) ?? true {
                problems.add("field-money", at: "tendered")
            }
            guard problems.isEmpty, let cash else { throw BadFields(problems: problems) }
            let asked = try await site.services.transfers.ask(
                TransferAsking(formID: formID, visit: id, expected: expected, cash: cash), by: officer)
            site.display.show(id, at: site.services.clock.now())
            guard cash > .zero else { return Notice(key: "notice.transfer-asked") }
            return Notice(
                key: "notice.transfer-asked-cash",
                values: ["cash": cash.description, "rest": asked.amount.description])
        }
    }

    /// `POST /visits/{id}/transfer/show`: once more, for as long as a new code.
    @Sendable
    private func showAgain(request: Request, context: WebContext) async throws -> Response {
        try await pages.act(context) { id, officer in
            try await site.services.transfers.prolong(try tender(context), by: officer)
            site.display.show(id, at: site.services.clock.now())
            site.display.announce()
            return Notice(key: "notice.presented")
        }
    }

    /// `POST /visits/{id}/transfer/confirm`.
    @Sendable
    private func confirm(request: Request, context: WebContext) async throws -> Response {
        try await pages.act(context, typed: .pay) { id, officer in
            let form = context.form
            guard let asked = form.money("asked") else { throw Refusal.formUnreadable }
            // Whoever is asked to type the sum again has typed nothing yet: the question stays.
            if form["received"].isEmpty, form.money("doubted") != nil { throw BadFields(problems: FieldProblems()) }
            let word = try BankWord(typedIn: form, on: site.services.clock.now().day)
            if word.received != asked, word.confirmed != word.received { throw BadFields(problems: FieldProblems()) }
            let outcome = try await site.services.transfers.confirm(
                try tender(context), asked: asked, word, by: officer)
            return Notice(outcome, site.words(context))
        }
    }

    /// `POST /visits/{id}/transfer/expire`.
    @Sendable
    private func expire(request: Request, context: WebContext) async throws -> Response {
        try await pages.act(context) { _, officer in
            try await site.services.transfers.expire(try tender(context), by: officer)
            return Notice(key: "notice.transfer-over")
        }
    }

    /// `POST /visits/{id}/tender/return`: with a second person who stands for it.
    @Sendable
    private func giveBack(request: Request, context: WebContext) async throws -> Response {
        try await pages.act(context) { _, officer in
            let form = context.form
            guard let way = Payment.Method(rawValue: form["way"]), let back = form.money("back") else {
                throw Refusal.formUnreadable
            }
            let tender = try tender(context)
            let second = try await StaffCheck(site: site).member(
                code: String(form["second-\(tender)"].prefix(20)), pin: form["secondPin"])
            let payOut = try await site.services.transfers.giveBack(
                tender, by: way, expected: back, officer: officer, second: second)
            return Notice(key: "notice.given-back-\(way.rawValue)", values: ["amount": payOut.amount.description])
        }
    }

    /// `GET /visits/{id}/transfer.svg`: the code for staff who show it on their own screen.
    @Sendable
    private func picture(request: Request, context: WebContext) async throws -> Response {
        _ = try context.officer
        return try response(try await pages.file(pages.id(context)).awaited)
    }

    /// `GET /attendee/payment.svg`: the code of the visit that the screen shows, and no other.
    @Sendable
    private func attendeePicture(request: Request, context: WebContext) async throws -> Response {
        _ = try context.officer
        let now = site.services.clock.now()
        guard let visit = site.display.current(at: now).visit,
            let awaited = try await site.services.visits.visitFile(visit)?.awaited,
            request.uri.queryParameters["of"].map(String.init) == awaited.id.text
        else { throw HTTPError(.notFound) }
        return try response(awaited)
    }

    private func response(_ awaited: Tender?) throws -> Response {
        guard let awaited, let code = try awaited.transfer?.code(for: awaited.amount),
            let picture = site.services.symbols.picture(of: code)
        else { throw HTTPError(.notFound) }
        return Response(
            status: .ok, headers: [.contentType: "image/svg+xml", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: picture)))
    }

    private func tender(_ context: WebContext) throws -> Identifier {
        guard let tender = Identifier(context.form["tender"]) else { throw Refusal.formUnreadable }
        return tender
    }
}

extension BankWord {
    /// The bank's word as staff typed it.
    ///
    /// - Throws: ``BadFields``.
    init(typedIn form: Form, on today: CalendarDay) throws {
        var problems = FieldProblems()
        let received = form.money("received")
        if received == nil || received == .zero {
            problems.add(form["received"].isEmpty ? "field-required" : "field-money", at: "received")
        }
        let day = CalendarDay(vietnamese: form["valueDay"])
        if day == nil { problems.add("field-day", at: "valueDay") }
        if let day, day > today { problems.add("value-day-ahead", at: "valueDay", details: ["day": day.vietnamese]) }
        let reference = TransferMemo.plain(form["reference"])
        if !(1...BankWord.longestReference).contains(reference.count) {
            problems.add("bank-reference-missing", at: "reference")
        }
        guard problems.isEmpty, let received, let day else { throw BadFields(problems: problems) }
        self.init(received: received, valueDay: day, reference: reference, confirmed: form.money("doubted"))
    }
}

extension Notice {
    /// What came of a transfer; what held its payment back stands there in words.
    init(_ outcome: TransferOutcome, _ words: Words) {
        switch outcome {
        case .paid(let payment, let excess) where excess == .zero:
            self.init(
                key: "notice.transfer-paid",
                values: ["amount": payment.amount.description, "receipt": payment.receipt.description])
        case .paid(let payment, let excess):
            self.init(
                key: "notice.transfer-excess",
                values: ["excess": excess.description, "receipt": payment.receipt.description])
        case .short(let missing):
            self.init(key: "notice.transfer-short", values: ["missing": missing.description])
        case .held(let refusal):
            self.init(key: "notice.transfer-held", values: ["why": words.trouble(refusal).sentence])
        }
    }
}
