public import Insurance
public import InsuranceRules

/// Whether someone joins, comes back or goes on.
///
/// Asked and recorded, never inferred: only the first two count as development.
public enum Joining: String, Hashable, Sendable, Codable, CaseIterable {
    case new, resumed, renewed
}

/// How someone could tell that their name and birth date are right.
public enum ReadBackWay: String, Hashable, Sendable, Codable, CaseIterable {
    /// They stood on the attendee's screen.
    case screen
    /// Staff read them out, and said so.
    case aloud
}

/// One person's entry into one scheme.
public struct Registration: Hashable, Sendable {
    public enum State: String, Hashable, Sendable, Codable, CaseIterable {
        case quoted, paid, handedOver, abandoned, void
    }

    public let id: Identifier
    public let visit: Identifier
    public let state: State
    public let entry: RegistrationEntry
    public let quote: FrozenQuote?
    /// When the attendee confirmed the spelled name and birth date.
    public let readBackAt: Moment?
    /// How they could; `nil` until then, and in files of former versions.
    public let readBackWay: ReadBackWay?
    /// What was set right after the payment, oldest first; ``entry`` has it already.
    public let corrections: [Correction]
    /// Agreements taken back after the payment.
    public let withdrawals: [Withdrawal]

    public init(
        id: Identifier, visit: Identifier, state: State, entry: RegistrationEntry, quote: FrozenQuote?,
        readBackAt: Moment?, readBackWay: ReadBackWay? = nil, corrections: [Correction] = [],
        withdrawals: [Withdrawal] = []
    ) {
        self.id = id
        self.visit = visit
        self.state = state
        self.entry = entry
        self.quote = quote
        self.readBackAt = readBackAt
        self.readBackWay = readBackWay
        self.corrections = corrections
        self.withdrawals = withdrawals
    }

    /// The optional agreements that still hold.
    public var agreements: [Agreement] {
        entry.agreements.filter { given in !withdrawals.contains { $0.purpose == given.purpose } }
    }

    public var person: Person { entry.person }
    public var scheme: Scheme { entry.terms.scheme }

    /// The same once its payment was taken.
    public func paid() -> Registration {
        Registration(
            id: id, visit: visit, state: .paid, entry: entry, quote: quote, readBackAt: readBackAt,
            readBackWay: readBackWay, corrections: corrections, withdrawals: withdrawals)
    }
}

/// What was asked for and of whom.
///
/// All of it is kept sealed.
public struct RegistrationEntry: Hashable, Sendable, Codable {
    public var person: Person
    public var terms: Terms
    public var joining: Joining
    /// On what ``joining`` rests; `nil` for someone new.
    public var joiningEvidence: JoiningEvidence?
    /// What was shown for each support claimed.
    public var proofs: [SupportEvidence]
    /// What the person said of work and pension, by which they may join; `nil`
    /// in entries of former versions.
    public var occupation: Occupation?
    /// Code of the ethnic group, which the declaration of someone without a
    /// social insurance code asks for; `nil` for everybody else.
    ///
    /// Source: form TK1-TS, field 05.
    public var ethnicGroup: String?
    /// Who agreed for someone under age.
    public var guardian: Guardian?
    /// Paper asked for; without it the book and card are electronic.
    ///
    /// Source: Law 41/2024 art. 25, Decree 188/2025 art. 11.
    public var wantsPaper: Bool
    /// Code of the first-care facility, health insurance only.
    public var facility: String?
    /// K1, K2, K3 or nothing.
    public var livingArea: String?
    /// The agreement to the processing of the data for this registration.
    public var consent: Consent?
    /// What else the person agreed to, each purpose for itself.
    public var agreements: [Agreement]
    /// Where the person stands in the household; `nil` in entries of former versions.
    public var household: HouseholdPlace?
    /// What was scanned, as it stands on the card.
    public var card: CardReading?
    /// Where card, list and form did not say the same, and what was chosen.
    public var identity: [IdentityChoice]
    /// Five digits of the commune of today the person lives in; the address
    /// itself stays as it was scanned or typed.
    public var commune: String?

