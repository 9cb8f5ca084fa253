import Desk
import Insurance
import InsuranceRules

/// The registration form.
struct RegistrationView: Encodable, Sendable {
    /// A purpose to agree to.
    struct Tick: Encodable, Sendable {
        let id: String
        let label: String
        /// What it means, in a few words.
        let hint: String
        /// What is read aloud.
        let text: String
        let isTicked: Bool
        let isRequired: Bool
        var problem: Trouble?
    }

    let fields: [Field]
    let sex: Choice
    /// Of someone without a social insurance code; `nil` where there is no list.
    let ethnicGroup: PickField?
    /// What decides whether the person may join.
    let occupation: OccupationView
    let guardian: GuardianView
    /// How the person joins, one for each plan.
    private(set) var joinings: [JoiningView]
    let proofs: [ProofView]
    /// Health insurance only.
    let facility: PickField?
    /// Health insurance only.
    let health: [Choice]
    let wantsPaper: Bool
    /// Whether paper may be asked for at all.
    let offersPaper: Bool
    let paperHint: String
    let consents: [Tick]
    let prices: [QuoteView]
    /// Says what the form was filled from.
    let scanned: String?
    /// Where card, list and form do not say the same.
    let questions: [IdentityQuestion]
    /// The commune of today; `nil` where there is no list of communes.
    let commune: PickField?
    /// What the button that fixes the amount records besides.
    let offer: JoiningOffer?
    /// Which member of the visit the form is for, and their household.
    var member: MemberView?
    /// What stands here was typed before and not taken yet.
    var isRestored = false
    /// Whether the form may be begun anew: of what was typed, or of a card read for one more member.
    var canDrop = false
    /// What has to be mended before the form is taken.
    let mend: ProblemList?

    /// What a form is filled from before anybody types.
    enum Source: String, Sendable {
        case citizenCard = "citizen-card"
        case healthCard = "health-card"
        /// The commune's list.
        case list
    }

    /// What the form needs to know besides the answers.
    struct Setting: Sendable {
        let plans: [Terms]
        let quotes: [FrozenQuote]
        let source: Source?
        let isMinor: Bool
        let adultsBornBy: CalendarDay?
        /// The commune of the event.
        let commune: String
        let catalogues: Catalogues
        let identity: KnownIdentity
        /// The address in today's two levels.
        let reading: AddressReading
        let guide: PlanGuide
        let offer: Joining?
        let lastCard: LastCardKnown?
        /// The schemes whose papers are printed here on request.
        let onPaper: Set<Scheme>
    }

    /// How the person joins, where the button says it.
    struct JoiningOffer: Encodable, Sendable {
        let field: String
        let value: String
        let label: String
    }

    init(_ answers: RegistrationAnswers, _ setting: Setting, problems: FieldProblems, words: Words) {
        fields = Self.fields(answers, problems, words)
        sex = Choice(
            "sex", words("register.sex"), Sex.allCases.map { ($0.rawValue, words("sex.\($0.rawValue)")) },
            chosen: answers.sex, problem: problems.trouble(at: "sex", words))
        ethnicGroup = Self.ethnicGroup(answers, problems, setting.catalogues.ethnicGroups, words)
        occupation = OccupationView(answers.occupation, setting.guide, words)
        guardian = GuardianView(
            answers.guardian, isNeeded: setting.isMinor, adultsBornBy: setting.adultsBornBy, problems, words)
        let schemes = setting.plans.map(\.scheme)
        joinings = setting.plans.map {
            JoiningView(
                answers.joining[$0.scheme] ?? JoiningAnswers($0), isNamed: schemes.count > 1,
                known: $0.scheme == .healthInsurance ? setting.lastCard?.sentence(words) : nil, problems, words)
        }
        let claims = setting.plans.flatMap(\.claims)
        proofs = SupportClaim.allCases.filter(claims.contains).map {
            ProofView(answers.proofs[$0] ?? ProofAnswers($0), here: setting.commune, problems, words)
        }
        let needsHealth = schemes.contains(.healthInsurance)
        facility = needsHealth ? Self.facility(answers, problems, setting.catalogues, words) : nil
        health = needsHealth ? Self.health(answers, problems, setting.catalogues.livingAreas, words) : []
        wantsPaper = answers.paper
        offersPaper = !setting.onPaper.isDisjoint(with: schemes)
        paperHint = Self.paperHint(setting.onPaper, of: schemes, words)
        consents = Self.consents(answers, problems, words)
        prices = setting.quotes.map { QuoteView($0.item, words: words) }
        scanned = setting.source.map { words("register.scanned.\($0.rawValue)") }
        questions = IdentityQuestion.all(setting.identity, answers, problems, words)
        commune = Self.commune(answers, setting, problems, words)
        offer = setting.offer.flatMap { joining in
            answers.joining[.healthInsurance]?.joining.isEmpty == false
                ? nil
                : JoiningOffer(
                    field: Scheme.healthInsurance.offeredField, value: joining.rawValue,
                    label: words("register.go-\(joining.rawValue)"))
        }
        for index in joinings.indices {
            joinings[index].isOffered = offer?.field == setting.plans[index].scheme.offeredField
        }
        let guardianFields = setting.isMinor ? guardian.asked(words) : []
        let asked =
            questions.map { ($0.id, words("identity.choose", ["label": $0.label])) } + fields.map { ($0.id, $0.label) }
            + [(sex.id, sex.label)]
            + [commune, ethnicGroup].compactMap(\.self).map { ($0.id, $0.label) } + guardianFields
            + joinings.flatMap(\.asked) + proofs.flatMap(\.asked)
            + (facility.map { [($0.id, $0.label)] } ?? []) + health.map { ($0.id, $0.label) }
            + consents.map { ($0.id, $0.label) }
        mend = ProblemList(problems, of: asked, words: words)
    }

