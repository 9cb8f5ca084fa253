/// The law as loaded, one field for each rule.
///
/// A rule is looked up by the day of payment. The book never changes after it
/// was read; a payment keeps its ``fingerprint``. One object, so that what holds
/// the book does not copy its rules.
public final class RuleBook: Sendable {
    public let general: GeneralRules
    /// Voluntary social insurance.
    public let vsi: VoluntaryRules
    /// Household health insurance.
    public let hi: HealthRules
    /// What provinces add.
    public let local: LocalRules
    /// What voluntary social insurance pays: pension, one-off and family benefits.
    public let pension: PensionRules
    /// Cards, books and what stands on them.
    public let papers: PaperRules
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
        local = try LocalRules(from: &shelf)
        pension = try PensionRules(from: &shelf)
        papers = try PaperRules(from: &shelf)
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

    /// The list of support tied to places with the id `rule`, in percent.
    ///
    /// - Throws: As ``dated(_:in:)``.
    func list<Group: RuleKey>(_ rule: String) throws(RuleError) -> SupportList<Group>

    /// The list of papers with the id `rule`.
    ///
    /// - Throws: As ``dated(_:in:)``.
    func papers(_ rule: String) throws(RuleError) -> PaperList
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

    mutating func takeList<Group: RuleKey>(_ rule: String) throws(RuleError) -> SupportList<Group> {
        let list: SupportList<Group> = try source.list(rule)
        listings.append(list.listing)
        return list
    }

    mutating func takePapers(_ rule: String) throws(RuleError) -> PaperList {
        let list = try source.papers(rule)
        listings.append(list.listing)
        return list
    }
}
