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
        /// Where the book tells of the blank in hand, which cannot change places.
        let blank: String?
        let printers: [PrinterView]
        /// Who answers for the printers, in a sentence.
        let holder: String
        let isHeld: Bool
        /// Nobody answers for them yet: taking the tray comes first.
        let canTake: Bool
        /// The button to take the tray over from whoever has it.
        let takeOver: String?
        let canRelease: Bool
        let toCheck: [DocumentView]
        /// Whether something is to be answered first, by touch or by key; Enter then gives answers and nothing else.
        let takesAnswers: Bool
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
        let code = try await issuing.trayOfficer()
        let (holder, isMine) = (try await name(of: code), code == officer.code)
        let isOfficer = officer.roles.contains(.officer)
        func among(_ states: [Document.State]) -> [DocumentView] {
            rows.filter { row in states.contains { $0.rawValue == row.state } }
        }
        let page = Page(
            alarms: try await site.services.tray.alarms().map { AlarmView($0, words: words) },
            half: half(open, words, context), swap: swap(refusal, open.map(\.document), officer),
            blank: blank(refusal, officer), printers: printers,
            holder: Self.held(by: holder, isMine: isMine, words), isHeld: holder != nil,
            canTake: isOfficer && holder == nil,
            takeOver: isMine || !isOfficer ? nil : holder.map { words("tray.take-over", ["name": $0]) },
            canRelease: isOfficer && isMine,
            toCheck: among([.toCheck, .unknown, .refused, .spoiled, .notPrinted]),
            takesAnswers: rows.contains(where: \.canJudge) && !(isOfficer && holder == nil),
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
            let isSpare = site.services.spares?.inUse.contains(status.kind) == true
            view.name = words.name(of: PrinterPlace(status.kind, isSpare: isSpare))
            view.spare = SpareView(status, spares: site.services.spares, officer: officer, words: words)
            view.canResume = view.isStopped && mayResume && !view.hasDoubt
            views.append(view)
        }
        return (views, works)
    }

    /// The blanks change places only by somebody who keeps the book.
    private func swap(
        _ refusal: (any StaffReadable)?, _ open: [Document], _ officer: Operator
    ) -> String? {
        guard let refusal = Self.isOfBlank(refusal), Self.keepsBook(officer),
            let paper = open.first(where: { $0.id.text == refusal.details["document"] }), let kind = paper.kind.blank,
            let serial = refusal.details["serial"]
        else { return nil }
        return StockStep.address(
            .show, [("kind", kind.rawValue), ("document", paper.id.text), ("first", serial), ("back", "tray")])
    }

    private func blank(_ refusal: (any StaffReadable)?, _ officer: Operator) -> String? {
        guard let refusal = Self.isOfBlank(refusal), let serial = refusal.details["serial"],
            refusal.details["document"] == nil || !Self.keepsBook(officer)
        else { return nil }
        return "/stock?serial=\(serial)"
    }

    private static func isOfBlank(_ refusal: (any StaffReadable)?) -> (any StaffReadable)? {
        let codes = ["blank-of-another-paper", "blank-not-awaited", "blank-put-aside"]
        return refusal.flatMap { codes.contains($0.code) ? $0 : nil }
    }

    private static func keepsBook(_ officer: Operator) -> Bool {
        !officer.roles.isDisjoint(with: [.officer, .supervisor])
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

    private static func held(by name: String?, isMine: Bool, _ words: Words) -> String {
        if isMine { return words("tray.held-by-you") }
        return name.map { words("tray.held-by", ["name": $0]) } ?? words("tray.held-by-nobody")
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
