import GRDB
public import Insurance

extension SQLiteStore {
    public func recall(_ recall: Recall, at moment: Moment) async throws {
        let id = recall.envelope
        let known = try await writer.write { db in
            try db.execute(
                sql: """
                    INSERT INTO recall (envelope, kiosk, code, sentence, recalledAt)
                    SELECT id, kiosk, ?, ?, ? FROM envelope WHERE id = ?
                    ON CONFLICT (envelope) DO NOTHING
                    """,
                arguments: [recall.code, recall.sentence, moment.milliseconds, id.text])
            return try Row.fetchOne(
                db, sql: "SELECT code, sentence FROM recall WHERE envelope = ?", arguments: [id.text]
            ).map { try Recall(envelope: id, code: $0["code"], sentence: $0["sentence"]) }
        }
        guard let known else { throw Refusal.recallUnknown(id) }
        guard known == recall else { throw Refusal.recalledOtherwise(id) }
    }

    public func recalls(of kiosk: String) async throws -> [Recall] {
        try await writer.read { db in
            try Row.fetchAll(
                db, sql: "SELECT envelope, code, sentence FROM recall WHERE kiosk = ? ORDER BY recalledAt, envelope",
                arguments: [kiosk]
            ).compactMap { row in
                try Identifier(row["envelope"] as String).map {
                    try Recall(envelope: $0, code: row["code"], sentence: row["sentence"])
                }
            }
        }
    }
}
