import Desk
import Insurance
import InsuranceRules

/// The registration form as typed: one person, for all plans given to it.
struct RegistrationAnswers: Sendable {
    var name = ""
    var birth = ""
    var sex = ""
    var personalID = ""
    var siCode = ""
    var phone = ""
    var address = ""
    /// The commune of today, as picked.
    var commune = ""
    /// What was chosen where card, list and form do not say the same.
    var choices: [IdentityFact: KnownIdentity.Answer] = [:]
    var facility = ""
    var livingArea = ""
    var paper = false
    /// What the person says of work and pension.
    var occupation = Occupation()
    /// Code of the ethnic group, or what was typed.
    var ethnicGroup = ""
    /// How the person joins, by scheme.
    var joining: [Scheme: JoiningAnswers] = [:]
    /// What was shown, by what is claimed.
    var proofs: [SupportClaim: ProofAnswers] = [:]
    var guardian = GuardianAnswers()
    /// The agreement to the registration itself.
    var consent = false
    var agreed: Set<OptionalPurpose> = []

    init(_ form: Form) {
        name = form["name"]
        birth = form["birth"]
        sex = form["sex"]
        personalID = form["personalID"]
        siCode = form["siCode"]
        phone = form["phone"]
        address = form["address"]
        commune = form["commune"]
        choices = Dictionary(uniqueKeysWithValues: IdentityFact.allCases.map { ($0, KnownIdentity.Answer($0, form)) })
        facility = form["facility"]
        livingArea = form["livingArea"]
        paper = form.isOn("paper")
        occupation = Occupation(form)
        ethnicGroup = form["ethnicGroup"]
        for scheme in Scheme.allCases { joining[scheme] = JoiningAnswers(scheme, form) }
        for claim in SupportClaim.allCases { proofs[claim] = ProofAnswers(claim, form) }
        guardian = GuardianAnswers(form)
        consent = form.isOn("consent")
        agreed = Set(OptionalPurpose.allCases.filter { form.isOn($0.field) })
    }

    /// What is known already: former entries of this visit, or a scan.
    ///
    /// - Parameters:
    ///   - entries: One person's entries, one for each plan; empty for someone new.
    ///   - plans: What the form is for.
    ///   - scanWins: Whether a card scanned again corrects the entry; what a
    ///     card does not say stays while it names the same person.
    init(entries: [RegistrationEntry], scanned: Person?, plans: [Terms], scanWins: Bool = false) {
        for terms in plans { joining[terms.scheme] = JoiningAnswers(terms) }
        if let person = Self.known(entries.first?.person, scanned, scanWins: scanWins) { take(person) }
        for entry in entries { joining[entry.terms.scheme] = JoiningAnswers(entry) }
        for proof in entries.flatMap(\.proofs) { proofs[proof.claim] = ProofAnswers(proof) }
        guard let entry = entries.first else { return }
        guardian = entry.guardian.map(GuardianAnswers.init) ?? GuardianAnswers()
        if !scanWins {
            commune = entry.commune ?? ""
            for choice in entry.identity {
                choices[choice.fact] = KnownIdentity.Answer(chosen: choice.chosen, asked: choice.value)
            }
        }
        facility = entries.compactMap(\.facility).first ?? ""
        livingArea = entries.compactMap(\.livingArea).first ?? ""
        paper = entry.wantsPaper
        occupation = entry.occupation ?? Occupation()
        ethnicGroup = entry.ethnicGroup ?? ""
    }

    private static func known(_ entered: Person?, _ scanned: Person?, scanWins: Bool) -> Person? {
        guard scanWins, var scanned else { return entered ?? scanned }
        if let entered, entered.key == scanned.key {
            scanned.socialInsuranceCode = entered.socialInsuranceCode
            scanned.phone = entered.phone
        }
        return scanned
    }

    private mutating func take(_ person: Person) {
        name = person.name
        birth = person.birth.vietnamese
        sex = person.sex.rawValue
        personalID = person.personalID?.digits ?? ""
        siCode = person.socialInsuranceCode?.digits ?? ""
        phone = person.phone ?? ""
        address = person.address
    }

