import Desk
import Hummingbird
import Insurance

/// The shift: opened with a float, counted blind, closed with a reason for
/// any difference.
struct ShiftController: Sendable {
    let site: Site

    func addRoutes(to router: Router<WebContext>) {
        router.get("/shift") { _, context in try await show(context) }
        router.post("/shift/open", use: open)
        router.post("/shift/count", use: count)
        router.post("/shift/pass", use: pass)
        router.post("/shift/close", use: close)
    }

    func show(
        _ context: WebContext, form: Form = Form(), problems: FieldProblems = FieldProblems(),
        refusal: (any StaffReadable)? = nil
    ) async throws -> Response {
        let officer = try context.officer
        let words = site.words(context)
        let isCashier = officer.roles.contains(.cashier)
        let shift = isCashier ? try await site.services.payments.shift(of: officer) : nil
        var recent = try await site.services.payments.recentShifts()
        if !officer.roles.contains(.supervisor) { recent = recent.filter { $0.cashier == officer.code } }
        var page = ShiftView(
            shift, recent: recent, isCashier: isCashier, form: form, problems: problems, words: words)
        if page.hasCount || page.closing != nil {
            page.warn(
                of: try await site.services.visits.visitFiles(on: site.services.clock.now().day), words: words)
        }
        if officer.roles.contains(.supervisor) {
            page.countAbandoned(try await site.services.drafts.abandoned(), words: words)
        }
        if page.closing != nil {
            let left = try await site.services.leftPapers.left(inShiftOf: officer)
            page.left = left.isEmpty ? nil : LeftPapersView(left, form: form, words: words)
            if try await !site.services.stock.uncounted(inShiftOf: officer).isEmpty {
                page.blanks = try await StockController(site: site).closing(home: "/shift", problems: problems, context)
            }
        }
        return try await site.page(
            "shift", page, title: "shift.title", address: "/shift", refusal: refusal, hasProblems: !problems.isEmpty,
            isDraft: refusal != nil || !problems.isEmpty, context)
    }

    @Sendable
    private func open(request: Request, context: WebContext) async throws -> Response {
        try await act(context) { officer in
            guard let float = context.form.money("float") else {
                throw Self.bad("float", isEmpty: context.form["float"].isEmpty)
            }
            let shift = try await site.services.payments.openShift(float: float, by: officer)
            try await site.services.stock.notePages(.shiftOpened, by: officer)
            return Notice(key: "notice.shift-opened", values: ["float": shift.float.description])
        }
    }

    @Sendable
    private func count(request: Request, context: WebContext) async throws -> Response {
        try await act(context) { officer in
            let shift = try await site.services.payments.count(try Self.cash(in: context.form), by: officer)
            return Notice(key: "notice.shift-counted", values: ["counted": (shift.counted ?? .zero).description])
        }
    }

    @Sendable
    private func close(request: Request, context: WebContext) async throws -> Response {
        try await act(context) { officer in
            let reason = String(context.form["reason"].prefix(300))
            _ = try await site.services.payments.close(reason: reason.isEmpty ? nil : reason, by: officer)
            return Notice(key: "notice.shift-closed")
        }
    }

    /// `POST /shift/pass`: the next cashier signs for the counted drawer.
    @Sendable
    private func pass(request: Request, context: WebContext) async throws -> Response {
        try await act(context) { officer in
            let next = try await StaffCheck(site: site).second(
                in: context.form, code: "nextCashier", pin: "nextPin")
            let shift = try await site.services.payments.passDrawer(to: next, by: officer)
            return Notice(
                key: "notice.drawer-passed", values: ["cashier": shift.cashier, "float": shift.float.description])
        }
    }

    private func act(_ context: WebContext, _ body: (Operator) async throws -> Notice) async throws -> Response {
        let officer = try context.officer
        do {
            return site.done(context, to: "/shift", try await body(officer))
        } catch let bad as BadFields {
            return try await show(context, form: context.form, problems: bad.problems)
        } catch let refusal as any StaffReadable {
            context.log(refusal)
            return try await show(context, form: context.form, refusal: refusal)
        }
    }

    /// What was counted; an empty form counts nothing and is no count.
    ///
    /// - Throws: `count-missing`; ``BadFields`` for what cannot be read, or
    ///   when it was not said that the count is finished.
    private static func cash(in form: Form) throws -> CashCount {
        var problems = FieldProblems()
        var pieces: [Int: Int] = [:]
        for note in CashCount.denominations where !form["n\(note)"].isEmpty {
            pieces[note] = form.number("n\(note)")
            if pieces[note] == nil { problems.add("field-number", at: "n\(note)") }
        }
        let loose = form.money("loose")
        if loose == nil, !form["loose"].isEmpty { problems.add("field-money", at: "loose") }
        guard problems.isEmpty else { throw BadFields(problems: problems) }
        guard !pieces.isEmpty || loose != nil else {
            throw Refusal(
                "count-missing",
                "Nothing was counted, so nothing was noted. Count each denomination; write 0 for an empty drawer.")
        }
        if !form.isOn("counted") { problems.add("count-unconfirmed", at: "counted") }
        guard problems.isEmpty else { throw BadFields(problems: problems) }
        return CashCount(pieces: pieces, loose: loose ?? .zero)
    }

    private static func bad(_ field: String, isEmpty: Bool) -> BadFields {
        var problems = FieldProblems()
        problems.add(isEmpty ? "field-required" : "field-money", at: field)
        return BadFields(problems: problems)
    }
}
