public import Insurance

extension PostgreSQLStore {
    public func recall(_ recall: Recall, at moment: Moment) async throws {
        let id = recall.envelope
        let known = try await pool.lend { connection in
            try await connection.rows(
                """
                INSERT INTO recall (envelope, kiosk, code, sentence, recalled_at)
                SELECT id, kiosk, $2::text, $3::text, $4::bigint FROM taken WHERE id = $1::text::uuid
                ON CONFLICT (envelope) DO NOTHING
                """,
                [.text(id.text), .text(recall.code), .text(recall.sentence), .integer(moment.milliseconds)])
            return try await connection.rows(
                "SELECT code, sentence FROM recall WHERE envelope = $1::text::uuid", [.text(id.text)])
        }.first
        guard let known else { throw Refusal.recallUnknown(id) }
        guard known.text(0) == recall.code, known.text(1) == recall.sentence else {
            throw Refusal.recalledOtherwise(id)
        }
    }

    public func recalls(of kiosk: String) async throws -> [Recall] {
        try await pool.lend { connection in
            try await connection.rows(
                """
                SELECT envelope, code, sentence FROM recall WHERE kiosk = $1::text ORDER BY recalled_at, envelope
                """,
                [.text(kiosk)])
        }.compactMap { row in
            try row.id(0).map { try Recall(envelope: $0, code: row.text(1) ?? "", sentence: row.text(2) ?? "") }
        }
    }
}
