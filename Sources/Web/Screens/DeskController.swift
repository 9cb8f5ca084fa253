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

    /// People told one by one; more of them are narrowed down by typing on.
    private static let mostFound = 20

    private func show(
        _ context: WebContext, scanText: String = "", found: FoundPeople? = nil, refusal: (any StaffReadable)? = nil
    ) async throws -> Response {
        _ = try context.officer
        let today = site.services.clock.now().day
        let files = try await site.services.visits.visitFiles(on: today)
        let earlier = try await site.services.visits.openVisitFiles(before: today)
        var page = DeskView(
            files, earlier: earlier, scanText: scanText, language: context.session.language, phrases: site.phrases,
            words: site.words(context))
        page.roster = try await rosterLine(on: today, site.words(context))
        page.caller = site.answers.current(at: site.services.clock.now()).flatMap(DeskView.Caller.init)
        if let found {
            page.search = SearchView(
                found, among: try await found.visits(files + earlier, site.services.visits), today: today,
                words: site.words(context))
        }
        return try await site.page(
            "desk", page, title: "desk.title", address: "/desk", back: nil, refusal: refusal, context)
    }

    @Sendable
    private func open(request: Request, context: WebContext) async throws -> Response {
        let officer = try context.officer
        if !context.form["listed"].isEmpty { return try await openForListed(officer, context) }
        return try await opened(
            scanned: nil, language: context.form["language"],
            channel: Channel(rawValue: context.form["channel"]) ?? .performance, officer, context)
    }

    private static let nothingScanned = Refusal(
        "scan-empty", "Nothing was scanned or typed. Scan the ID card, or type part of a name or a ticket number.")

    /// Opens a visit for somebody of the list, with what the list says of them.
    private func openForListed(_ officer: Operator, _ context: WebContext) async throws -> Response {
        do {
            guard let reference = RosterReference(context.form["listed"]) else { throw Refusal.rosterChanged }
            let listed = try await site.services.roster.person(at: reference)
            return try await opened(
                scanned: listed.person, language: context.session.language, channel: .performance,
                notice: "notice.listed", officer, context)
        } catch let refusal as any StaffReadable {
            context.log(refusal)
            return try await show(context, refusal: refusal)
        }
    }

    /// Which list there is; one that cannot be read says so and stops nothing.
    private func rosterLine(on today: CalendarDay, _ words: Words) async throws -> RosterLine? {
        do {
            return try await site.services.roster.listed().map {
                RosterLine($0, staleAfter: site.settings.rosterStaleAfterDays, on: today, words: words)
            }
        } catch let trouble as any StaffReadable {
            return RosterLine(trouble, words: words)
        }
    }

    /// `POST /scan`: an ID card fills the visit named, or opens one.
    ///
    /// A ticket number or a personal ID typed here finds the visit of today;
    /// the number of a leaflet brings its plans back; any other text that
    /// people type is a search, which stays out of the address and the log.
    @Sendable
    private func scan(request: Request, context: WebContext) async throws -> Response {
        let officer = try context.officer
        let text = context.form["text"]
        let visit = Identifier(context.form["visit"])
        do {
            guard !text.isEmpty else { throw Self.nothingScanned }
            if OfferReturn.isMeant(by: text) {
                let id = try await OfferReturn(site: site).open(text, in: visit, by: officer)
                site.display.show(id, at: site.services.clock.now())
                return site.done(context, to: "/visits/\(id)", Notice(key: "notice.offer-back"))
            }
            if let known = try await find(text) {
                site.display.show(known, at: site.services.clock.now())
                return site.done(context, to: "/visits/\(known)", nil)
            }
            if let query = PeopleQuery(text) {
                return try await show(context, scanText: text, found: try await people(query, typed: text))
            }
            let card = try CitizenCardScan(text)
            guard let visit else {
                return try await opened(
                    scanned: card.person, language: context.session.language, channel: .performance, officer, context)
            }
            try await site.services.desk.scan(card, in: visit)
            try await VisitPages(site: site).keepScan(card.person, in: visit, by: officer)
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

    /// The visit of today that a ticket number or the whole number of a person names.
    private func find(_ text: String) async throws -> Identifier? {
        let day = site.services.clock.now().day
        let digits = text.hasPrefix("#") ? String(text.dropFirst()) : text
        guard digits.isDigits else { return nil }
        // Four digits may be a year of birth or the end of a number as well.
        guard digits.utf8.count <= 3 else {
            return try await site.services.visits.visit(ofPersonWithKey: digits, on: day)
        }
        let files = try await site.services.visits.visitFiles(on: day)
        return files.first { String($0.visit.number) == digits }?.visit.id
    }

    /// - Throws: `scan-no-visit` for a number that fits nobody.
    private func people(_ query: PeopleQuery, typed text: String) async throws -> FoundPeople {
        let found = try await site.services.people.people(
            matching: query, on: site.services.clock.now().day, limit: Self.mostFound)
        guard !found.first.isEmpty || !text.isDigits else {
            throw Refusal(
                "scan-no-visit",
                "No visit of today has this number. Scan the ID card, or open a new visit and type the details in.")
        }
        return found
    }

    private func opened(
        scanned: Person?, language: String, channel: Channel, notice: String? = nil, _ officer: Operator,
        _ context: WebContext
    ) async throws -> Response {
        let spoken = site.phrases.codes.contains(language) ? language : "vi"
        let id = try await site.services.desk.open(
            station: site.settings.station, language: spoken, channel: channel, scanned: scanned, by: officer)
        site.welcome(id)
        return site.done(
            context, to: "/visits/\(id)", Notice(key: notice ?? (scanned == nil ? "notice.opened" : "notice.scanned")))
    }
}

extension FoundPeople {
    /// The visits of the people found, by id; most are on the page already.
    fileprivate func visits(
        _ known: [VisitFile], _ ledger: any VisitLedger
    ) async throws -> [Identifier: VisitFile] {
        var files = Dictionary(known.map { ($0.visit.id, $0) }, uniquingKeysWith: { first, _ in first })
        for case .visit(let id) in first.map(\.origin) where files[id] == nil {
            files[id] = try await ledger.visitFile(id)
        }
        return files
    }
}
