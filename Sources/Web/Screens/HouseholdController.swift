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
        router.post("/visits/:id/members/scan", use: scan)
        router.post("/visits/:id/members/listed", use: listed)
        router.post("/visits/:id/members/remove", use: remove)
        router.post("/visits/:id/household", use: restate)
    }

    /// `POST /visits/{id}/members/scan`: another member's card, or the number of
    /// somebody listed, opens the form for them.
    @Sendable
    private func scan(request: Request, context: WebContext) async throws -> Response {
        try await begin(context) { text in
            switch try ScanMeaning(text, codes: site.services.codes) {
            case .card(let card, let warnings):
                var scanned = try await site.services.desk.person(on: card)
                scanned.warnings = warnings
                return scanned
            case .number(let digits): return try await listed(digits)
            case .words: throw ScanError.unknownKind
            }
        }
    }

    /// `POST /visits/{id}/members/listed`: somebody of the household by the commune's list.
    @Sendable
    private func listed(request: Request, context: WebContext) async throws -> Response {
        try await begin(context) { try await listed($0) }
    }

    private func listed(_ number: String) async throws -> ScannedPerson {
        guard let listed = try await site.services.desk.listed([number]) else { throw Refusal.memberNotListed }
        return ScannedPerson(listed.person)
    }

    /// Fills the form of one more member; one that is being filled for somebody
    /// else waits for a word of staff.
    private func begin(
        _ context: WebContext, _ find: (String) async throws -> ScannedPerson
    ) async throws -> Response {
        let address = "/visits/\(try pages.id(context))?edit=member"
        return try await pages.act(context, to: address) { id, officer in
            try officer.must(.consultant)
            let scanned = try await find(context.form["text"])
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
    fileprivate static let memberNotListed = Refusal(
        "member-not-listed",
        "Nobody of the commune's list has this number. Scan the person's ID card, or type their details in.")
}
