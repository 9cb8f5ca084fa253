import Desk
import Insurance

/// Whom to call back, and under which number; nothing is filled in but a name
/// that is known already.
struct FollowUpView: Encodable, Sendable {
    let visit: String
    let number: String
    let name: String
    let phone: Field
    let nameField: Field
    let bestTime: Choice
    let isConsentTicked: Bool
    let consentProblem: Trouble?
    let mend: ProblemList?

    init(_ file: VisitFile, form: Form, problems: FieldProblems, words: Words) {
        visit = file.visit.id.text
        number = String(file.visit.number)
        name = file.name ?? words("visit.nameless")
        let isSent = !form["csrf"].isEmpty
        phone = Field(
            id: "phone", label: words("follow-up.phone"), value: form["phone"], hint: words("follow-up.phone-hint"),
            problem: problems.trouble(at: "phone", words), keyboard: "tel", longest: 20, isFirst: true)
        nameField = Field(
            id: "name", label: words("follow-up.name"), value: isSent ? form["name"] : file.name ?? "",
            hint: words("follow-up.name-hint"), problem: problems.trouble(at: "name", words), longest: 60)
        bestTime = Choice(
            "bestTime", words("follow-up.best-time"),
            [("", words("follow-up.any-time"))]
                + BestTime.allCases.map { ($0.rawValue, words("lead.best-time.\($0.rawValue)")) },
            chosen: form["bestTime"])
        isConsentTicked = form.isOn("consent")
        consentProblem = problems.trouble(at: "consent", words)
        let asked = [phone, nameField].map { ($0.id, $0.label) } + [("consent", words("follow-up.consent"))]
        mend = ProblemList(problems, of: asked, words: words)
    }
}

/// The reasons not to join, one tap each.
struct DeclineView: Encodable, Sendable {
    struct Reason: Encodable, Sendable {
        let value: String
        let label: String
    }

    let visit: String
    let number: String
    let name: String
    let reasons: [Reason]

    init(_ file: VisitFile, words: Words) {
        visit = file.visit.id.text
        number = String(file.visit.number)
        name = file.name ?? words("visit.nameless")
        reasons = DeclineReason.allCases.map {
            Reason(value: $0.rawValue, label: words("decline.\($0.rawValue)"))
        }
    }
}
