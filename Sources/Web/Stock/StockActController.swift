import Desk
import Hummingbird
import Insurance

/// Acts on blanks, each on a page of its own, and what is scanned for them.
///
/// A scan on a page of the book is a serial first; what the book does not know
/// goes the way of the desk's scan box.
struct StockActController: Sendable {
    let site: Site

    func addRoutes(to router: Router<WebContext>) {
        router.get("/stock/do/:act", use: begin)
        router.post("/stock/do/:act", use: act)
        router.post("/stock/scan", use: scan)
    }

    @Sendable
    private func begin(request: Request, context: WebContext) async throws -> Response {
        let query = request.uri.queryParameters
        guard let step = StockStep(context.parameters.get("act"), { String(query[Substring($0)] ?? "") }) else {
            return .redirect(to: "/stock", type: .normal)
        }
        return try await show(step, context)
    }

    /// `POST /stock/scan`: the next serial of an act, or a blank to be looked up.
    @Sendable
    private func scan(request: Request, context: WebContext) async throws -> Response {
        let officer = try context.officer
        let text = context.form["text"]
        guard var step = StockStep(context.form["act"], { context.form[$0] }) else {
            return try await lookUp(text, context)
        }
        do {
            guard let serial = BlankSerial(text) else { throw Refusal.serialUnreadable }
            step.take(serial)
            guard step.isScanned, step.act == .open || step.act == .show else {
                return site.done(context, to: step.address, nil)
            }
            return try await perform(step, officer, context)
        } catch let refusal as any StaffReadable {
            context.log(refusal)
            return try await show(step, refusal: refusal, context)
        }
    }

    private func lookUp(_ text: String, _ context: WebContext) async throws -> Response {
        do {
            let serial = try await site.services.stock.blanks(text).first?.serial
            return site.done(context, to: "/stock?serial=\(serial?.text ?? "")", nil)
        } catch let refusal as Refusal where ["serial-unreadable", "blank-unknown"].contains(refusal.code) {
            let isPerson = BlankSerial(text) == nil || text.isDigits
            guard !isPerson else { return try await ScanController(site: site).read(text, in: nil, context) }
            context.log(refusal)
            return try await StockController(site: site).show(context, refusal: refusal)
        }
    }

    /// `POST /stock/do/{act}`: everything is scanned, said and signed for.
    @Sendable
    private func act(request: Request, context: WebContext) async throws -> Response {
        let officer = try context.officer
        guard let step = StockStep(context.parameters.get("act"), { context.form[$0] }) else {
            throw Refusal.formUnreadable
        }
        do {
            return try await perform(step, officer, context)
        } catch let refusal as any StaffReadable {
            context.log(refusal)
            return try await show(step, refusal: refusal, context)
        }
    }

    private func perform(_ step: StockStep, _ officer: Operator, _ context: WebContext) async throws -> Response {
        let stock = site.services.stock
        let reason = StockReason(rawValue: context.form["reason"])
        var notice = Notice(key: "notice.stock.\(step.act.rawValue)", values: ["serial": step.first])
        switch step.act {
        case .receive:
            let bundle = try await stock.receive(
                step.kind, first: step.first, last: step.last,
                second: try await StaffCheck(site: site).second(in: context.form), by: officer)
            notice.values = ["number": String(bundle.number), "count": String(bundle.range.count)]
        case .open:
            guard let number = step.bundle else { throw Refusal.formUnreadable }
            try await stock.open(number, of: step.kind, first: step.first, last: step.last, by: officer)
            notice.values = ["number": String(number)]
        case .show:
            guard let document = step.document else { throw Refusal.formUnreadable }
            if let booked = try await stock.show(step.first, on: document, reason: reason, by: officer) {
                notice = Notice(key: "notice.stock.swapped", values: ["serial": step.first, "booked": booked.text])
            }
        case .spoil: try await stock.spoil(step.kind, step.first, reason: reason, by: officer)
        case .test:
            try await stock.bookTest(
                step.kind == .card ? .healthCard : .bookCover, step.first,
                isSpare: PrinterPlace(name: context.form["printer"])?.isSpare == true, by: officer)
        case .lose:
            try await stock.lose(step.kind, first: step.first, last: step.last, reason: reason, by: officer)
        case .giveBack:
            try await stock.giveBack(
                step.kind, first: step.first, last: step.last, reason: reason,
                second: try await StaffCheck(site: site).second(in: context.form),
                by: officer)
        }
        return site.done(context, to: step.home, notice)
    }

    func show(
        _ step: StockStep, refusal: (any StaffReadable)? = nil, _ context: WebContext
    ) async throws -> Response {
        _ = try context.officer
        var step = step
        // Serials that are not the bundle's are scanned anew.
        if step.act == .open, refusal != nil { (step.first, step.last) = ("", "") }
        let bundle = try await site.services.stock.bundles().first {
            $0.kind == step.kind && $0.number == step.bundle && step.act == .open
        }
        let bound = try await site.services.issuing.openDocuments().filter { entry in
            let states: [Document.State] = [.printing, .toCheck, .unknown, .waiting, .refused, .notPrinted]
            return entry.document.blankSerial != nil && states.contains(entry.document.state)
        }
        let page = StockActView(
            step, bundle: bundle, papers: step.act == .show ? bound : [],
            spares: site.services.spares?.kinds ?? [], form: context.form, words: site.words(context))
        return try await site.page(
            "stock-act", page, title: "stock.title", address: step.address, back: step.home, refusal: refusal,
            isDraft: refusal != nil, context)
    }
}
