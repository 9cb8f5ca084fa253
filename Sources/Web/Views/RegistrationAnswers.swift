import Desk
import Insurance
import InsuranceRules

/// The registration form as typed: one person, for all plans of the visit.
struct RegistrationAnswers: Sendable {
    var name = ""
    var birth = ""
    var sex = ""
    var personalID = ""
    var siCode = ""
    var phone = ""
    var address = ""
    var facility = ""
    var livingArea = ""
    var joining = ""
    var paper = false
    var consent = false

    init(_ form: Form) {
        name = form["name"]
        birth = form["birth"]
        sex = form["sex"]
        personalID = form["personalID"]
        siCode = form["siCode"]
        phone = form["phone"]
        address = form["address"]
        facility = form["facility"]
        livingArea = form["livingArea"]
        joining = form["joining"]
        paper = form.isOn("paper")
        consent = form.isOn("consent")
    }

    /// What is known already: a former entry of this visit, or a scan.
    ///
    /// - Parameter scanWins: Whether a card scanned again corrects the entry;
    ///   what a card does not say stays while it names the same person.
    init(_ file: VisitFile, scanWins: Bool = false) {
        let entries = file.registrations.filter { [.draft, .quoted].contains($0.state) }.map(\.entry)
        let entered = entries.first?.person
        var known = entered ?? file.visit.scanned
        if scanWins, var scanned = file.visit.scanned {
            if let entered, entered.key == scanned.key {
                scanned.socialInsuranceCode = entered.socialInsuranceCode
                scanned.phone = entered.phone
            }
            known = scanned
        }
        if let person = known {
            name = person.name
            birth = person.birth.vietnamese
            sex = person.sex.rawValue
            personalID = person.personalID?.digits ?? ""
            siCode = person.socialInsuranceCode?.digits ?? ""
            phone = person.phone ?? ""
            address = person.address
        }
        guard let entry = entries.first else { return }
        facility = entries.compactMap(\.facility).first ?? ""
        livingArea = entries.compactMap(\.livingArea).first ?? ""
        joining = entry.joining.rawValue
        paper = entry.wantsPaper
    }

    /// The person, or what is missing at which field.
    func person(_ problems: inout FieldProblems) -> Person? {
        let birth = BirthDate(self.birth)
        if birth == nil { problems.add(self.birth.isEmpty ? "field-required" : "field-day-or-year", at: "birth") }
        let sex = Sex(rawValue: self.sex)
        if sex == nil { problems.add("field-choose", at: "sex") }
        if name.isEmpty { problems.add("field-required", at: "name") }
        if name.count > 100 { problems.add("field-long", at: "name") }
        let id = PersonalID(digits(personalID))
        if id == nil, !personalID.isEmpty { problems.add("field-personal-id", at: "personalID") }
        let code = SocialInsuranceCode(digits(siCode))
        if code == nil, !siCode.isEmpty { problems.add("field-si-code", at: "siCode") }
        if personalID.isEmpty, siCode.isEmpty { problems.add("field-some-number", at: "personalID") }
        if address.count > 200 { problems.add("field-long", at: "address") }
        let phone = digits(self.phone)
        if !phone.isEmpty,
            !(9...12).contains(phone.count) || !phone.allSatisfy({ $0.isASCII && $0.isNumber || $0 == "+" })
        {
            problems.add("field-phone", at: "phone")
        }
        guard problems.isEmpty, let birth, let sex else { return nil }
        return Person(
            name: name, birth: birth, sex: sex, personalID: id, socialInsuranceCode: code,
            phone: phone.isEmpty ? nil : phone, address: address)
    }

    /// One entry for each plan, or what is missing at which field.
    func entries(
        for plans: [Terms], catalogues: Catalogues, consent: Consent, _ problems: inout FieldProblems
    ) -> [RegistrationEntry] {
        let person = person(&problems)
        let joining = Joining(rawValue: self.joining)
        if joining == nil { problems.add("field-choose", at: "joining") }
        if !self.consent { problems.add("consent-missing", at: "consent") }
        if !["", "K1", "K2", "K3"].contains(livingArea) { problems.add("field-choose", at: "livingArea") }
        let known = catalogues.facility(facility)
        if plans.contains(where: { $0.scheme == .healthInsurance }), known == nil {
            problems.add("field-choose", at: "facility")
        }
        guard problems.isEmpty, let person, let joining else { return [] }
        return plans.map { terms in
            let isHealth = terms.scheme == .healthInsurance
            return RegistrationEntry(
                person: person, terms: terms, joining: joining, wantsPaper: paper,
                facility: isHealth ? known?.code : nil,
                livingArea: isHealth && !livingArea.isEmpty ? livingArea : nil, consent: consent)
        }
    }

    /// A number without the spaces and dots people group it with.
    private func digits(_ text: String) -> String { text.filter { !" .-".contains($0) } }
}
