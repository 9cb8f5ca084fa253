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
        try await begin(context, Notice(key: "notice.scanned")) { text in
            let digits = text.filter { !" .-".contains($0) }
            if PersonalID(digits) != nil || SocialInsuranceCode(digits) != nil {
                guard let listed = try await site.services.desk.listed([digits]) else { throw Refusal.memberNotListed }
                return listed.person
            }
            let person = try CitizenCardScan(text).person
            guard let listed = try await site.services.desk.listed(person.keys)?.person else { return person }
            return person.completed(by: listed)
        }
    }

    /// `POST /visits/{id}/members/listed`: somebody of the household by the commune's list.
    @Sendable
    private func listed(request: Request, context: WebContext) async throws -> Response {
        try await begin(context, Notice(key: "notice.listed")) { key in
            guard let listed = try await site.services.desk.listed([key]) else { throw Refusal.memberNotListed }
            return listed.person
        }
    }

    private func begin(
        _ context: WebContext, _ notice: Notice, _ find: (String) async throws -> Person
    ) async throws -> Response {
        let address = "/visits/\(try pages.id(context))?edit=member"
        return try await pages.act(context, to: address) { id, officer in
            try officer.must(.consultant)
            let person = try await find(context.form["text"])
            guard try await !pages.file(id).members.contains(where: { $0.person.isSame(as: person) }) else {
                throw Refusal.memberTwice
            }
            site.notes.update(id) { $0.candidate = person }
            return notice
        }
    }

    /// `POST /visits/{id}/members/remove`: takes somebody out; the others move up.
    @Sendable
    private func remove(request: Request, context: WebContext) async throws -> Response {
        try await pages.act(context) { id, officer in
            guard let member = Identifier(context.form["member"]) else { throw Refusal.formUnreadable }
            try await site.services.desk.remove(member, from: id, by: officer)
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
            return Notice(key: "notice.household-restated")
        }
    }
}

extension Person {
    /// With what the commune's list knows and an ID card does not say.
    fileprivate func completed(by listed: Person) -> Person {
        var person = self
        person.socialInsuranceCode = socialInsuranceCode ?? listed.socialInsuranceCode
        person.phone = phone ?? listed.phone
        return person
    }
}

extension Refusal {
    fileprivate static let memberNotListed = Refusal(
        "member-not-listed",
        "Nobody of the commune's list has this number. Scan the person's ID card, or type their details in.")
}
