import Insurance

/// What a card and the list say of one person, and what becomes of it where
/// they, or the officer's hand, do not say the same.
///
/// Nothing is settled by itself: each fact in which the sources differ waits
/// for an officer's choice, and the choice is kept with what was not chosen.
///
/// These are one and the same, and no difference: upper and lower case, NFC and
/// NFD, a tone on another letter of its syllable (*hòa* and *hoà*), one form of
/// apostrophe or hyphen and another; a year of birth and a day in it; an
/// address and a shorter one that leaves parts of it out, or that names the
/// commune the other one's was merged into. Other spellings are differences,
/// *Mỹ* and *Mĩ* too: papers have the name letter by letter as the ID card has it.
public struct KnownIdentity: Sendable {
    public let card: CardReading?
    public let listed: RosterPerson?
    private let places: any Gazetteer

    public init(card: CardReading?, listed: RosterPerson?, places: any Gazetteer) {
        self.card = card
        self.listed = listed
        self.places = places
    }

    /// How the officer answered for one fact.
    public struct Answer: Hashable, Sendable {
        public var chosen: FactSource?
        /// What was typed when the question was asked.
        public var asked: String

        public init(chosen: FactSource?, asked: String) {
            self.chosen = chosen
            self.asked = asked
        }
    }

    /// What stands after the officer's answers.
    public struct Settled: Hashable, Sendable {
        /// Each fact as it is to be registered.
        public var values: [IdentityFact: String]
        public var choices: [IdentityChoice] = []
        /// The facts that still wait for a choice.
        public var open: [IdentityFact] = []
    }

    /// What the card and the list say of a fact, the card first.
    public func sayings(of fact: IdentityFact) -> [FactSaying] {
        [
            card?.text(of: fact).map { FactSaying(.card, $0) },
            listed?.person.text(of: fact).map { FactSaying(.list, $0) },
        ].compactMap(\.self)
    }

    /// Whether two texts say the same of a fact.
    public func isSame(_ fact: IdentityFact, _ one: String, _ other: String) -> Bool {
        switch fact {
        case .name: FoldedName(one) == FoldedName(other)
        case .birth:
            if let one = BirthDate(one), let other = BirthDate(other) { one.mayBe(other) } else { one == other }
        case .address: one == other || AddressReading(one, in: places).mayBe(AddressReading(other, in: places))
        case .sex, .personalID, .socialInsuranceCode: one == other
        }
    }

    /// Puts together what was typed, what is known and what the officer chose.
    ///
    /// An address typed anew is taken without a question, and still recorded:
    /// people move.
    public func settle(_ typed: [IdentityFact: String], _ answers: [IdentityFact: Answer]) -> Settled {
        var settled = Settled(values: typed)
        for fact in IdentityFact.allCases {
            let sayings = sayings(of: fact)
            let text = typed[fact] ?? ""
            let agreeing = sayings.filter { isSame(fact, $0.value, text) }
            if agreeing.count == sayings.count {
                settled.values[fact] = agreed(fact, text, sayings)
            } else if let choice = choice(fact, text, sayings, agreeing.isEmpty, answers[fact]) {
                settled.values[fact] = choice.value
                settled.choices.append(choice)
            } else {
                settled.open.append(fact)
            }
        }
        return settled
    }

    /// The first fact of an entry in which a source says otherwise and nobody
    /// chose; `nil` when all is settled.
    public func unsettled(in entry: RegistrationEntry) -> IdentityFact? {
        IdentityFact.allCases.first { fact in
            let value = entry.person.text(of: fact) ?? ""
            let isAgreed = sayings(of: fact).allSatisfy { isSame(fact, $0.value, value) }
            return !isAgreed && !entry.identity.contains { $0.fact == fact && $0.value == value }
        }
    }

    /// Of texts that say the same: the card's own writing of a name, the birth
    /// date that says most, and an address as it was typed.
    private func agreed(_ fact: IdentityFact, _ typed: String, _ sayings: [FactSaying]) -> String {
        switch fact {
        case .birth:
            (sayings.map(\.value) + [typed]).first { if case .day? = BirthDate($0) { true } else { false } } ?? typed
        case .address: typed
        default: sayings.first?.value ?? typed
        }
    }

    private func choice(
        _ fact: IdentityFact, _ typed: String, _ sayings: [FactSaying], _ isOwn: Bool, _ answer: Answer?
    ) -> IdentityChoice? {
        let value: String
        let source: FactSource
        if isOwn, !typed.isEmpty, fact == .address || answer?.chosen == .typed && answer?.asked == typed {
            (source, value) = (.typed, typed)
        } else if !isOwn || typed.isEmpty, let chosen = answer?.chosen,
            let saying = sayings.first(where: { $0.source == chosen })
        {
            (source, value) = (chosen, saying.value)
        } else {
            return nil
        }
        return IdentityChoice(
            fact: fact, chosen: source, value: value, others: sayings.filter { !isSame(fact, $0.value, value) })
    }
}
