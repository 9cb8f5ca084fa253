import Desk
import Hummingbird
import Insurance

/// The desk: today's visits, new ones, and what a scanner read.
struct DeskController: Sendable {
    let site: Site

    func addRoutes(to router: Router<WebContext>) {
        router.get("/desk") { _, context in try await show(context) }
        router.post("/visits", use: open)
        router.post("/scan", use: scan)
    }

    private func show(
        _ context: WebContext, scanText: String = "", refusal: (any StaffReadable)? = nil
    ) async throws -> Response {
        _ = try context.officer
        let today = site.services.clock.now().day
        let files = try await site.services.visits.visitFiles(on: today)
        let earlier = try await site.services.visits.openVisitFiles(before: today)
        let page = DeskView(
            files, earlier: earlier, scanText: scanText, language: context.session.language, phrases: site.phrases,
            words: site.words(context))
        return try await site.page(
            "desk", page, title: "desk.title", address: "/desk", back: nil, refusal: refusal, context)
    }

    @Sendable
    private func open(request: Request, context: WebContext) async throws -> Response {
        let officer = try context.officer
        return try await opened(
            scanned: nil, language: context.form["language"],
            channel: Channel(rawValue: context.form["channel"]) ?? .performance, officer, context)
    }

    /// `POST /scan`: an ID card fills the visit named, or opens one.
    ///
    /// A ticket number or a personal ID typed here finds the visit of today.
    @Sendable
    private func scan(request: Request, context: WebContext) async throws -> Response {
        let officer = try context.officer
        let text = context.form["text"]
        let visit = Identifier(context.form["visit"])
        do {
            if let known = try await find(text) {
                site.display.show(known, at: site.services.clock.now())
                return site.done(context, to: "/visits/\(known)", nil)
            }
            let card = try CitizenCardScan(text)
            guard let visit else {
                return try await opened(
                    scanned: card.person, language: context.session.language, channel: .performance, officer, context)
            }
            try await site.services.desk.scan(card, in: visit)
            site.display.show(visit, at: site.services.clock.now())
            return site.done(context, to: try await address(afterScanIn: visit), Notice(key: "notice.scanned"))
        } catch let refusal as any StaffReadable {
            context.log(refusal)
            guard let visit else { return try await show(context, scanText: text, refusal: refusal) }
            return try await VisitPages(site: site).show(visit, refusal: refusal, context)
        }
    }

    /// A card scanned for someone registered already corrects the registration.
    private func address(afterScanIn visit: Identifier) async throws -> String {
        let file = try await VisitPages(site: site).file(visit)
        let isRegistered = file.registrations.contains { [.draft, .quoted].contains($0.state) }
        return "/visits/\(visit)" + (isRegistered ? "?edit=registration&scan=new" : "")
    }

    /// The visit a ticket number or a personal ID names, if the text is one.
    private func find(_ text: String) async throws -> Identifier? {
        let day = site.services.clock.now().day
        guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), !text.isEmpty else { return nil }
        let found: Identifier?
        if text.utf8.count <= 4 {
            let files = try await site.services.visits.visitFiles(on: day)
            found = files.first { String($0.visit.number) == text }?.visit.id
        } else {
            found = try await site.services.visits.visit(ofPersonWithKey: text, on: day)
        }
        guard let found else {
            throw Refusal(
                "scan-no-visit",
                "No visit of today has this number. Scan the ID card, or open a new visit and type the details in.")
        }
        return found
    }

    private func opened(
        scanned: Person?, language: String, channel: Channel, _ officer: Operator, _ context: WebContext
    ) async throws -> Response {
        let spoken = site.phrases.codes.contains(language) ? language : "vi"
        let id = try await site.services.desk.open(
            station: site.settings.station, language: spoken, channel: channel, scanned: scanned, by: officer)
        site.display.show(id, at: site.services.clock.now())
        return site.done(context, to: "/visits/\(id)", Notice(key: scanned == nil ? "notice.opened" : "notice.scanned"))
    }
}
