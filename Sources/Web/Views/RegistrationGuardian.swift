import Desk
import Insurance

/// Who agrees for someone under age, as typed.
struct GuardianAnswers: Sendable {
    var name = ""
    var relation = ""
    var personalID = ""
    var phone = ""
    var agrees = false

    init() {}

    init(_ form: Form) {
        name = form["guardianName"]
        relation = form["guardianRelation"]
        personalID = form["guardianID"]
        phone = form["guardianPhone"]
        agrees = form.isOn("guardianAgrees")
    }

    /// Whether the guardian agrees is asked again.
    init(_ guardian: Guardian) {
        name = guardian.name
        relation = guardian.relation.rawValue
        personalID = guardian.personalID?.digits ?? ""
        phone = guardian.phone?.grouped ?? ""
    }

    /// The guardian, or what is missing at which field.
    func guardian(at moment: Moment, _ problems: inout FieldProblems) -> Guardian? {
        if name.isEmpty { problems.add("field-required", at: "guardianName") }
        let relation = GuardianRelation(rawValue: relation)
        if relation == nil { problems.add("field-choose", at: "guardianRelation") }
        let id = PersonalID(personalID.filter { !" .-".contains($0) })
        if id == nil, !personalID.isEmpty { problems.add("field-personal-id", at: "guardianID") }
        let phone = PhoneNumber(self.phone)
        if phone == nil, !self.phone.isEmpty { problems.add("phone-malformed", at: "guardianPhone") }
        if personalID.isEmpty, self.phone.isEmpty { problems.add("guardian-unreachable", at: "guardianID") }
        if !agrees { problems.add("guardian-not-agreed", at: "guardianAgrees") }
        guard let relation, id != nil || phone != nil, agrees, !name.isEmpty else { return nil }
        return Guardian(name: name, relation: relation, personalID: id, phone: phone, agreedAt: moment)
    }
}

/// Who agrees for someone under age, on the form; folded away until the birth
/// date says that somebody must.
struct GuardianView: Encodable, Sendable {
    let isNeeded: Bool
    /// The last birth date of people of age, `2008-11-22`, for the page's
    /// script; empty where no age is in force.
    let adultsBornBy: String
    let name: Field
    let relation: Choice
    let personalID: Field
    let phone: Field
    let isTicked: Bool
    let agreesProblem: Trouble?

    init(
        _ answers: GuardianAnswers, isNeeded: Bool, adultsBornBy: CalendarDay?, _ problems: FieldProblems,
        _ words: Words
    ) {
        self.isNeeded = isNeeded
        self.adultsBornBy = adultsBornBy?.description ?? ""
        func field(_ id: String, _ key: String, _ value: String, keyboard: String = "text", longest: Int) -> Field {
            Field(
                id: id, label: words("guardian.\(key)"), value: value, problem: problems.trouble(at: id, words),
                keyboard: keyboard, longest: longest)
        }
        name = field("guardianName", "name", answers.name, longest: 100)
        relation = Choice(
            "guardianRelation", words("guardian.relation"),
            [("", words("guardian.relation-choose"))]
                + GuardianRelation.allCases.map { ($0.rawValue, words("guardian.is.\($0.rawValue)")) },
            chosen: answers.relation, problem: problems.trouble(at: "guardianRelation", words))
        personalID = field("guardianID", "id", answers.personalID, keyboard: "numeric", longest: 16)
        phone = field("guardianPhone", "phone", answers.phone, keyboard: "tel", longest: 20)
        isTicked = answers.agrees
        agreesProblem = problems.trouble(at: "guardianAgrees", words)
    }

    /// id and label of each field, in the order of the form.
    func asked(_ words: Words) -> [(String, String)] {
        [
            (name.id, name.label), (relation.id, relation.label), (personalID.id, personalID.label),
            (phone.id, phone.label), ("guardianAgrees", words("guardian.agrees")),
        ]
    }
}
