import Desk
import Insurance
import InsuranceRules

/// The registration form.
struct RegistrationView: Sendable {
    let fields: [Field]
    let sex: Choice
    let joining: Choice
    /// Health insurance only.
    let health: [Choice]
    let wantsPaper: Bool
    let isConsentTicked: Bool
    let consentProblem: Trouble?
    let prices: [QuoteView]
    let isScanned: Bool
    /// What has to be mended before the form is taken.
    let mend: ProblemList?

    init(
        _ answers: RegistrationAnswers, file: VisitFile, quotes: [FrozenQuote], problems: FieldProblems,
        catalogues: Catalogues, words: Words
    ) {
        fields = Self.fields(answers, problems, words)
        sex = Choice(
            "sex", words("register.sex"), Sex.allCases.map { ($0.rawValue, words("sex.\($0.rawValue)")) },
            chosen: answers.sex, problem: problems.trouble(at: "sex", words))
        joining = Choice(
            "joining", words("register.joining"),
            Joining.allCases.map { ($0.rawValue, words("joining.\($0.rawValue)")) }, chosen: answers.joining,
            problem: problems.trouble(at: "joining", words))
        let needsHealth =
            quotes.contains { $0.item.scheme == .healthInsurance }
            || file.visit.plans.contains { $0.scheme == .healthInsurance }
        health = needsHealth ? Self.health(answers, problems, catalogues, words) : []
        wantsPaper = answers.paper
        isConsentTicked = answers.consent
        consentProblem = problems.trouble(at: "consent", words)
        prices = quotes.map { QuoteView($0.item, words: words) }
        isScanned = file.visit.scanned != nil && file.registrations.isEmpty
        let asked =
            fields.map { ($0.id, $0.label) } + ([sex, joining] + health).map { ($0.id, $0.label) }
            + [("consent", words("register.consent"))]
        mend = ProblemList(problems, of: asked, words: words)
    }

    private static func fields(_ answers: RegistrationAnswers, _ problems: FieldProblems, _ words: Words) -> [Field] {
        func field(
            _ id: String, _ value: String, keyboard: String = "text", longest: Int = 120, isWide: Bool = false,
            hint: String? = nil
        ) -> Field {
            Field(
                id: id, label: words("register.\(id)"), value: value, hint: hint,
                problem: problems.trouble(at: id, words), keyboard: keyboard, longest: longest, isWide: isWide,
                isFirst: id == "name" && value.isEmpty)
        }
        return [
            field("name", answers.name, longest: 100, isWide: true),
            field("birth", answers.birth, keyboard: "numeric", longest: 10, hint: words("register.birth-hint")),
            field(
                "personalID", answers.personalID, keyboard: "numeric", longest: 16,
                hint: words("register.personalID-hint")),
            field("siCode", answers.siCode, keyboard: "numeric", longest: 16, hint: words("register.siCode-hint")),
            field("phone", answers.phone, keyboard: "tel", longest: 16),
            field("address", answers.address, longest: 200, isWide: true),
        ]
    }

    private static func health(
        _ answers: RegistrationAnswers, _ problems: FieldProblems, _ catalogues: Catalogues, _ words: Words
    ) -> [Choice] {
        let facilities =
            [("", words("register.facility-choose"))]
            + catalogues.facilities.map { ($0.code, "\($0.name) (\($0.code))") }
        let areas = [("", words("register.area-none"))] + ["K1", "K2", "K3"].map { ($0, $0) }
        return [
            Choice(
                "facility", words("register.facility"), facilities, chosen: answers.facility,
                problem: problems.trouble(at: "facility", words), isWide: true),
            Choice(
                "livingArea", words("register.area"), areas, chosen: answers.livingArea,
                problem: problems.trouble(at: "livingArea", words)),
        ]
    }
}
