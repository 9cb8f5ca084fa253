import Desk
import Hummingbird
import Insurance

/// Scans at the tray: the printed paper says that it came out.
///
/// What is no printed paper, such as an ID card, goes the way of the desk's scan box.
struct TrayScanController: Sendable {
    let site: Site

    func addRoutes(to router: Router<WebContext>) {
        router.post("/tray/scan", use: scan)
        router.post("/tray/alarm", use: endAlarm)
    }

    private static let nothingScanned = Refusal(
        "tray-scan-empty", "Nothing was scanned. Scan the code on the printed paper, or the serial of its blank.")

    /// `POST /tray/scan`.
    @Sendable
    private func scan(request: Request, context: WebContext) async throws -> Response {
        let text = context.form["text"]
        return try await act(context) { officer in
            guard !text.isEmpty else { throw Self.nothingScanned }
            var hand = site.hands[context.session.id]
            defer { site.hands[context.session.id] = hand }
            switch try await site.services.tray.scan(text, hand: &hand, by: officer) {
            case .settled(let document, let name): return done(context, settled(document, name, context))
            case .half, .alarm: return done(context, nil)
            case .otherwise: return try await ScanController(site: site).read(text, in: nil, context)
            }
        }
    }

    /// `POST /tray/alarm`: the paper is put aside and somebody looked.
    @Sendable
    private func endAlarm(request: Request, context: WebContext) async throws -> Response {
        try await act(context) { officer in
            guard let alarm = Identifier(context.form["alarm"]) else { throw Refusal.formUnreadable }
            try await site.services.tray.endAlarm(alarm, by: officer)
            return done(context, Notice(key: "notice.alarm-ended"))
        }
    }

    private func settled(_ document: Document, _ name: String, _ context: WebContext) -> Notice {
        Notice(key: "notice.scanned-back", values: site.words(context).paper(document, name: name))
    }

    private func done(_ context: WebContext, _ notice: Notice?) -> Response {
        site.done(context, to: "/tray", notice)
    }

    private func act(
        _ context: WebContext, _ body: (Operator) async throws -> Response
    ) async throws -> Response {
        let officer = try context.officer
        do {
            return try await body(officer)
        } catch let refusal as any StaffReadable {
            context.log(refusal)
            return try await TrayController(site: site).show(context, refusal: refusal)
        }
    }
}
