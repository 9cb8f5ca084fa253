import Desk
import HTTPTypes
import Hummingbird
import Insurance
import InsuranceRules

/// Registers one person for the visit's plans, and keeps what is typed meanwhile.
struct RegistrationController: Sendable {
    let site: Site
    private let pages: VisitPages

    init(site: Site) {
        self.site = site
        pages = VisitPages(site: site)
    }

    func addRoutes(to router: Router<WebContext>) {
        router.post("/visits/:id/registration", use: register)
        router.post("/visits/:id/draft", use: keep)
        router.post("/visits/:id/draft/drop", use: drop)
    }

    /// `POST /visits/{id}/registration`: what is refused is kept as a draft, so
    /// that a crash loses nothing of it.
    @Sendable
    private func register(request: Request, context: WebContext) async throws -> Response {
        try await pages.act(context, typed: .register) { id, officer in
            let registered: [RegistrationEntry]
            do {
                let entries = try await entries(of: pages.file(id), context.form, by: officer)
                try await site.services.desk.register(
                    visit: id, entries: entries, as: MemberForm(context.form).target,
                    household: MemberForm.answer(context.form, relations: site.services.catalogues.relations),
                    by: officer)
                site.habit.note(entries)
                registered = entries
            } catch {
                try await keepRefused(context.form, of: id, by: officer)
                guard let refusal = error as? Refusal, let field = RegistrationAnswers.field(of: refusal) else {
                    throw error
                }
                context.log(refusal)
                var problems = FieldProblems()
                problems.add(refusal.code, at: field, details: refusal.details)
                throw BadFields(problems: problems)
            }
            try await site.services.drafts.use(of: id, part: context.form["member"], for: registered.first?.person)
            try await pages.showNames(of: id)
            return Notice(key: "notice.registered")
        }
    }

    private func entries(
        of file: VisitFile, _ form: Form, by officer: Operator
    ) async throws -> [RegistrationEntry] {
        var problems = FieldProblems()
        let member = MemberForm(form)
        let plans = try member.plans(in: file, form, &problems)
        var answers = RegistrationAnswers(form)
        let sheet = try await pages.sheet(file, for: member, typed: form)
        let settled = try await pages.identity(sheet, answers).settle(answers.facts, answers.choices)
        answers.take(settled)
        for fact in settled.open { problems.add("identity-unsettled", at: fact.choiceField) }
        let commune = answers.commune(pages.reading(answers, card: sheet.card), site.services.catalogues, &problems)
        let consent = Consent(
            version: site.settings.consentVersion, language: file.visit.language, at: site.services.clock.now(),
            officer: officer.code)
        let entries = try answers.entries(
            for: plans, catalogues: site.services.catalogues, consent: consent,
            needsGuardian: site.services.desk.needsGuardian, &problems)
        guard problems.isEmpty else { throw BadFields(problems: problems) }
        return entries.map { entry in
            var entry = entry
            entry.card = sheet.card
            entry.person.oldID = sheet.oldID
            entry.identity = settled.choices
            entry.commune = commune
            return entry
        }
    }

    /// `POST /visits/{id}/draft`: the page's script keeps what is typed every
    /// few seconds.
    ///
    /// It answers with nothing, and changes nothing that another page shows.
    @Sendable
    private func keep(request: Request, context: WebContext) async throws -> Response {
        let officer = try context.officer
        do {
            try await site.services.drafts.save(
                typed: context.form.typed, of: try pages.id(context), part: context.form["member"], by: officer)
            return Response(status: .noContent)
        } catch let refusal as any StaffReadable {
            context.log(refusal)
            return Response(status: .conflict)
        }
    }

    /// `POST /visits/{id}/draft/drop`: begins the form anew, that of one more
    /// member without the card it was opened with; a card that waits goes on waiting.
    @Sendable
    private func drop(request: Request, context: WebContext) async throws -> Response {
        let member = MemberForm(context.form)
        let isAnother = member.target == .another
        let address = isAnother ? "/visits/\(try pages.id(context))?edit=member" : nil
        return try await pages.act(context, to: address) { id, officer in
            try await site.services.drafts.change(of: id, part: member.text, isAnew: true, by: officer) {
                $0 = RegistrationDraft(waiting: $0.waiting)
            }
            return Notice(key: isAnother ? "notice.member-dropped" : "notice.draft-dropped")
        }
    }