    /// The person, or what is missing at which field.
    func person(_ problems: inout FieldProblems) -> Person? {
        let birth = BirthDate(self.birth)
        if birth == nil { problems.add(self.birth.isEmpty ? "field-required" : "field-day-or-year", at: "birth") }
        let sex = Sex(rawValue: self.sex)
        if sex == nil { problems.add("field-choose", at: "sex") }
        if name.isEmpty { problems.add("field-required", at: "name") }
        let id = PersonalID(digits(personalID))
        if id == nil, !personalID.isEmpty { problems.add("field-personal-id", at: "personalID") }
        let code = SocialInsuranceCode(digits(siCode))
        if code == nil, !siCode.isEmpty { problems.add("field-si-code", at: "siCode") }
        if personalID.isEmpty, siCode.isEmpty { problems.add("field-some-number", at: "personalID") }
        if address.count > 200 { problems.add("field-long", at: "address") }
        let number = PhoneNumber(phone)
        if number == nil, !phone.isEmpty { problems.add("phone-malformed", at: "phone") }
        if phone.isEmpty, agreed.contains(.contact) { problems.add("field-phone-to-call", at: "phone") }
        guard problems.isEmpty, let birth, let sex else { return nil }
        return Person(
            name: name, birth: birth, sex: sex, personalID: id, socialInsuranceCode: code,
            phone: number?.digits, address: address)
    }

    /// One entry for each plan, or what is missing at which field.
    ///
    /// - Parameters:
    ///   - consent: What each tick is recorded as: version, language, time, officer.
    ///   - needsGuardian: Whether someone born then is under age.
    func entries(
        for plans: [Terms], catalogues: Catalogues, consent: Consent,
        needsGuardian: (BirthDate) throws -> Bool = { _ in false }, _ problems: inout FieldProblems
    ) rethrows -> [RegistrationEntry] {
        let person = person(&problems)
        var guardian: Guardian?
        if let birth = BirthDate(birth), try needsGuardian(birth) {
            guardian = self.guardian.guardian(at: consent.at, &problems)
        }
        let joined = plans.map { terms in joining[terms.scheme]?.joined(terms, &problems) }
        let shown = plans.map { $0.claims.compactMap { claim in proofs[claim]?.evidence(&problems) } }
        if !self.consent { problems.add("consent-missing", at: "consent") }
        if !livingArea.isEmpty, catalogues.livingAreas.entry(livingArea) == nil {
            problems.add("field-choose", at: "livingArea")
        }
        let ethnicGroup = catalogues.ethnicGroups.picked(self.ethnicGroup)?.code
        if ethnicGroup == nil, !self.ethnicGroup.isEmpty { problems.add("field-choose", at: "ethnicGroup") }
        let known = catalogues.facilityList.picked(facility)
        if plans.contains(where: { $0.scheme == .healthInsurance }), known == nil {
            problems.add("field-choose", at: "facility")
        }
        guard problems.isEmpty, let person else { return [] }
        let agreements = OptionalPurpose.allCases.filter(agreed.contains).map { Agreement($0, consent) }
        return zip(joined, shown).compactMap { joined, proofs in
            guard let joined else { return nil }
            let isHealth = joined.terms.scheme == .healthInsurance
            return RegistrationEntry(
                person: person, terms: joined.terms, joining: joined.joining, joiningEvidence: joined.evidence,
                proofs: proofs, occupation: occupation,
                ethnicGroup: person.socialInsuranceCode == nil ? ethnicGroup : nil, guardian: guardian,
                wantsPaper: paper, facility: isHealth ? known?.code : nil,
                livingArea: isHealth && !livingArea.isEmpty ? livingArea : nil, consent: consent,
                agreements: agreements)
        }
    }

    /// The commune that was picked, or that the address surely names.
    func commune(
        _ reading: AddressReading, _ catalogues: Catalogues, _ problems: inout FieldProblems
    ) -> String? {
        guard !commune.isEmpty else { return reading.commune?.code }
        let picked = catalogues.places.communes.picked(commune)?.code
        if picked == nil { problems.add("field-choose", at: "commune") }
        return picked
    }

    /// A number without the spaces and dots people group it with.
    private func digits(_ text: String) -> String { text.filter { !" .-".contains($0) } }
}

extension KnownIdentity.Answer {
    init(_ fact: IdentityFact, _ form: Form) {
        self.init(chosen: FactSource(rawValue: form[fact.choiceField]), asked: fact.read(form[fact.askedField]))
    }
}

extension OptionalPurpose {
    /// The tick of the form.
    var field: String {
        switch self {
        case .contact: "consentContact"
        case .reminder: "consentReminder"
        }
    }
}
