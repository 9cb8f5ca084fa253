import Desk
import Hummingbird
import Insurance

/// The book of blanks: how each kind stands, its closing, and the bag list.
struct StockController: Sendable {
    let site: Site

    func addRoutes(to router: Router<WebContext>) {
        router.get("/stock") { request, context in
            try await show(context, serial: request.uri.queryParameters["serial"].map(String.init))
        }
        router.get("/stock/bag") { _, context in try await bag(context) }
        router.get("/stock/count") { _, context in try await count(context) }
        router.post("/stock/count", use: storeCount)
        router.post("/stock/test-back", use: takeBackTest)
    }

    /// - Parameter serial: A blank to tell more of.
    func show(
        _ context: WebContext, serial: String? = nil, refusal: (any StaffReadable)? = nil
    ) async throws -> Response {
        let officer = try context.officer
        let words = site.words(context)
        let stock = site.services.stock
        var refusal = refusal
        var found: [BlankFile] = []
        do {
            if let serial { found = try await stock.blanks(serial) }
        } catch let unknown as Refusal {
            refusal = refusal ?? unknown
        }
        var next: [BlankKind: BlankSerial] = [:]
        for kind in BlankKind.allCases { next[kind] = try await stock.next(of: kind) }
        var page = StockView(
            try await stock.balances(), bundles: try await stock.bundles(), forecasts: try await stock.forecasts(),
            next: next, bag: try await stock.bag().count, officer: officer, words: words)
        page.found = found.map { FoundBlankView($0, words: words) }
        let address = found.first.map { "/stock?serial=\($0.serial)" } ?? "/stock"
        return try await site.page("stock", page, title: "stock.title", address: address, refusal: refusal, context)
    }

    private func bag(_ context: WebContext) async throws -> Response {
        let officer = try context.officer
        let page = BagView(
            try await site.services.stock.bag(), at: site.services.clock.now(), station: site.settings.station,
            officer: officer, words: site.words(context))
        return try await site.page(
            "stock-bag", page, title: "bag.title", address: "/stock/bag", back: "/stock", context)
    }

    // MARK: The closing

    /// The closing as a part of a page.
    ///
    /// - Parameter home: Where to go when it is noted.
    func closing(
        home: String, problems: FieldProblems = FieldProblems(), _ context: WebContext
    ) async throws -> StockCountView {
        let stock = site.services.stock
        return StockCountView(
            try await stock.equations(), witnesses: try await stock.witnesses(), counts: try await stock.counts(),
            home: home, form: context.form, problems: problems, words: site.words(context))
    }

    private func count(
        _ context: WebContext, problems: FieldProblems = FieldProblems(), refusal: (any StaffReadable)? = nil
    ) async throws -> Response {
        _ = try context.officer
        let page = ["closing": try await closing(home: "/stock", problems: problems, context)]
        return try await site.page(
            "stock-count", page, title: "stock.count-title", address: "/stock/count", back: "/stock", refusal: refusal,
            hasProblems: !problems.isEmpty, isDraft: refusal != nil || !problems.isEmpty, context)
    }

    /// `POST /stock/count`: what was counted of each kind, all or none.
    @Sendable
    private func storeCount(request: Request, context: WebContext) async throws -> Response {
        let officer = try context.officer
        let home = context.form["back"] == "/shift" ? "/shift" : "/stock"
        var problems = FieldProblems()
        do {
            let counted = try counted(in: context.form, &problems)
            try await site.services.stock.count(counted, by: officer)
            return site.done(context, to: home, Notice(key: "notice.blanks-counted"))
        } catch let refusal as any StaffReadable {
            context.log(refusal)
            guard home == "/stock" else {
                return try await ShiftController(site: site).show(context, problems: problems, refusal: refusal)
            }
            return try await count(context, problems: problems, refusal: refusal)
        }
    }

    private func counted(in form: Form, _ problems: inout FieldProblems) throws -> [CountedBlanks] {
        var counted: [CountedBlanks] = []
        for kind in form.all("kind").compactMap(BlankKind.init(rawValue:)) {
            let typed = form["count-\(kind.rawValue)"]
            guard typed.isDigits, typed.utf8.count <= 6, let pieces = Int(typed) else {
                problems.add("field-number", at: "count-\(kind.rawValue)")
                continue
            }
            let reason = String(form["reason-\(kind.rawValue)"].prefix(200))
            counted.append(CountedBlanks(kind: kind, pieces: pieces, reason: reason.isEmpty ? nil : reason))
        }
        guard problems.isEmpty, !counted.isEmpty else {
            throw Refusal(
                "blanks-count-missing",
                "Write how many blanks of each kind were counted, 0 for none; nothing was noted yet.")
        }
        return counted
    }

    /// `POST /stock/test-back`: nothing of a doubtful test print came out.
    @Sendable
    private func takeBackTest(request: Request, context: WebContext) async throws -> Response {
        let officer = try context.officer
        do {
            guard let test = Identifier(context.form["test"]) else { throw Refusal.formUnreadable }
            try await site.services.stock.takeBackTest(test, by: officer)
            return site.done(context, to: "/stock/bag", Notice(key: "notice.test-back"))
        } catch let refusal as any StaffReadable {
            context.log(refusal)
            return try await show(context, refusal: refusal)
        }
    }
}
