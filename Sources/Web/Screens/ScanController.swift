import Desk
import Hummingbird
import Insurance

/// The scan box of the desk and of a visit: what was read opens the visit of
/// the person it names, or fills the form that is open.
///
/// A card never takes the place of somebody else by itself: staff are asked.
struct ScanController: Sendable {
    let site: Site
    private let pages: VisitPages

    init(site: Site) {
        self.site = site
        pages = VisitPages(site: site)
    }

    func addRoutes(to router: Router<WebContext>) {
        router.post("/scan", use: scan)
        router.post("/visits/:id/other-card", use: answer)
    }

    /// People told one by one; more of them are narrowed down by typing on.
    static let mostFound = 20
    static let nothingScanned = Refusal(
        "scan-empty", "Nothing was scanned or typed. Scan the ID card, or type part of a name or a ticket number.")

    /// `POST /scan`: a card fills the visit named, or opens one.
    ///
    /// A ticket number or a person's number typed here finds the visit of
    /// today, or whoever is listed with it; the number of a leaflet brings its
    /// plans back; any other text that people type is a search, which stays out
    /// of the address and the log.
    @Sendable
    private func scan(request: Request, context: WebContext) async throws -> Response {
        try await read(context.form["text"], in: Identifier(context.form["visit"]), context)
    }

    /// Does what a text asks for that is not meant for the page it was scanned on.
    func read(_ text: String, in visit: Identifier?, _ context: WebContext) async throws -> Response {
        let officer = try context.officer
        do {
            guard !text.isEmpty else { throw Self.nothingScanned }
            if OfferReturn.isMeant(by: text) {
                let id = try await OfferReturn(site: site).open(text, in: visit, by: officer)
                return show(id, Notice(key: "notice.offer-back"), context)
            }
            if let known = try await ticket(text) { return show(known, nil, context) }
            switch try ScanMeaning(text, codes: site.services.codes) {
            case .card(let card, let warnings):
                var scanned = try await site.services.desk.person(on: card)
                scanned.warnings = warnings
                return try await take(scanned, in: visit, officer, context)
            case .number(let digits): return try await look(digits, typed: text, in: visit, officer, context)
            case .words(let query):
                return try await DeskController(site: site).show(
                    context, scanText: text, found: try await people(query, isNumber: text.isDigits))
            }
        } catch let refusal as any StaffReadable {
            context.log(refusal)
            guard let visit else {
                return try await DeskController(site: site).show(context, scanText: text, refusal: refusal)
            }
            return try await pages.show(visit, refusal: refusal, context)
        }
    }

    private func show(_ visit: Identifier, _ notice: Notice?, _ context: WebContext) -> Response {
        site.display.show(visit, at: site.services.clock.now())
        return site.done(context, to: "/visits/\(visit)", notice)
    }

    // MARK: Numbers and names

    /// The visit of today that a ticket number names; four digits may be a year
    /// of birth or the end of a number as well.
    private func ticket(_ text: String) async throws -> Identifier? {
        let digits = text.hasPrefix("#") ? String(text.dropFirst()) : text
        guard digits.isDigits, digits.utf8.count <= 3 else { return nil }
        let files = try await site.services.visits.visitFiles(on: site.services.clock.now().day)
        return files.first { String($0.visit.number) == digits }?.visit.id
    }

    /// Whoever has a number: the visit of today, or somebody of the list, who
    /// fills the visit on the screen while it has nobody.
    private func look(
        _ digits: String, typed text: String, in visit: Identifier?, _ officer: Operator, _ context: WebContext
    ) async throws -> Response {
        let today = site.services.clock.now().day
        if let known = try await site.services.visits.visit(ofPersonWithKey: digits, on: today), known != visit {
            return show(known, nil, context)
        }
        if let visit, try await pages.file(visit).name == nil,
            let listed = try await site.services.desk.listed([digits])
        {
            return try await take(ScannedPerson(listed.person), in: visit, officer, context)
        }
        guard let query = PeopleQuery(digits) else { throw ScanError.unknownKind }
        return try await DeskController(site: site).show(
            context, scanText: text, found: try await people(query, isNumber: true))
    }

    /// - Throws: `scan-no-visit` for a number that fits nobody.
    private func people(_ query: PeopleQuery, isNumber: Bool) async throws -> FoundPeople {
        let found = try await site.services.people.people(
            matching: query, on: site.services.clock.now().day, limit: Self.mostFound)
        guard !found.first.isEmpty || !isNumber else {
            throw Refusal(
                "scan-no-visit",
                "No visit of today has this number. Scan the ID card, or open a new visit and type the details in.")
        }
        return found
    }

