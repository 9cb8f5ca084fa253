public import Insurance
public import InsuranceRules

/// A list in use: where it comes from, and how well that is known.
public struct CatalogueStatus: Hashable, Sendable {
    /// Such as `facilities`.
    public let name: String
    /// The day the list was taken from its source.
    public let asOf: CalendarDay
    /// The first day the list holds for; `nil` when that is not known.
    public let from: CalendarDay?
    public let source: String
    public let evidence: LegalSource.Evidence
    public let entries: Int
    /// The day the site put its own list in the place of the shipped one; `nil`
    /// for the shipped one.
    public let imported: CalendarDay?

    public init(
        name: String, asOf: CalendarDay, from: CalendarDay? = nil, source: String, evidence: LegalSource.Evidence,
        entries: Int, imported: CalendarDay? = nil
    ) {
        self.name = name
        self.asOf = asOf
        self.from = from
        self.source = source
        self.evidence = evidence
        self.entries = entries
        self.imported = imported
    }
}

extension CatalogueStatus: CustomStringConvertible {
    /// One line for a report: which list, of which day, whose, and how well known.
    public var description: String {
        let whose = imported.map { "the site's, imported \($0)" } ?? "shipped"
        return "\(name): \(entries) entries as of \(asOf), \(whose), evidence \(evidence.rawValue); \(source)"
    }
}
