public import Insurance

/// A fact that says who somebody is, or where they live.
public enum IdentityFact: String, Hashable, Sendable, Codable, CaseIterable {
    case name, birth, sex
    case personalID = "personal-id"
    case socialInsuranceCode = "social-insurance-code"
    case address
}

/// Where a fact about a person was taken from.
public enum FactSource: String, Hashable, Sendable, Codable, CaseIterable {
    case card, list
    /// By the officer's hand, as the person says or another paper shows.
    case typed
}

/// What one source says of a fact.
public struct FactSaying: Hashable, Sendable, Codable {
    public var source: FactSource
    /// A name or address as written; `1990-11-21` or `1990`; `female`; digits.
    public var value: String

    public init(_ source: FactSource, _ value: String) {
        self.source = source
        self.value = value
    }
}

/// A fact of which the sources did not say the same, and what an officer chose.
public struct IdentityChoice: Hashable, Sendable, Codable {
    public var fact: IdentityFact
    public var chosen: FactSource
    /// As registered.
    public var value: String
    /// What was not taken, and who said it.
    public var others: [FactSaying]

    public init(fact: IdentityFact, chosen: FactSource, value: String, others: [FactSaying]) {
        self.fact = fact
        self.chosen = chosen
        self.value = value
        self.others = others
    }
}

extension Person {
    /// A fact as text, as ``FactSaying/value`` writes it; `nil` where it is not known.
    public func text(of fact: IdentityFact) -> String? {
        switch fact {
        case .name: name
        case .birth: birth.text
        case .sex: sex.rawValue
        case .personalID: personalID?.digits
        case .socialInsuranceCode: socialInsuranceCode.flatMap { $0.digits.utf8.count == 10 ? $0.digits : nil }
        case .address: address.isEmpty ? nil : address
        }
    }

    /// Whether this may be the same person as another, by what is known of both.
    ///
    /// Numbers of one kind decide; without them name and birth have to agree.
    public func mayBe(_ other: Person) -> Bool {
        if isSame(as: other) { return true }
        if personalID != nil, other.personalID != nil { return false }
        let codes = [self, other].map { $0.text(of: .socialInsuranceCode) }
        if codes[0] != nil, codes[1] != nil { return false }
        return FoldedName(name) == FoldedName(other.name) && birth.mayBe(other.birth)
    }
}

extension BirthDate {
    /// Whether both may be one birth: of some people a paper knows only the year.
    func mayBe(_ other: BirthDate) -> Bool {
        switch (self, other) {
        case (.day, .day): self == other
        default: year == other.year
        }
    }
}

extension CardReading {
    /// A fact as text; `nil` where the card does not tell it.
    func text(of fact: IdentityFact) -> String? {
        switch fact {
        case .name: name
        case .birth: birth?.text
        case .sex: sex?.rawValue
        case .personalID: personalID?.digits
        case .socialInsuranceCode: socialInsuranceCode?.digits
        case .address: address
        }
    }
}
