import GRDB
import Ledger

// A ledger with the years behind it.
extension BenchLedger {
    /// What a payment leaves behind; a shift, books and blanks stay as they are.
    private static let copied = [
        "visit", "registration", "payment", "paymentShare", "tender", "document", "envelope",
    ]
    /// How many payments are taken for real and copied.
    private static let patterns = 50

    /// Fills the file with copies of payments, each with identifiers and hashes
    /// of its own, until it holds so many registrations.
    ///
    /// The triggers look at every row as if somebody had just made it, so they
    /// stand aside meanwhile.
    func fill(to registrations: Int) async throws {
        for number in 0..<Self.patterns { _ = try await take(try await quotedVisit(800_000 + number)) }
        let copies = registrations / Self.patterns - 1
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        let file = try DatabaseQueue(path: path, configuration: configuration)
        try await file.write { db in
            let triggers = try Row.fetchAll(db, sql: "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            for trigger in triggers { try db.execute(sql: "DROP TRIGGER \"\(trigger["name"] as String)\"") }
            for table in Self.copied { try Self.copy(table, times: copies, db) }
            try db.execute(
                sql: "UPDATE receiptBook SET next = next + ?", arguments: [copies * Self.patterns])
            for trigger in triggers { try db.execute(sql: trigger["sql"]) }
        }
        try file.close()
    }

    private static func copy(_ table: String, times copies: Int, _ db: Database) throws {
        let columns = try db.columns(in: table).map(\.name).filter { $0 != "seq" }
        let values = columns.map { name in
            switch (table, name) {
            case ("payment", "number"): "t.number + n.n * \(patterns)"
            case (_, "shift"), (_, "cashier"): "t.\(name)"
            default:
                """
                CASE WHEN typeof(t.\(name)) = 'text' AND length(t.\(name)) = 36
                         THEN printf('%08x', n.n) || substr(t.\(name), 9)
                     WHEN typeof(t.\(name)) = 'blob' AND length(t.\(name)) = 32 THEN randomblob(32)
                     ELSE t.\(name) END
                """
            }
        }
        try db.execute(
            sql: """
                WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < ?)
                INSERT INTO \(table) (\(columns.joined(separator: ", ")))
                SELECT \(values.joined(separator: ", ")) FROM n, \(table) t
                """, arguments: [copies])
    }
}
