import Desk
import Hummingbird
import Insurance

/// Adds members of the household to a visit, and takes them out again.
struct HouseholdController: Sendable {
    let site: Site
    private let pages: VisitPages

    init(site: Site) {
        self.site = site
        pages = VisitPages(site: site)
    }

    func addRoutes(to router: Router<WebContext>) {
        // Got again, as after a reload, the visit itself is meant.
        for path in ["members/scan", "members/listed", "members/remove", "household"] {
            router.get("/visits/:id/\(path)") { _, context in
                Response.redirect(to: "/visits/\(try pages.id(context))", type: .normal)
            }
        }
        router.post("/visits/:id/members/scan", use: scan)
        router.post("/visits/:id/members/listed", use: listed)
        router.post("/visits/:id/members/remove", use: remove)
        router.post("/visits/:id/household", use: restate)
    }

    /// `POST /visits/{id}/members/scan`: another member's card, or the number of
    /// somebody listed, opens the form for them; what people type besides is a
    /// search in the list, which stays out of the address and the log.
    @Sendable
    private func scan(request: Request, context: WebContext) async throws -> Response {
        let text = context.form["text"]
        let meaning = Result { try ScanMeaning(text, codes: site.services.codes) }
        if case .success(.words(let query)) = meaning { return try await search(query, typed: text, context) }
        return try await begin(context) {
            guard !text.isEmpty else { throw ScanController.nothingScanned }
            switch try meaning.get() {
            case .card(let card, let warnings):
                var scanned = try await site.services.desk.person(on: card)
                scanned.warnings = warnings
                return scanned
            case .number(let digits): return try await listed(digits)
            case .words: throw ScanError.unknownKind
            }
        }
    }

    /// Shows who of the list fits, on the page of the household.
    private func search(_ query: PeopleQuery, typed: String, _ context: WebContext) async throws -> Response {
        let id = try pages.id(context)
        do {
            try context.officer.must(.consultant)
            let found = try await found(query, besides: id)
            let today = site.services.clock.now().day
            let view = SearchView(
                found, among: try await found.visits([], site.services.visits), typed: typed, joining: id,
                today: today, words: site.words(context))
            return try await pages.show(id, edit: .household, found: view, context)
        } catch let refusal as any StaffReadable {
            context.log(refusal)
            return try await pages.show(id, edit: .household, refusal: refusal, context)
        }
    }

    /// - Throws: `member-not-found`, and `member-list-missing` where there is no list to search.
    private func found(_ query: PeopleQuery, besides visit: Identifier) async throws -> FoundPeople {
        let all = try await site.services.people.people(
            matching: query, on: site.services.clock.now().day, limit: ScanController.mostFound)
        let others = all.first.filter { $0.origin != .visit(visit) }
        guard others.isEmpty else { return FoundPeople(first: others, more: all.more, trouble: all.trouble) }
        if let trouble = all.trouble { throw trouble }
        guard try await site.services.roster.listed() != nil else { throw Refusal.memberListMissing }
        throw Refusal.memberNotFound
    }

    /// `POST /visits/{id}/members/listed`: somebody of the commune's list, by
    /// their number or by the reference a search gave.
    @Sendable
    private func listed(request: Request, context: WebContext) async throws -> Response {
        try await begin(context) {
            guard !context.form["listed"].isEmpty else { return try await listed(context.form["text"]) }
            guard let reference = RosterReference(context.form["listed"]) else { throw Refusal.rosterChanged }
            return ScannedPerson(try await site.services.roster.person(at: reference).person)
        }
    }

    private func listed(_ number: String) async throws -> ScannedPerson {
        guard let listed = try await site.services.desk.listed([number]) else { throw Refusal.memberNotListed }
        return ScannedPerson(listed.person)
    }

    /// Fills the form of one more member; one that is being filled for somebody
    /// else waits for a word of staff.
    private func begin(
        _ context: WebContext, _ find: () async throws -> ScannedPerson
    ) async throws -> Response {
        let address = "/visits/\(try pages.id(context))?edit=member"
        return try await pages.act(context, to: address) { id, officer in
            try officer.must(.consultant)
            let scanned = try await find()
            let isMember = try await pages.file(id).members.contains {
                !$0.person.listedKeys.isDisjoint(with: scanned.person.listedKeys)
            }
            guard !isMember else { throw Refusal.memberTwice }
            let part = MemberForm(.another).text
            let isOther = try await site.services.drafts.change(of: id, part: part, by: officer) { draft in
                guard draft.isOfAnother(than: scanned.person) else {
                    draft.take(scanned)
                    return false
                }
                try draft.hold(scanned)
                return true
            }
            if !isOther { try await pages.askNoMore(of: scanned.person, in: id, by: officer) }
            return isOther ? nil : scanned.notice(site.words(context))
        }
    }

    /// `POST /visits/{id}/members/remove`: takes somebody out; the others move up.
    @Sendable
    private func remove(request: Request, context: WebContext) async throws -> Response {
        try await pages.act(context) { id, officer in
            guard let member = Identifier(context.form["member"]) else { throw Refusal.formUnreadable }
            try await site.services.desk.remove(member, from: id, by: officer)
            try await pages.showNames(of: id)
            return Notice(key: "notice.member-removed")
        }
    }

    /// `POST /visits/{id}/household`: which household it is, and how many others
    /// hold a card by receipts that were shown.
    @Sendable
    private func restate(request: Request, context: WebContext) async throws -> Response {
        try await pages.act(context) { id, officer in
            let answer = MemberForm.answer(context.form, relations: site.services.catalogues.relations)
            try await site.services.desk.restate(answer, in: id, by: officer)
            try await pages.showNames(of: id)
            return Notice(key: "notice.household-restated")
        }
    }
}

extension Refusal {
    fileprivate static let memberNotFound = Refusal(
        "member-not-found",
        "Nobody on the list of people fits these words. Scan the person's ID card, or type their details in.")
    fileprivate static let memberListMissing = Refusal(
        "member-list-missing",
        "This kiosk has no list of people to look a name up in. Scan the person's ID card, or type their details in.")
    fileprivate static let memberNotListed = Refusal(
        "member-not-listed",
        "Nobody of the commune's list has this number. Scan the person's ID card, or type their details in.")
}
