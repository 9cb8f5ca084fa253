import Insurance

extension PostgreSQLStore {
    public func totals() async throws -> IntakeTotals {
        let row = try await pool.lend { connection in
            try await connection.rows(
                """
                SELECT count(*), coalesce(sum(repeats), 0)::bigint,
                    (SELECT count(*) FROM not_taken WHERE code = 'conflict'),
                    (SELECT count(*) FROM gap WHERE filled_at IS NULL), (SELECT count(*) FROM kiosk)
                FROM taken
                """)
        }.first
        func count(_ column: Int) -> Int { row?.integer(column) ?? 0 }
        return IntakeTotals(
            envelopes: count(0), duplicates: count(1), conflicts: count(2), gaps: count(3), kiosks: count(4))
    }

    /// All pages are of one moment: a batch that commits between two of them
    /// with earlier numbers would be skipped otherwise.
    public func forEachEnvelope(_ body: (_ bytes: [UInt8], _ confirmation: String?) async throws -> Void) async throws {
        let connection = try await pool.take()
        do {
            try await connection.run("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
            var last = (day: "-infinity", seq: 0)
            while true {
                let page = try await connection.page(after: last)
                guard let end = page.last else { break }
                for row in page { try await body(row.bytes(2), row.text(3)) }
                last = (end.text(0) ?? "infinity", end.integer(1))
            }
            try await connection.run("COMMIT")
        } catch {
            // A connection that is in a transaction is not lent again.
            await pool.giveBack(connection)
            throw error
        }
        await pool.giveBack(connection)
    }
}

extension PostgreSQLConnection {
    fileprivate func page(after last: (day: String, seq: Int)) throws -> [PostgreSQLRow] {
        try rows(
            """
            SELECT arrived_on::text, seq, bytes, confirmation FROM envelope
            WHERE arrived_on >= $1::text::date AND (arrived_on, seq) > ($1::text::date, $2::bigint)
            ORDER BY arrived_on, seq LIMIT 500
            """,
            [.text(last.day), .integer(last.seq)])
    }
}
