import Desk
import Insurance
import InsuranceRules

/// Which member of a visit a registration form is for.
struct MemberForm: Sendable {
    let target: MemberTarget

    init(_ target: MemberTarget) { self.target = target }

    init(_ form: Form) {
        switch form["member"] {
        case "": target = .first
        case "new": target = .another
        default: target = Identifier(form["member"]).map { .known($0) } ?? .first
        }
    }

    /// As the form sends it back.
    var text: String {
        switch target {
        case .first: ""
        case .another: "new"
        case .known(let id): id.text
        }
    }

    var isFirst: Bool { target == .first }

    /// Whether the form asks for the plans itself; those of the first member come from the consultation.
    var asksForPlans: Bool { !isFirst }

    /// The plans to register for.
    ///
    /// - Throws: `plan-missing` when nothing was chosen.
    func plans(in file: VisitFile, _ form: Form, _ problems: inout FieldProblems) throws -> [Terms] {
        let plans = asksForPlans ? asked(in: file, form).plans(&problems) : file.visit.plans
        guard !plans.isEmpty || !problems.isEmpty else { throw Refusal.planMissing }
        return plans
    }

    /// What the form of a member asks for, who lives where the household does.
    func asked(in file: VisitFile, _ form: Form) -> ConsultationEntry {
        var entry = ConsultationEntry(form)
        entry.elsewhere = file.livesElsewhere
        return entry
    }

    /// What the form says of the household.
    static func answer(_ form: Form, relations: ShortList) -> HouseholdAnswer {
        HouseholdAnswer(
            household: HouseholdName(typed: form["household"]), relation: relations.picked(form["relation"])?.code,
            stated: form.number("stated").map { min($0, HouseholdView.mostStated) })
    }
}

/// What a registration form is filled with before anything is typed.
struct MemberSheet: Sendable {
    let form: MemberForm
    var plans: [Terms]
    /// Of the member as registered; empty for someone new.
    let entries: [RegistrationEntry]
    /// Whose card was scanned, or who was chosen from the list.
    let person: Person?
    /// Taken over from the first member: where they go for care, and whether they want paper.
    let model: RegistrationEntry?
    /// What was scanned of the person.
    var card: CardReading?
    /// What the list says of the person.
    var listed: RosterPerson?
    /// The last health card, where list or card tell it.
    var lastCardKnown: LastCardKnown?
    /// Where listed people of the commune go for care, or the old card says.
    var facility: String?

    /// How the form's own button says the person joins; `nil` where staff have
    /// to tap it.
    ///
    /// Whether somebody goes on is asked and never inferred: the list only says
    /// what the office knew. So nothing is ticked; the button that fixes the
    /// amount names what it records, *Đóng tiếp*, and pressing it is the
    /// officer's choice, with the list or the card as its evidence. Any other
    /// way is one tap, which takes the words off the button.
    var offer: Joining? {
        guard entries.isEmpty, plans.contains(where: { $0.scheme == .healthInsurance }) else { return nil }
        return lastCardKnown?.goesOn == true ? .renewed : nil
    }

    /// What the person said of work and pension in the consultation.
    var occupation = Occupation()
    /// The nine digits of an older ID card, by the card of today or the list.
    var oldID: String? { card?.oldID ?? person?.oldID ?? entries.first?.person.oldID ?? listed?.oldID }

    /// Where name and birth come from; `nil` where nobody is known yet.
    var source: RegistrationView.Source? {
        switch card?.kind {
        case .citizen: .citizenCard
        case .health: .healthCard
        case nil: listed != nil && person != nil ? .list : nil
        }
    }

    /// - Parameter scanWins: Whether a card scanned again corrects the entry.
    func answers(scanWins: Bool) -> RegistrationAnswers {
        var answers = RegistrationAnswers(entries: entries, scanned: person, plans: plans, scanWins: scanWins)
        if entries.isEmpty, let model {
            answers.facility = model.facility ?? ""
            answers.livingArea = model.livingArea ?? ""
            answers.paper = model.wantsPaper
            if answers.address.isEmpty { answers.address = model.person.address }
        }
        guard entries.isEmpty else { return answers }
        answers.occupation = occupation
        if answers.facility.isEmpty { answers.facility = facility ?? "" }
        if let lastCardKnown { answers.joining[.healthInsurance]?.seenOn = lastCardKnown.seenOn.rawValue }
        return answers
    }
}

