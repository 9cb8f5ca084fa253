import Desk
import Insurance
import InsuranceRules

/// What stands above a list: which it is, how old, and how well it is known.
struct CatalogueHead: Sendable {
    let name: String
    let asOf: CalendarDay
    let from: CalendarDay?
    let source: String
    let evidence: LegalSource.Evidence
    let seenIn: String
    /// The day a site put it in the place of the shipped list.
    let imported: CalendarDay?

    /// What every list says of itself.
    static let keys = ["catalogue", "as_of", "source", "evidence", "seen_in"]

    /// - Throws: ``RuleError/malformed(file:reason:)`` naming the key.
    init(_ keys: [String: String], file: String) throws {
        func text(_ key: String) throws -> String {
            guard let text = keys[key], !text.isEmpty else {
                throw RuleError.malformed(file: file, reason: "its head does not say '\(key)'")
            }
            return text
        }
        func day(_ key: String) throws -> CalendarDay? {
            guard let text = keys[key] else { return nil }
            guard let day = CalendarDay(text) else {
                throw RuleError.malformed(file: file, reason: "'\(key)' must be a day, written YYYY-MM-DD")
            }
            return day
        }
        if let stray = keys.keys.first(where: { !(Self.keys + ["from", "until", "imported"]).contains($0) }) {
            throw RuleError.malformed(file: file, reason: "the key '\(stray)' is unknown")
        }
        name = try text("catalogue")
        guard let asOf = try day("as_of"), let evidence = LegalSource.Evidence(rawValue: try text("evidence")) else {
            throw RuleError.malformed(file: file, reason: "its head needs 'as_of' and 'evidence'")
        }
        self.asOf = asOf
        self.evidence = evidence
        from = try day("from")
        _ = try day("until")
        source = try text("source")
        seenIn = try text("seen_in")
        imported = try day("imported")
    }

    func status(entries: Int) -> CatalogueStatus {
        CatalogueStatus(
            name: name, asOf: asOf, from: from, source: source, evidence: evidence, entries: entries, imported: imported
        )
    }
}
