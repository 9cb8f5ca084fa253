import Desk
import Hummingbird
import Insurance

/// The tray: what each printer is doing, and what waits for a person.
struct TrayController: Sendable {
    let site: Site

    func addRoutes(to router: Router<WebContext>) {
        router.get("/tray") { _, context in try await show(context) }
        router.post("/tray/take", use: take)
        router.post("/tray/release", use: release)
        router.post("/tray/resume", use: resume)
    }

    struct Page: Encodable, Sendable {
        let alarms: [AlarmView]
        /// The first of two codes was scanned.
        let half: HalfScanView?
        /// Where the blank in hand changes places with the one booked.
        let swap: String?
        let printers: [PrinterView]
        /// Who answers for the printers; `nil` when nobody does.
        let holder: String?
        let isMine: Bool
        let canTake: Bool
        let canRelease: Bool
        let toCheck: [DocumentView]
        /// Whether something may be answered, by touch or by key.
        let hasAnswers: Bool
        let queue: [DocumentView]
        let ready: [DocumentView]
        let isEmpty: Bool
        let stock: [Stock]
    }

    struct Stock: Encodable, Sendable {
        let name: String
        let left: String
        let spoiled: String
        /// How many people it will serve, and how many wait.
        let forecast: String?
        let isLow: Bool
    }

    func show(_ context: WebContext, refusal: (any StaffReadable)? = nil) async throws -> Response {
        let officer = try context.officer
        let words = site.words(context)
        let issuing = site.services.issuing
        let open = try await issuing.openDocuments()
        let (printers, works) = try await printers(open, words, officer)
        let rows = rows(open, works, words, officer)
        let holder = try await issuing.trayOfficer()
        func among(_ states: [Document.State]) -> [DocumentView] {
            rows.filter { row in states.contains { $0.rawValue == row.state } }
        }
        let page = Page(
            alarms: try await site.services.tray.alarms().map { AlarmView($0, words: words) },
            half: half(open, words, context), swap: swap(refusal, open.map(\.document)), printers: printers,
            holder: try await name(of: holder), isMine: holder == officer.code,
            canTake: officer.roles.contains(.officer) && holder != officer.code,
            canRelease: officer.roles.contains(.officer) && holder != nil,
            toCheck: among([.toCheck, .unknown, .refused, .spoiled, .notPrinted]),
            hasAnswers: rows.contains(where: \.canJudge),
            queue: among([.printing, .waiting]), ready: among([.good]), isEmpty: rows.isEmpty,
            stock: try await stock(words))
        return try await site.page("tray", page, title: "tray.title", address: "/tray", refusal: refusal, context)
    }

    @Sendable
    private func take(request: Request, context: WebContext) async throws -> Response {
        try await act(context) { officer in
            try await site.services.issuing.takeTray(by: officer)
            return Notice(key: "notice.tray-taken")
        }
    }

    @Sendable
    private func release(request: Request, context: WebContext) async throws -> Response {
        try await act(context) { officer in
            try await site.services.issuing.releaseTray(by: officer)
            return Notice(key: "notice.tray-released")
        }
    }

    @Sendable
    private func resume(request: Request, context: WebContext) async throws -> Response {
        try await act(context) { officer in
            guard let printer = PrinterKind(rawValue: context.form["printer"]) else { throw Refusal.formUnreadable }
            try await site.services.issuing.resume(printer, by: officer)
            return Notice(key: "notice.printer-resumed")
        }
    }

    /// The printers with what each is at, in the order of the spooler's queues.
    private func printers(
        _ open: [(document: Document, name: String)], _ words: Words, _ officer: Operator
    ) async throws -> ([PrinterView], [PrinterKind: PrinterWork]) {
        var views: [PrinterView] = []
        var works: [PrinterKind: PrinterWork] = [:]
        for status in await site.services.printers.statuses() {
            let mine = open.filter { $0.document.kind.printer == status.kind }
            let work = PrinterWork(
                mine, pace: try await site.services.tray.pace(of: status.kind), status: status,
                at: site.services.clock.now(), words: words)
            works[status.kind] = work
            var view = PrinterView(status, words: words)
            view.doing = work.doing
            view.waiting = work.waiting
            view.hasDoubt = mine.contains { $0.document.state == .unknown }
            let mayResume =
                officer.roles.contains(.officer) || (status.kind == .receipt && officer.roles.contains(.cashier))
            view.spare = SpareView(status, spares: site.services.spares, officer: officer, words: words)
            view.canResume = view.isStopped && mayResume && !view.hasDoubt
            views.append(view)
        }
        return (views, works)
    }

    private func swap(_ refusal: (any StaffReadable)?, _ open: [Document]) -> String? {
        guard let refusal, ["blank-of-another-paper", "blank-not-awaited"].contains(refusal.code),
            let paper = open.first(where: { $0.id.text == refusal.details["document"] }), let kind = paper.kind.blank,
            let serial = refusal.details["serial"]
        else { return nil }
        return StockStep.address(
            .show, [("kind", kind.rawValue), ("document", paper.id.text), ("first", serial)])
    }

    /// What this browser scanned the first half of, while the second may still come.
    private func half(
        _ open: [(document: Document, name: String)], _ words: Words, _ context: WebContext
    ) -> HalfScanView? {
        guard let half = site.hands[context.session.id].half, half.isFresh(at: site.services.clock.now()),
            let entry = open.first(where: { $0.document.id == half.document.id }), entry.document.awaitsCheck
        else { return nil }
        return HalfScanView(half, name: entry.name, words: words)
    }

    private func act(_ context: WebContext, _ body: (Operator) async throws -> Notice) async throws -> Response {
        let officer = try context.officer
        do {
            return site.done(context, to: "/tray", try await body(officer))
        } catch let refusal as any StaffReadable {
            context.log(refusal)
            return try await show(context, refusal: refusal)
        }
    }

    /// Every open paper, with its place among those of its printer.
    private func rows(
        _ open: [(document: Document, name: String)], _ works: [PrinterKind: PrinterWork], _ words: Words,
        _ officer: Operator
    ) -> [DocumentView] {
        var places: [PrinterKind: Int] = [:]
        return open.map { entry in
            var row = DocumentView(entry.document, words: words, officer: officer, home: "/tray")
            row.owner = entry.name
            row.left = works[entry.document.kind.printer]?.left[entry.document.id]
            if entry.document.state == .waiting {
                places[entry.document.kind.printer, default: 0] += 1
                row.place = String(places[entry.document.kind.printer] ?? 1)
            }
            return row
        }
    }

    private func name(of code: String?) async throws -> String? {
        guard let code else { return nil }
        return try await site.services.operators.member(code: code)?.0.name ?? code
    }

    private func stock(_ words: Words) async throws -> [Stock] {
        let forecasts = try await site.services.stock.forecasts()
        return try await site.services.issuing.stock().map { balance in
            let forecast = forecasts.first { $0.kind == balance.kind }
            return Stock(
                name: words("blank.\(balance.kind.rawValue)"),
                left: words("tray.stock-left", ["count": String(balance.inStock)]),
                spoiled: words("tray.stock-spoiled", ["count": String(balance.spoiled)]),
                forecast: forecast.map { words.forecast($0) },
                isLow: balance.inStock < 10 || forecast?.isShort == true)
        }
    }
}
