import Desk
import Insurance

/// A fact of which card, list and form do not say the same, side by side, to be
/// settled with one tap.
///
/// One that is settled stands hidden in the page: its script shows it as soon
/// as something else is typed.
struct IdentityQuestion: Encodable, Sendable {
    struct Option: Encodable, Sendable {
        /// Who says it: *CCCD*, *Danh sách*.
        let who: String
        let source: String
        /// As people read it.
        let value: String
        /// As the field of the form holds it.
        let fill: String
        let isChosen: Bool
        /// What stands in the form, and neither card nor list says.
        let isTyped: Bool
        let isHidden: Bool
    }

    let id: String
    /// The field of the form.
    let field: String
    let label: String
    /// `Khác với CCCD`, or that card and list differ.
    let why: String
    let options: [Option]
    let asked: String
    let askedField: String
    let isHidden: Bool
    let problem: Trouble?

    /// All questions about a person, those that are settled hidden.
    static func all(
        _ known: KnownIdentity, _ answers: RegistrationAnswers, _ problems: FieldProblems, _ words: Words
    ) -> [IdentityQuestion] {
        IdentityFact.allCases.compactMap { IdentityQuestion($0, known, answers, problems, words) }
    }

    private init?(
        _ fact: IdentityFact, _ known: KnownIdentity, _ answers: RegistrationAnswers, _ problems: FieldProblems,
        _ words: Words
    ) {
        let sayings = known.sayings(of: fact)
        guard let first = sayings.first else { return nil }
        let typed = answers.facts[fact] ?? ""
        let agreeing = sayings.filter { known.isSame(fact, $0.value, typed) }
        let isTyped = agreeing.isEmpty && !typed.isEmpty
        let isSplit = sayings.contains { !known.isSame(fact, $0.value, first.value) }
        // An address that was typed anew needs no word; two that differ need one.
        isHidden = agreeing.count == sayings.count || fact == .address && (isTyped || !isSplit)
        guard fact != .address || !isHidden else { return nil }
        let card = words("identity.source.\(known.card?.kind.rawValue ?? "card")")
        let names = [
            FactSource.card: card, .list: words("identity.source.list"), .typed: words("identity.source.typed"),
        ]
        let chosen = answers.choices[fact]?.chosen
        var merged: [(source: FactSource, who: String, value: String)] = []
        for saying in sayings {
            let who = names[saying.source] ?? ""
            if let index = merged.firstIndex(where: { known.isSame(fact, $0.value, saying.value) }) {
                merged[index].who += ", " + who
            } else {
                merged.append((saying.source, who, saying.value))
            }
        }
        options =
            merged.map { source, who, value in
                Option(
                    who: who, source: source.rawValue, value: fact.shown(value, words), fill: fact.typed(value),
                    isChosen: chosen == source, isTyped: false, isHidden: false)
            } + [
                Option(
                    who: names[.typed] ?? "", source: FactSource.typed.rawValue, value: fact.shown(typed, words),
                    fill: fact.typed(typed), isChosen: chosen == .typed && isTyped, isTyped: true, isHidden: !isTyped)
            ]
        id = fact.choiceField
        field = fact.field
        label = words("register.\(fact.field)")
        why = isTyped ? words("identity.differs", ["who": merged[0].who]) : words("identity.split")
        asked = fact.typed(typed)
        askedField = fact.askedField
        problem = problems.trouble(at: fact.choiceField, words)
    }
}

extension IdentityFact {
    /// The field of the registration form.
    var field: String {
        switch self {
        case .name: "name"
        case .birth: "birth"
        case .sex: "sex"
        case .personalID: "personalID"
        case .socialInsuranceCode: "siCode"
        case .address: "address"
        }
    }

    var choiceField: String { "choice-\(rawValue)" }
    var askedField: String { "asked-\(rawValue)" }

    /// A value as its field holds it.
    func typed(_ value: String) -> String { self == .birth ? BirthDate(value)?.vietnamese ?? value : value }

    fileprivate func shown(_ value: String, _ words: Words) -> String {
        switch self {
        case .sex: Sex(rawValue: value).map { words("sex.\($0.rawValue)") } ?? "–"
        default: value.isEmpty ? "–" : typed(value)
        }
    }

    /// What was typed, as it is compared: ``FactSaying/value``.
    func read(_ text: String) -> String {
        switch self {
        case .name: PersonName.tidy(text)
        case .birth: BirthDate(text)?.text ?? text
        case .personalID: text.filter { !" .-".contains($0) }
        case .socialInsuranceCode:
            // Twelve digits are the personal ID, which has a field of its own.
            [text.filter { !" .-".contains($0) }].first { $0.utf8.count != 12 } ?? ""
        case .sex, .address: text
        }
    }
}

extension RegistrationAnswers {
    /// The facts as typed, to be compared with card and list.
    var facts: [IdentityFact: String] {
        Dictionary(uniqueKeysWithValues: IdentityFact.allCases.map { ($0, $0.read(self[$0])) })
    }

    /// Takes what was settled; what is the same already stays as it was typed.
    mutating func take(_ settled: KnownIdentity.Settled) {
        let typed = facts
        for (fact, value) in settled.values where typed[fact] != value { self[fact] = fact.typed(value) }
    }

    private subscript(fact: IdentityFact) -> String {
        get {
            switch fact {
            case .name: name
            case .birth: birth
            case .sex: sex
            case .personalID: personalID
            case .socialInsuranceCode: siCode
            case .address: address
            }
        }
        set {
            switch fact {
            case .name: name = newValue
            case .birth: birth = newValue
            case .sex: sex = newValue
            case .personalID: personalID = newValue
            case .socialInsuranceCode: siCode = newValue
            case .address: address = newValue
            }
        }
    }
}