/// A plan as the form of a member asks for it: without the place in the
/// household, which is worked out, and the last card, which is asked for beside
/// how the person joins.
struct MemberPlan: Encodable, Sendable {
    let scheme: String
    let schemeName: String
    let isTicked: Bool
    let choices: [Choice]
    let fields: [Field]
    let ahead: Choice?
    let missing: Field?
    let contributed: Field?
    let victim: Field?
    let problem: Trouble?
    let hasProblem: Bool

    init(_ plan: ConsultationView.Plan) {
        scheme = plan.scheme
        schemeName = plan.schemeName
        isTicked = plan.isTicked
        choices = plan.choices.filter { $0.id != "hiOrder" }
        fields = plan.fields.filter { $0.id != "hiLastCardEnd" }
        ahead = plan.ahead
        missing = plan.missing
        contributed = plan.contributed
        victim = plan.victim
        problem = plan.problem
        let asked = [
            plan.ahead?.problem, plan.missing?.problem, plan.contributed?.problem, plan.victim?.problem, plan.problem,
        ]
        hasProblem = (asked + plan.choices.map(\.problem) + plan.fields.map(\.problem)).contains { $0 != nil }
    }
}

/// The part of a registration form that tells of the member and the household.
struct MemberView: Encodable, Sendable {
    let member: String
    /// Whether it is for one more of the household.
    let isAnother: Bool
    /// Plans are chosen here, not in the consultation.
    let plans: [MemberPlan]
    let asksForPlans: Bool
    /// The schemes chosen so far.
    let chosen: String
    /// Something of the plans has to be mended, or nothing is chosen.
    let isPlanOpen: Bool
    /// The place the consultation went by, sent along.
    let asked: String
    let order: HouseholdOrderView?
    /// Whose card ended earlier this year, so that somebody asks when they paid.
    let toBeAsked: String?
    /// The place itself; `nil` where none is taken.
    let number: Int?
    /// Whether the household counts for anything here.
    let hasHousehold: Bool
    let household: Field
    let stated: Choice
    let relation: PickField

    init(
        _ sheet: MemberSheet, plans: [MemberPlan], order: HouseholdOrderView?, number: Int?, toBeAsked: String?,
        household: Field, stated: Choice, relation: PickField
    ) {
        member = sheet.form.text
        isAnother = sheet.form.target == .another
        self.plans = plans
        asksForPlans = sheet.form.asksForPlans
        chosen = plans.filter(\.isTicked).map(\.schemeName).joined(separator: ", ")
        isPlanOpen = !plans.contains(where: \.isTicked) || plans.contains(where: \.hasProblem)
        asked = String(sheet.entries.lazy.compactMap(\.household?.asked).first ?? 1)
        self.order = order
        self.number = number
        self.toBeAsked = toBeAsked
        hasHousehold = order != nil || sheet.form.asksForPlans
        self.household = household
        self.stated = stated
        self.relation = relation
    }
}

extension RegistrationAnswers {
    /// The numbers that name somebody: those typed so far, and that of an older ID card.
    func keys(_ sheet: MemberSheet) -> Set<String> { keys.union(sheet.oldID.map { [$0] } ?? []) }

    /// The numbers typed so far that name somebody.
    private var keys: Set<String> {
        let typed = [personalID, siCode].map { $0.filter { !" .-".contains($0) } }
        return Set([PersonalID(typed[0])?.digits, SocialInsuranceCode(typed[1])?.digits].compactMap(\.self))
    }
}

extension VisitFile {
    /// Whether the household lives in another province or commune, as the consultation asked.
    var livesElsewhere: Bool { visit.plans.contains(where: \.livesElsewhere) }
}
