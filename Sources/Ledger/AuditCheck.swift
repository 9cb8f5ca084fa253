import Desk

/// A question whose every answer is a broken invariant.
struct AuditCheck: Sendable {
    /// What is broken, with `{}` where the record's id or number stands.
    let sentence: String
    /// Selects one text column: ids or numbers of records, never people.
    let sql: String

    init(_ sentence: String, _ sql: String) {
        self.sentence = sentence
        self.sql = sql
    }

    /// The checks by what they look at.
    static let areas: [(area: AuditArea, checks: [AuditCheck])] = [
        (.money, money), (.receipts, receipts), (.shifts, shifts), (.registrations, registrations),
        (.papers, papers), (.approvals, approvals), (.printIntents, intents), (.blanks, blanks),
        (.envelopes, envelopes), (.leads, leads), (.rights, rights), (.households, households),
        (.handOvers, handOvers), (.stockBook, stockBook), (.tray, tray), (.tenders, tenders), (.voids, voids),
        (.days, days),
    ]
}
