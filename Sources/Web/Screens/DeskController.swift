import Desk
import Hummingbird
import Insurance

/// The desk: today's visits, new ones, and what a scanner read.
struct DeskController: Sendable {
    let site: Site

    func addRoutes(to router: Router<WebContext>) {
        router.get("/desk") { _, context in try await show(context) }
        router.post("/visits", use: open)
    }

    func show(
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
        page.keep(try await site.services.leftPapers.kept(), words: site.words(context))
        let open = try await site.services.transfers.openMoneyCount()
        if open > 0 || site.services.transfers.account != nil {
            page.transfers = DeskView.Transfers(open, words: site.words(context))
        }
        page.callers = DeskView.Caller.all(
            site.answers.hands(at: site.services.clock.now()), files, words: site.words(context))
        if let found {
            page.search = SearchView(
                found, among: try await found.visits(files + earlier, site.services.visits), typed: scanText,
                today: today, words: site.words(context))
        }
        return try await site.page(
            "desk", page, title: "desk.title", address: "/desk", back: nil, refusal: refusal, context)
    }

    @Sendable
    private func open(request: Request, context: WebContext) async throws -> Response {
        let officer = try context.officer
        if !context.form["listed"].isEmpty { return try await openForListed(officer, context) }
        return try await opened(
            nil, language: context.form["language"],
            channel: Channel(rawValue: context.form["channel"]) ?? .performance, officer, context)
    }

    /// Opens a visit for somebody of the list, with what the list says of them.
    private func openForListed(_ officer: Operator, _ context: WebContext) async throws -> Response {
        do {
            guard let reference = RosterReference(context.form["listed"]) else { throw Refusal.rosterChanged }
            let listed = try await site.services.roster.person(at: reference)
            return try await opened(
                ScannedPerson(listed.person), language: context.session.language, channel: .performance, officer,
                context)
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

    /// Opens a visit, or finds the one of today that somebody has already.
    func opened(
        _ scanned: ScannedPerson?, language: String, channel: Channel, _ officer: Operator,
        _ context: WebContext
    ) async throws -> Response {
        let spoken = site.phrases.codes.contains(language) ? language : "vi"
        let id = try await site.services.desk.open(
            station: site.settings.station, language: spoken, channel: channel, scanned: scanned?.person,
            card: scanned?.card, by: officer)
        site.display.show(id, at: site.services.clock.now())
        return site.done(
            context, to: "/visits/\(id)", scanned?.notice(site.words(context)) ?? Notice(key: "notice.opened"))
    }
}

extension FoundPeople {
    /// The visits of the people found, by id; most are on the page already.
    func visits(
        _ known: [VisitFile], _ ledger: any VisitLedger
    ) async throws -> [Identifier: VisitFile] {
        var files = Dictionary(known.map { ($0.visit.id, $0) }, uniquingKeysWith: { first, _ in first })
        for case .visit(let id) in first.map(\.origin) where files[id] == nil {
            files[id] = try await ledger.visitFile(id)
        }
        return files
    }
}
