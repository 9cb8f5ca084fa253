public import Insurance

/// On what it rests that somebody is new, comes back or goes on.
public struct JoiningRecord: Hashable, Sendable, Codable {
    /// `card`, `app`, `paper` or `said`; `nil` for someone new.
    public var seenOn: String?
    /// The last month paid, `2026-07`; voluntary social insurance only.
    public var lastPaid: String?

    public init(seenOn: String?, lastPaid: String?) {
        self.seenOn = seenOn
        self.lastPaid = lastPaid
    }
}

/// What was shown for a support that lowers the price.
public struct ProofRecord: Hashable, Sendable, Codable {
    /// The group, in the words of the rules.
    public var claim: String
    /// `certificate`, `commune-list`, `identity`, `residence` or `school`.
    public var kind: String
    public var number: String?
    public var year: Int?
    public var commune: String?

    public init(claim: String, kind: String, number: String?, year: Int?, commune: String?) {
        self.claim = claim
        self.kind = kind
        self.number = number
        self.year = year
        self.commune = commune
    }
}

/// Who agreed for someone under age.
public struct GuardianRecord: Hashable, Sendable, Codable {
    public var name: String
    /// `father`, `mother`, `grandparent`, `sibling` or `appointed`.
    public var relation: String
    public var personalID: String?
    public var phone: String?
    public var agreedAt: Moment

    public init(name: String, relation: String, personalID: String?, phone: String?, agreedAt: Moment) {
        self.name = name
        self.relation = relation
        self.personalID = personalID
        self.phone = phone
        self.agreedAt = agreedAt
    }
}

/// An agreement to one optional purpose.
public struct AgreementRecord: Hashable, Sendable, Codable {
    /// `contact` or `reminder`.
    public var purpose: String
    public var consent: ConsentRecord

    public init(purpose: String, consent: ConsentRecord) {
        self.purpose = purpose
        self.consent = consent
    }
}