    public init(
        person: Person, terms: Terms, joining: Joining, joiningEvidence: JoiningEvidence? = nil,
        proofs: [SupportEvidence] = [], occupation: Occupation? = nil, ethnicGroup: String? = nil,
        guardian: Guardian? = nil, wantsPaper: Bool, facility: String? = nil,
        livingArea: String? = nil, consent: Consent? = nil, agreements: [Agreement] = [],
        household: HouseholdPlace? = nil, card: CardReading? = nil, identity: [IdentityChoice] = [],
        commune: String? = nil
    ) {
        self.person = person
        self.terms = terms
        self.joining = joining
        self.joiningEvidence = joiningEvidence
        self.proofs = proofs
        self.occupation = occupation
        self.ethnicGroup = ethnicGroup
        self.guardian = guardian
        self.wantsPaper = wantsPaper
        self.facility = facility
        self.livingArea = livingArea
        self.consent = consent
        self.agreements = agreements
        self.household = household
        self.card = card
        self.identity = identity
        self.commune = commune
    }

    /// Reads entries of former versions too, which had neither proofs nor
    /// optional agreements.
    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        person = try fields.decode(Person.self, forKey: .person)
        terms = try fields.decode(Terms.self, forKey: .terms)
        joining = try fields.decode(Joining.self, forKey: .joining)
        joiningEvidence = try fields.decodeIfPresent(JoiningEvidence.self, forKey: .joiningEvidence)
        proofs = try fields.decodeIfPresent([SupportEvidence].self, forKey: .proofs) ?? []
        occupation = try fields.decodeIfPresent(Occupation.self, forKey: .occupation)
        ethnicGroup = try fields.decodeIfPresent(String.self, forKey: .ethnicGroup)
        guardian = try fields.decodeIfPresent(Guardian.self, forKey: .guardian)
        wantsPaper = try fields.decode(Bool.self, forKey: .wantsPaper)
        facility = try fields.decodeIfPresent(String.self, forKey: .facility)
        livingArea = try fields.decodeIfPresent(String.self, forKey: .livingArea)
        consent = try fields.decodeIfPresent(Consent.self, forKey: .consent)
        agreements = try fields.decodeIfPresent([Agreement].self, forKey: .agreements) ?? []
        household = try fields.decodeIfPresent(HouseholdPlace.self, forKey: .household)
        card = try fields.decodeIfPresent(CardReading.self, forKey: .card)
        identity = try fields.decodeIfPresent([IdentityChoice].self, forKey: .identity) ?? []
        commune = try fields.decodeIfPresent(String.self, forKey: .commune)
        person.oldID = person.oldID ?? card?.oldID
    }
}

/// A person's agreement to the processing of their data (Law 91/2025/QH15).
public struct Consent: Hashable, Sendable, Codable {
    /// Which text was shown.
    public var version: String
    public var language: String
    public var at: Moment
    /// The code of the member of staff who recorded it.
    public var officer: String

    public init(version: String, language: String, at: Moment, officer: String) {
        self.version = version
        self.language = language
        self.at = at
        self.officer = officer
    }
}

/// A quote that never changes again.
///
/// It holds on its payment day only.
public struct FrozenQuote: Hashable, Sendable, Codable {
    /// The payment day the amounts were worked out for (Asia/Ho_Chi_Minh).
    public let day: CalendarDay
    public let item: QuotedItem
    /// Fingerprint of the rule files used.
    public let rules: String
    /// The day from which the longer benefits of continuous health insurance
    /// hold, counted from the card's first day.
    ///
    /// Printed for someone new only: of others the days before are not known here.
    public let continuousFrom: CalendarDay?

    public init(day: CalendarDay, item: QuotedItem, rules: String, continuousFrom: CalendarDay? = nil) {
        self.day = day
        self.item = item
        self.rules = rules
        self.continuousFrom = continuousFrom
    }
}
