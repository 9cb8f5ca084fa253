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

    static let all =
        money + receipts + shifts + registrations + papers + approvals + intents + blanks + envelopes + leads + rights
        + households
        + handOvers + stockBook + tray + tenders + voids + days
}
