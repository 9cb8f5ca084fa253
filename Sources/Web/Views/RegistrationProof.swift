import Desk
import Insurance

/// What was shown for one support, as typed.
struct ProofAnswers: Sendable {
    let claim: SupportClaim
    var kind = ""
    var number = ""
    var year = ""
    var commune = ""

    init(_ claim: SupportClaim) {
        self.claim = claim
        if claim.kinds.count == 1 { kind = claim.kinds[0].rawValue }
    }

    init(_ claim: SupportClaim, _ form: Form) {
        self.init(claim)
        if !form[field("kind")].isEmpty { kind = form[field("kind")] }
        number = form[field("number")]
        year = form[field("year")]
        commune = form[field("commune")]
    }

    init(_ proof: SupportEvidence) {
        self.init(proof.claim)
        kind = proof.kind.rawValue
        number = proof.number ?? ""
        year = proof.year.map { String($0) } ?? ""
        commune = proof.commune ?? ""
    }

    /// The name of a field: `proof-near-poor-number`.
    func field(_ part: String) -> String { "proof-\(claim.rawValue)-\(part)" }

    /// What was shown, or what is missing at which field.
    func evidence(_ problems: inout FieldProblems) -> SupportEvidence? {
        guard let kind = ProofKind(rawValue: kind), claim.kinds.contains(kind) else {
            problems.add("field-choose", at: field("kind"))
            return nil
        }
        let year = Form.number(self.year)
        if kind.isNumbered {
            if number.isEmpty { problems.add("field-required", at: field("number")) }
            if year == nil { problems.add(self.year.isEmpty ? "field-required" : "field-year", at: field("year")) }
        }
        if claim.needsCommune, commune.isEmpty { problems.add("field-required", at: field("commune")) }
        for (text, part) in [(number, "number"), (commune, "commune")]
        where text.count > SupportEvidence.longestText {
            problems.add("field-long", at: field(part))
        }
        return SupportEvidence(claim: claim, kind: kind, number: number, year: year, commune: commune)
    }
}

/// What was shown for one support, on the form.
struct ProofView: Encodable, Sendable {
    /// The support, in words.
    let title: String
    /// Several papers prove it.
    let kinds: Choice?
    /// The one paper that proves it, in words.
    let onlyKind: String?
    let number: Field
    let year: Field
    let commune: Field?
    /// The commune of the event, to be taken over with one tap.
    let here: String

    init(_ answers: ProofAnswers, here: String, _ problems: FieldProblems, _ words: Words) {
        let claim = answers.claim
        func field(_ part: String, _ value: String, keyboard: String = "text", longest: Int) -> Field {
            let id = answers.field(part)
            return Field(
                id: id, label: words("proof.\(part)"), value: value, problem: problems.trouble(at: id, words),
                keyboard: keyboard, longest: longest)
        }
        title = words("proof.of.\(claim.rawValue)")
        let options = claim.kinds.map { ($0.rawValue, words("proof.kind.\($0.rawValue)")) }
        kinds =
            options.count > 1
            ? Choice(
                answers.field("kind"), words("proof.shown"), options, chosen: answers.kind,
                problem: problems.trouble(at: answers.field("kind"), words)) : nil
        onlyKind = options.count > 1 ? nil : options[0].1
        number = field("number", answers.number, longest: SupportEvidence.longestText)
        year = field("year", answers.year, keyboard: "numeric", longest: 4)
        commune = claim.needsCommune ? field("commune", answers.commune, longest: SupportEvidence.longestText) : nil
        self.here = here
    }

    /// id and label of each field, in the order of the form.
    var asked: [(String, String)] {
        [kinds.map { ($0.id, $0.label) }, (number.id, number.label), (year.id, year.label)]
            .compactMap { $0 } + [commune.map { ($0.id, $0.label) }].compactMap { $0 }
    }
}
