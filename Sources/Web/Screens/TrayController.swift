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
        let printers: [PrinterView]
        /// Who answers for the printers; `nil` when nobody does.
        let holder: String?
        let isMine: Bool
        let canTake: Bool
        let canRelease: Bool
        let toCheck: [DocumentView]
        let queue: [DocumentView]
        let ready: [DocumentView]
        let isEmpty: Bool
        let stock: [Stock]
    }

    struct Stock: Encodable, Sendable {
        let name: String
        let left: String
        let spoiled: String
        let isLow: Bool
    }

    func show(_ context: WebContext, refusal: (any StaffReadable)? = nil) async throws -> Response {
        let officer = try context.officer
        let words = site.words(context)
        let issuing = site.services.issuing
        let open = try await issuing.openDocuments()
        let rows = rows(open, words, officer)
        let holder = try await issuing.trayOfficer()
        func among(_ states: [Document.State]) -> [DocumentView] {
            rows.filter { row in states.contains { $0.rawValue == row.state } }
        }
        let page = Page(
            printers: await site.services.printers.statuses().map { printer($0, open.map(\.document), words, officer) },
            holder: try await name(of: holder), isMine: holder == officer.code,
            canTake: officer.roles.contains(.officer) && holder != officer.code,
            canRelease: officer.roles.contains(.officer) && holder != nil,
            toCheck: among([.toCheck, .unknown, .refused, .spoiled, .notPrinted]),
            queue: among([.printing, .waiting]), ready: among([.good]), isEmpty: rows.isEmpty,
            stock: try await issuing.stock().map { stock($0, words) })
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

    private func printer(
        _ status: PrinterStatus, _ open: [Document], _ words: Words, _ officer: Operator
    ) -> PrinterView {
        var view = PrinterView(status, words: words)
        view.hasDoubt = open.contains { $0.kind.printer == status.kind && $0.state == .unknown }
        let mayResume =
            officer.roles.contains(.officer) || (status.kind == .receipt && officer.roles.contains(.cashier))
        view.canResume = view.isStopped && mayResume && !view.hasDoubt
        return view
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
        _ open: [(document: Document, name: String)], _ words: Words, _ officer: Operator
    ) -> [DocumentView] {
        var places: [PrinterKind: Int] = [:]
        return open.map { entry in
            var row = DocumentView(entry.document, words: words, officer: officer, home: "/tray")
            row.owner = entry.name
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

    private func stock(_ balance: StockBalance, _ words: Words) -> Stock {
        Stock(
            name: words("blank.\(balance.kind.rawValue)"),
            left: words("tray.stock-left", ["count": String(balance.inStock)]),
            spoiled: words("tray.stock-spoiled", ["count": String(balance.spoiled)]), isLow: balance.inStock < 10)
    }
}
