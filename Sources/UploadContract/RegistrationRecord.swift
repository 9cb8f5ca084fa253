public import Insurance

/// One registration with the payment that covers it, as the province reads it.
///
/// Everything in it is personal data; it leaves the kiosk sealed.
public struct RegistrationRecord: Hashable, Sendable, Codable {
    /// The registration's id at the kiosk.
    public var id: Identifier
    public var visit: Identifier
    public var person: Person
    public var scheme: Scheme
    /// `new`, `resumed` or `renewed`.
    public var joining: String
    /// On what `joining` rests; `nil` in records of former versions.
    public var joiningEvidence: JoiningRecord?
    /// What was shown for each support taken.
    public var proofs: [ProofRecord]?
    /// Code of the ethnic group; only of someone without a social insurance code.
    public var ethnicGroup: String?
    /// Who agreed for someone under age.
    public var guardian: GuardianRecord?
    public var terms: TermsRecord
    public var quote: QuoteRecord
    public var payment: PaymentRecord
    /// This registration's part of the payment.
    public var share: Dong
    /// Code of the first-care facility.
    public var facility: String?
    /// K1, K2, K3 or nothing.
    public var livingArea: String?
    /// Whether paper was asked for.
    public var paper: Bool
    /// Agreement to the registration itself.
    public var consent: ConsentRecord?
    /// What else was agreed to; what is not in it was not.
    public var agreements: [AgreementRecord]?
    /// Health insurance: the household and the place in its order; `nil` in
    /// records of former versions.
    public var household: HouseholdRecord?
    /// Where card, list and form did not say the same; `nil` where all agreed.
    public var identity: [IdentityRecord]?
    /// `nil` where no card was scanned and no commune is known.
    public var residence: ResidenceRecord?
    /// Which card was scanned: `citizen-card` or `health-card`; `nil` for none.
    public var scanned: String?
    /// How the name was confirmed: `screen` or `aloud`.
    public var readBack: String?

    public init(
        id: Identifier, visit: Identifier, person: Person, scheme: Scheme, joining: String,
        joiningEvidence: JoiningRecord? = nil, proofs: [ProofRecord] = [], ethnicGroup: String? = nil,
        guardian: GuardianRecord? = nil,
        terms: TermsRecord, quote: QuoteRecord, payment: PaymentRecord, share: Dong, facility: String?,
        livingArea: String?, paper: Bool, consent: ConsentRecord?, agreements: [AgreementRecord] = [],
        household: HouseholdRecord? = nil, identity: [IdentityRecord]? = nil, residence: ResidenceRecord? = nil,
        scanned: String? = nil, readBack: String? = nil
    ) {
        self.id = id
        self.visit = visit
        self.person = person
        self.scheme = scheme
        self.joining = joining
        self.joiningEvidence = joiningEvidence
        self.proofs = proofs
        self.ethnicGroup = ethnicGroup
        self.guardian = guardian
        self.terms = terms
        self.quote = quote
        self.payment = payment
        self.share = share
        self.facility = facility
        self.livingArea = livingArea
        self.paper = paper
        self.consent = consent
        self.agreements = agreements
        self.household = household
        self.identity = identity
        self.residence = residence
        self.scanned = scanned
        self.readBack = readBack
    }
}

/// What was chosen; which fields are filled depends on the scheme.
public struct TermsRecord: Hashable, Sendable, Codable {
    /// Voluntary social insurance: the income chosen, per month.
    public var income: Dong?
    public var method: ContributionMethod?
    public var categories: [SupportCategory]?
    /// Months the State has supported already.
    public var supportedMonths: Int?
    /// Health insurance: the place in the order of the household.
    public var order: Int?
    public var months: Int?
    public var groups: [SupportedGroup]?
    /// The last day of the latest card.
    public var lastCardEnd: CalendarDay?

    /// Terms of voluntary social insurance.
    public init(income: Dong, method: ContributionMethod, categories: [SupportCategory], supportedMonths: Int) {
        self.income = income
        self.method = method
        self.categories = categories
        self.supportedMonths = supportedMonths
    }

    /// Terms of household health insurance.
    public init(order: Int, months: Int, groups: [SupportedGroup], lastCardEnd: CalendarDay?) {
        self.order = order
        self.months = months
        self.groups = groups
        self.lastCardEnd = lastCardEnd
    }
}

/// Agreement to the processing of the person's data.
public struct ConsentRecord: Hashable, Sendable, Codable {
    public var version: String
    public var language: String
    public var at: Moment
    public var officer: String

    public init(version: String, language: String, at: Moment, officer: String) {
        self.version = version
        self.language = language
        self.at = at
        self.officer = officer
    }
}