    /// The form stands in the page, refused; that it was not kept beside it
    /// would hide the reason it was refused for.
    private func keepRefused(_ form: Form, of visit: Identifier, by officer: Operator) async throws {
        do {
            try await site.services.drafts.save(typed: form.typed, of: visit, part: form["member"], by: officer)
        } catch is any StaffReadable {}
    }
}

extension Form {
    /// What was typed into a registration form, without any agreement: those
    /// are asked for again.
    var typed: [String: [String]] {
        let texts = [
            "name", "birth", "sex", "personalID", "siCode", "phone", "address", "facility", "livingArea", "paper",
            "guardianName", "guardianRelation", "guardianID", "guardianPhone", "household", "relation", "stated",
            "commune", "employed", "pensioner", "business", "ethnicGroup",
        ]
        let choices = IdentityFact.allCases.flatMap { [$0.choiceField, $0.askedField] }
        let schemes = Scheme.allCases.flatMap { [$0.joiningField, $0.seenField, $0.lastField] }
        let proofs = SupportClaim.allCases.flatMap { claim in
            ["kind", "number", "year", "commune"].map(ProofAnswers(claim).field)
        }
        var fields: [String: [String]] = [:]
        // The plans of a member whose form asks for them.
        for name in texts + choices + ConsultationEntry.fields + schemes + proofs {
            // Longer than any field allows, it was not typed into ours.
            let typed = all(name).map { String($0.prefix(200)) }
            if !typed.isEmpty { fields[name] = typed }
        }
        return fields
    }
}

extension RegistrationDraft {
    /// Becomes that of somebody whose card was read, or who was chosen from the list.
    ///
    /// Another person's card goes on waiting.
    mutating func take(_ scanned: ScannedPerson) {
        self.scanned = scanned
        if waiting?.person.mayBe(scanned.person) == true { waiting = nil }
        if !fields.isEmpty { take(scanned.person) }
    }

    /// With what a card says; of another person, what a card does not say goes.
    ///
    /// What was chosen before between card, list and form is asked again.
    mutating func take(_ person: Person) {
        let typed = fields["personalID"]?.first ?? ""
        if !typed.isEmpty, typed.filter(\.isNumber) != person.personalID?.digits {
            for name in ["siCode", "phone", "guardianName", "guardianRelation", "guardianID", "guardianPhone"] {
                fields[name] = nil
            }
        }
        for name in IdentityFact.allCases.flatMap({ [$0.choiceField, $0.askedField] }) + ["commune"] {
            fields[name] = nil
        }
        fields["name"] = [person.name]
        fields["birth"] = [person.birth.vietnamese]
        fields["sex"] = [person.sex.rawValue]
        fields["personalID"] = [person.personalID?.digits ?? ""]
        fields["address"] = [person.address]
    }
}

extension RegistrationAnswers {
    /// The field at which a refusal of the desk is told; `nil` for one that
    /// belongs to no field.
    static func field(of refusal: Refusal) -> String? {
        let scheme = refusal.details["scheme"].flatMap(Scheme.init(rawValue:))
        let claim = refusal.details["claim"].flatMap(SupportClaim.init(rawValue:)).map { ProofAnswers($0) }
        let fact = refusal.details["fact"].flatMap(IdentityFact.init(rawValue:))
        return switch refusal.code {
        case "identity-unsettled": fact?.choiceField
        case "joining-unseen": scheme?.seenField
        case "joining-card-end-missing", "joining-month-missing", "joining-month-implausible": scheme?.lastField
        case let code where code.hasPrefix("joining-"): scheme?.joiningField
        case "guardian-missing": "guardianName"
        case let code where code.hasPrefix("guardian-"): "guardianID"
        case "proof-outdated": claim?.field("year")
        case "proof-missing", "proof-incomplete": claim?.field(claim?.claim.kinds.count == 1 ? "number" : "kind")
        default: nil
        }
    }
}