    // MARK: People

    /// Opens a visit for somebody, or puts them into the visit on the screen.
    private func take(
        _ scanned: ScannedPerson, in visit: Identifier?, _ officer: Operator, _ context: WebContext
    ) async throws -> Response {
        guard let visit else {
            return try await DeskController(site: site).opened(
                scanned, language: context.session.language, channel: .performance, officer, context)
        }
        let file = try await pages.file(visit)
        if let member = file.members.dropFirst().first(where: { $0.person.isSame(as: scanned.person) })?.id {
            return site.done(context, to: "/visits/\(visit)?edit=registration&member=\(member)", nil)
        }
        guard try await !pages.isOther(scanned.person, in: file) else {
            // Only a consultant answers what becomes of a card beside a form.
            guard officer.roles.contains(.consultant) else {
                return try await DeskController(site: site).opened(
                    scanned, language: context.session.language, channel: .performance, officer, context)
            }
            try await site.services.drafts.change(of: visit, by: officer) { try $0.hold(scanned) }
            return site.done(context, to: try await address(afterScanIn: visit, isNew: false), nil)
        }
        try await keep(scanned, in: visit, by: officer)
        return site.done(
            context, to: try await address(afterScanIn: visit, isNew: true), scanned.notice(site.words(context)))
    }

    private func keep(_ scanned: ScannedPerson, in visit: Identifier, by officer: Operator) async throws {
        try await site.services.desk.scan(scanned, in: visit, by: officer)
        try await pages.keepScan(scanned.person, in: visit, by: officer)
        site.display.show(visit, at: site.services.clock.now())
    }

    /// A card scanned for someone registered already corrects the registration.
    private func address(afterScanIn visit: Identifier, isNew: Bool) async throws -> String {
        let file = try await pages.file(visit)
        let isRegistered = file.registrations.contains { $0.state == .quoted }
        return "/visits/\(visit)" + (isRegistered ? "?edit=registration" + (isNew ? "&scan=new" : "") : "")
    }

    // MARK: Another person's card

    /// `POST /visits/{id}/other-card`: what becomes of a card that is somebody
    /// else's than the form; it waits until that is done.
    @Sendable
    private func answer(request: Request, context: WebContext) async throws -> Response {
        let id = try pages.id(context)
        let officer = try context.officer
        do {
            guard let answer = OtherCard.Answer(rawValue: context.form["do"]) else { throw Refusal.formUnreadable }
            let file = try await pages.file(id)
            let other = try await pages.otherCard(of: file, asked: context.form["card"])
            try other.check(answer, in: file)
            let response = try await act(answer, on: other, in: id, context)
            try await pages.askNoMore(of: other.scanned.person, in: id, by: officer)
            return response
        } catch let refusal as any StaffReadable {
            context.log(refusal)
            return try await pages.show(id, refusal: refusal, context)
        }
    }

    private func act(
        _ answer: OtherCard.Answer, on other: OtherCard, in id: Identifier, _ context: WebContext
    ) async throws -> Response {
        let officer = try context.officer
        switch answer {
        case .replace where other.isMember, .add:
            try await site.services.drafts.change(
                of: id, part: MemberForm(.another).text, isAnew: true, by: officer
            ) { draft in
                // Somebody may have begun to fill it since the answer was offered.
                guard answer == .replace || !draft.isBegun else { throw Refusal.otherCardFormOpen }
                draft = RegistrationDraft(scanned: other.scanned, waiting: draft.waiting)
            }
            return site.done(context, to: "/visits/\(id)?edit=member", other.scanned.notice(site.words(context)))
        case .replace:
            try await site.services.drafts.change(of: id, isAnew: true, by: officer) {
                $0 = RegistrationDraft(waiting: $0.waiting)
            }
            try await keep(other.scanned, in: id, by: officer)
            return site.done(
                context, to: try await address(afterScanIn: id, isNew: true),
                other.scanned.notice(site.words(context)))
        case .separate:
            return try await DeskController(site: site).opened(
                other.scanned, language: context.session.language, channel: .performance, officer, context)
        case .drop: return site.done(context, to: safeAddress(context.form["back"]) ?? "/visits/\(id)", nil)
        }
    }
}