    private static func fields(_ answers: RegistrationAnswers, _ problems: FieldProblems, _ words: Words) -> [Field] {
        func field(
            _ id: String, _ value: String, keyboard: String = "text", longest: Int = 120, isWide: Bool = false,
            hint: String? = nil, doubt: String? = nil
        ) -> Field {
            Field(
                id: id, label: words("register.\(id)"), value: value, hint: value.isEmpty ? hint : doubt,
                problem: problems.trouble(at: id, words), keyboard: keyboard, longest: longest, isWide: isWide,
                isFirst: id == "name" && value.isEmpty, isDoubtful: doubt != nil)
        }
        var isYear = false
        if case .year? = BirthDate(answers.birth) { isYear = true }
        return [
            field("name", answers.name, longest: 100, isWide: true),
            field(
                "birth", answers.birth, keyboard: "numeric", longest: 10, hint: words("register.birth-hint"),
                doubt: isYear ? words("register.birth-year") : nil),
            field(
                "personalID", answers.personalID, keyboard: "numeric", longest: 16,
                hint: words("register.personalID-hint")),
            field("siCode", answers.siCode, keyboard: "numeric", longest: 16, hint: words("register.siCode-hint")),
            field("phone", answers.phone, keyboard: "tel", longest: 16),
            field("address", answers.address, longest: 200, isWide: true),
        ]
    }

    /// One of a few where the address may mean several; any other one is found
    /// by typing.
    private static func commune(
        _ answers: RegistrationAnswers, _ setting: Setting, _ problems: FieldProblems, _ words: Words
    ) -> PickField? {
        let all = setting.catalogues.places.communes
        guard !all.entries.isEmpty else { return nil }
        let few = setting.reading.candidates
        let typed = all.picked(answers.commune)?.text ?? answers.commune
        let hint =
            few.isEmpty ? nil : words("register.commune-few", ["names": few.map(\.name).joined(separator: ", ")])
        let list: any PickList = few.isEmpty ? all : ShortList(few.map(\.entry))
        return PickField(
            "commune", words("register.commune"), typed, of: list, source: "/catalogues/communes",
            hint: typed.isEmpty ? hint : nil, problem: problems.trouble(at: "commune", words), isWide: true)
    }

    private static func facility(
        _ answers: RegistrationAnswers, _ problems: FieldProblems, _ catalogues: Catalogues, _ words: Words
    ) -> PickField {
        PickField(
            "facility", words("register.facility"), answers.facility, of: catalogues.facilityList,
            source: "/catalogues/facilities", problem: problems.trouble(at: "facility", words), isWide: true)
    }

    /// What comes of asking for paper, or that there is none.
    private static func paperHint(_ onPaper: Set<Scheme>, of schemes: [Scheme], _ words: Words) -> String {
        let printed = schemes.filter(onPaper.contains)
        guard !printed.isEmpty else { return words("register.paper-none") }
        guard printed.count < schemes.count else { return words("register.paper-hint") }
        return words(
            "register.paper-some",
            ["papers": printed.map { words("scheme.\($0.rawValue)") }.joined(separator: ", ")])
    }

    private static func ethnicGroup(
        _ answers: RegistrationAnswers, _ problems: FieldProblems, _ groups: ShortList, _ words: Words
    ) -> PickField? {
        guard !groups.entries.isEmpty else { return nil }
        return PickField(
            "ethnicGroup", words("register.ethnic-group"), answers.ethnicGroup, of: groups,
            hint: answers.ethnicGroup.isEmpty ? words("register.ethnic-group-hint") : nil,
            problem: problems.trouble(at: "ethnicGroup", words))
    }

    private static func health(
        _ answers: RegistrationAnswers, _ problems: FieldProblems, _ areas: ShortList, _ words: Words
    ) -> [Choice] {
        let areas = [("", words("register.area-none"))] + areas.entries.map { ($0.code, $0.code) }
        return [
            Choice(
                "livingArea", words("register.area"), areas, chosen: answers.livingArea,
                problem: problems.trouble(at: "livingArea", words))
        ]
    }

    /// The registration first, which needs a yes; nothing is ticked by itself.
    private static func consents(_ answers: RegistrationAnswers, _ problems: FieldProblems, _ words: Words) -> [Tick] {
        let required = Tick(
            id: "consent", label: words("register.consent"), hint: words("register.consent-hint"),
            text: words("register.consent-text"), isTicked: answers.consent, isRequired: true,
            problem: problems.trouble(at: "consent", words))
        return [required]
            + OptionalPurpose.allCases.map {
                Tick(
                    id: $0.field, label: words("consent.\($0.rawValue)"), hint: words("consent.optional"),
                    text: words("consent.\($0.rawValue)-text"), isTicked: answers.agreed.contains($0),
                    isRequired: false)
            }
    }
}
