/// What an audit of the ledger looks at; the raw values are words other
/// programs may rely on.
public enum AuditArea: String, Hashable, Sendable, Codable, CaseIterable {
    case money, receipts, shifts, registrations, papers, approvals
    case printIntents = "print-intents"
    case blanks, envelopes, leads, rights, households
    case handOvers = "hand-overs"
    case stockBook = "stock-book"
    case tray, tenders, voids, days
    /// What SQLite itself finds wrong.
    case file
    /// Envelopes that do not follow one another.
    case chain
    /// Columns that do not agree with what was sealed.
    case quotes
    case insuredTwice = "insured-twice"
    case offers
    case correctedNumbers = "corrected-numbers"

    /// Whether a day report would say what is not so while this is broken.
    public var isOfReport: Bool {
        switch self {
        case .money, .receipts, .shifts, .registrations, .blanks, .tenders, .voids, .days, .file, .quotes: true
        case .papers, .approvals, .printIntents, .envelopes, .leads, .rights, .households, .handOvers, .stockBook,
            .tray, .chain, .insuredTwice, .offers, .correctedNumbers:
            false
        }
    }
}

/// One broken invariant of the ledger.
public struct AuditFinding: Hashable, Sendable, Codable {
    public let area: AuditArea
    /// What is broken, naming records by id and never people.
    public let sentence: String

    public init(area: AuditArea, sentence: String) {
        self.area = area
        self.sentence = sentence
    }
}
