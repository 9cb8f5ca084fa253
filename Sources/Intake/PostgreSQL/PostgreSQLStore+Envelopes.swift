public import Insurance
import UploadContract

extension PostgreSQLStore {
    public func receive(
        _ arrivals: [Arrival], of kiosk: String, at moment: Moment
    ) async throws -> [Settlement] {
        let sorted = SortedArrivals(arrivals)
        return try await pool.lend { connection in
            try await days.prepare(moment.day, on: connection)
            return try await connection.transaction { connection in
                try connection.lockChain(of: kiosk)
                let stored = try connection.store(sorted.first, at: moment)
                try connection.noteGaps(after: sorted.first.filter { stored.contains($0.id) }, of: kiosk, at: moment)
                let known = stored.count == sorted.ids.count ? sorted.own : try connection.known(sorted.ids)
                let settlements = sorted.settle(stored: stored, known: known)
                try connection.noteRepeats(sorted.repeats(in: settlements))
                try connection.noteNotTaken(sorted.notTaken(in: settlements), of: kiosk, at: moment)
                return settlements
            }
        }
    }
}

extension PostgreSQLConnection {
    /// One batch of a kiosk at a time, whichever server it came to: a chain is
    /// looked at with nothing of it under way.
    fileprivate func lockChain(of kiosk: String) throws {
        try rows("SELECT pg_advisory_xact_lock(hashtextextended($1::text, 7))", [.text(kiosk)])
    }

    /// Stores what is not there yet, in the order of the ids, so that two
    /// batches never wait for one another.
    ///
    /// - Returns: the ids that were stored now.
    fileprivate func store(
        _ envelopes: [(id: Identifier, envelope: Envelope, confirmation: String?)], at moment: Moment
    ) throws -> Set<Identifier> {
        let headers = envelopes.map(\.envelope.header)
        let rows = try rows(
            """
            WITH arrived AS (
                SELECT * FROM unnest($1::uuid[], $2::text[], $3::bytea[], $4::bytea[], $5::text[], $6::text[],
                    $7::text[], $8::bigint[], $9::bytea[])
                    AS arrived (id, kiosk, previous, hash, confirmation, kind, event_day, made_at, bytes)
            ), fresh AS (
                INSERT INTO taken (id, kiosk, previous, hash, confirmation, arrived_on)
                SELECT id, kiosk, previous, hash, confirmation, $11::text::date FROM arrived ORDER BY id
                ON CONFLICT (id) DO NOTHING RETURNING id, seq
            )
            INSERT INTO envelope
                (arrived_on, seq, id, kind, event_day, made_at, received_at, confirmation, bytes)
            SELECT $11::text::date, fresh.seq, id, kind, event_day::date, made_at, $10::bigint, confirmation, bytes
            FROM fresh JOIN arrived USING (id)
            RETURNING id
            """,
            [
                .ids(envelopes.map(\.id)), .texts(headers.map(\.kiosk)), .byteStrings(headers.map(\.previous)),
                .byteStrings(envelopes.map(\.envelope.hash)), .texts(envelopes.map(\.confirmation)),
                .texts(headers.map(\.kind)), .texts(headers.map(\.eventDay.description)),
                .integers(headers.map(\.madeAt.milliseconds)), .byteStrings(envelopes.map(\.envelope.bytes)),
                .integer(moment.milliseconds), .text(moment.day.description),
            ])
        return Set(rows.compactMap { $0.id(0) })
    }

    /// What is stored under these ids.
    fileprivate func known(_ ids: [Identifier]) throws -> [Identifier: SortedArrivals.Known] {
        let rows = try rows("SELECT id, hash, confirmation FROM taken WHERE id = ANY ($1::uuid[])", [.ids(ids)])
        let pairs = rows.compactMap { row in
            row.id(0).map { ($0, SortedArrivals.Known(hash: row.bytes(1), confirmation: row.text(2))) }
        }
        return Dictionary(pairs) { first, _ in first }
    }

    fileprivate func noteRepeats(_ ids: [Identifier]) throws {
        guard !ids.isEmpty else { return }
        try rows(
            """
            UPDATE taken SET repeats = repeats + more.times
            FROM (SELECT id, count(*) AS times FROM unnest($1::uuid[]) AS id GROUP BY id) AS more
            WHERE taken.id = more.id
            """,
            [.ids(ids)])
    }

    fileprivate func noteNotTaken(
        _ faulty: [(id: Identifier, hash: [UInt8], code: String)], of kiosk: String, at moment: Moment
    ) throws {
        guard !faulty.isEmpty else { return }
        try rows(
            """
            INSERT INTO not_taken (kiosk, envelope, hash, code, first_at, times)
            SELECT $1::text, min(id::text)::uuid, hash, code, $5::bigint, count(*)
            FROM unnest($2::uuid[], $3::bytea[], $4::text[]) AS faulty (id, hash, code) GROUP BY hash, code
            ON CONFLICT (kiosk, hash, code) DO UPDATE SET times = not_taken.times + excluded.times
            """,
            [
                .text(kiosk), .ids(faulty.map(\.id)), .byteStrings(faulty.map(\.hash)), .texts(faulty.map(\.code)),
                .integer(moment.milliseconds),
            ])
    }
}
