import Desk
import Insurance

/// The form in which a person who paid is set right.
struct CorrectionAnswers: Sendable {
    let registration: Identifier
    /// As it is right.
    let person: Person

    /// - Parameter known: As it stood before, as far as it is known.
    /// - Throws: ``BadFields`` with what is missing or wrong at which field.
    init(_ form: Form, known: Person?) throws(BadFields) {
        var problems = FieldProblems()
        if form["name"].isEmpty { problems.add("field-required", at: "name") }
        let birth = BirthDate(form["birth"])
        if birth == nil { problems.add("field-day-or-year", at: "birth") }
        let sex = Sex(rawValue: form["sex"])
        if sex == nil { problems.add("field-choose", at: "sex") }
        let (typedID, typedCode) = (form.digits("personalID"), form.digits("siCode"))
        let id = PersonalID(typedID)
        if id == nil, !typedID.isEmpty { problems.add("field-personal-id", at: "personalID") }
        let code = SocialInsuranceCode(typedCode)
        if code == nil, !typedCode.isEmpty { problems.add("field-si-code", at: "siCode") }
        if typedID.isEmpty, typedCode.isEmpty { problems.add("field-some-number", at: "personalID") }
        // What was taken as a number before is left as it is, until somebody corrects it.
        let phone = form["phone"] == known?.phone ? known?.phone : PhoneNumber(form["phone"])?.digits
        if !form["phone"].isEmpty, phone == nil { problems.add("phone-malformed", at: "phone") }
        guard problems.isEmpty, let birth, let sex, let registration = Identifier(form["registration"]) else {
            throw BadFields(problems: problems)
        }
        self.registration = registration
        person = Person(
            name: form["name"], birth: birth, sex: sex, personalID: id, socialInsuranceCode: code, phone: phone,
            address: String(form["address"].prefix(200)))
    }
}

extension Form {
    /// A number as people write it, without the marks between its digits.
    fileprivate func digits(_ field: String) -> String { self[field].filter { !" .-".contains($0) } }
}

extension CorrectedField {
    /// The field of the form, and its word.
    var field: String { self == .socialInsuranceCode ? "siCode" : rawValue }
}
