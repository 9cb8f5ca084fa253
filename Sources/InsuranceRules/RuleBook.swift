/// The law as loaded, one field for each rule.
///
/// A rule is looked up by the day of payment. The book never changes after it
/// was read; a payment keeps its ``fingerprint``.
public struct RuleBook: Sendable {
    public let general: GeneralRules
    /// Voluntary social insurance.
    public let vsi: VoluntaryRules
    /// Household health insurance.
    public let hi: HealthRules
    /// `sha256:…` over the names and contents of all rule files.
    public let fingerprint: String
    /// Every rule, in the order of the fields.
    public let allRules: [RuleListing]

    /// Takes each rule from `source` by its id and in its unit.
    ///
    /// - Throws: What the source throws for a missing or broken rule.
    public init(from source: some RuleSource, fingerprint: String) throws(RuleError) {
        var shelf = RuleShelf(source: source)
        general = try GeneralRules(from: &shelf)
        vsi = try VoluntaryRules(from: &shelf)
        hi = try HealthRules(from: &shelf)
        self.fingerprint = fingerprint
        allRules = shelf.listings
    }
}

/// Where rules are read from.
public protocol RuleSource {
    /// The rule with the id `rule`, which must be in `unit`.
    ///
    /// - Throws: ``RuleError/malformed(file:reason:)`` when there is none, or
    ///   it is in another unit or shape.
    func dated<Value: RuleValue>(_ rule: String, in unit: RuleUnit) throws(RuleError) -> DatedValues<Value>
}

/// Takes rules from a source and remembers which.
struct RuleShelf {
    private let source: any RuleSource
    private(set) var listings: [RuleListing] = []

    init(source: any RuleSource) { self.source = source }

    mutating func take<Value: RuleValue>(_ rule: String, in unit: RuleUnit) throws(RuleError) -> DatedValues<Value> {
        let values: DatedValues<Value> = try source.dated(rule, in: unit)
        listings.append(values.listing)
        return values
    }
}
