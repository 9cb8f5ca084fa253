import Insurance

extension PostgreSQLConnection {
    /// Brings the schema up to date; several servers may start at once.
    ///
    /// - Throws: ``Refusal`` with `store-newer`; ``PostgreSQLFault``.
    func migrate() throws {
        try transaction { connection in
            // One server at a time; the number is this program's own.
            try connection.run("SELECT pg_advisory_xact_lock(4916276501)")
            try connection.run("CREATE TABLE IF NOT EXISTS schema_version (version bigint NOT NULL)")
            let version =
                try connection.rows("SELECT coalesce(max(version), 0) FROM schema_version")
                .first?.integer(0) ?? 0
            guard version <= Self.migrations.count else { throw Refusal.storeNewer() }
            for (index, migration) in Self.migrations.enumerated().dropFirst(version) {
                try connection.run(migration)
                try connection.rows("INSERT INTO schema_version VALUES ($1::bigint)", [.integer(index + 1)])
            }
        }
    }

    /// One entry for each released schema.
    ///
    /// Never edit an entry that has shipped; add the next one.
    private static let migrations = [
        """
        CREATE TABLE kiosk (
            id          text PRIMARY KEY,
            public_key  bytea NOT NULL CHECK (length(public_key) = 32),
            enrolled_at bigint NOT NULL
        );

        -- What an envelope is known by. `previous` is empty for a kiosk's first.
        CREATE TABLE taken (
            id           uuid PRIMARY KEY,
            seq          bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
            kiosk        text NOT NULL REFERENCES kiosk (id),
            previous     bytea NOT NULL CHECK (length(previous) IN (0, 32)),
            hash         bytea NOT NULL CHECK (length(hash) = 32),
            arrived_on   date NOT NULL,
            confirmation text,
            repeats      bigint NOT NULL DEFAULT 0 CHECK (repeats >= 0)
        );
        CREATE INDEX taken_by_hash ON taken (hash);
        CREATE INDEX taken_by_previous ON taken (previous, kiosk);

        -- The envelopes themselves; a day that need not be kept at hand is detached as a whole.
        CREATE TABLE envelope (
            arrived_on   date NOT NULL,
            seq          bigint NOT NULL,
            id           uuid NOT NULL,
            kind         text NOT NULL,
            event_day    date NOT NULL,
            made_at      bigint NOT NULL,
            received_at  bigint NOT NULL,
            confirmation text,
            bytes        bytea NOT NULL,
            PRIMARY KEY (arrived_on, seq)
        ) PARTITION BY RANGE (arrived_on);

        -- Makes the partitions of a day and of the seven after it.
        CREATE FUNCTION prepare_days(first date) RETURNS void LANGUAGE plpgsql AS $body$
        BEGIN
            FOR ahead IN 0..7 LOOP
                IF to_regclass(format('%I', 'envelope_' || to_char(first + ahead, 'YYYY_MM_DD'))) IS NULL THEN
                    EXECUTE format(
                        'CREATE TABLE %I PARTITION OF envelope FOR VALUES FROM (%L) TO (%L)',
                        'envelope_' || to_char(first + ahead, 'YYYY_MM_DD'), first + ahead, first + ahead + 1);
                END IF;
            END LOOP;
        END $body$;

        -- What was not taken, once for each envelope's bytes and reason.
        CREATE TABLE not_taken (
            kiosk    text NOT NULL REFERENCES kiosk (id),
            envelope uuid NOT NULL,
            hash     bytea NOT NULL CHECK (length(hash) = 32),
            code     text NOT NULL,
            first_at bigint NOT NULL,
            times    bigint NOT NULL CHECK (times >= 1),
            PRIMARY KEY (kiosk, hash, code)
        );

        -- Where a kiosk's chain is broken: an envelope before this one is missing, or two follow the same.
        CREATE TABLE gap (
            envelope  uuid PRIMARY KEY REFERENCES taken (id),
            kiosk     text NOT NULL REFERENCES kiosk (id),
            reason    text NOT NULL CHECK (reason IN ('missing', 'fork')),
            previous  bytea NOT NULL CHECK (reason = 'fork' OR length(previous) = 32),
            noted_at  bigint NOT NULL,
            filled_at bigint
        );
        CREATE INDEX open_gap ON gap (kiosk, previous) WHERE filled_at IS NULL;
        """,
        """
        CREATE TABLE recall (
            envelope    uuid PRIMARY KEY REFERENCES taken (id),
            kiosk       text NOT NULL REFERENCES kiosk (id),
            code        text NOT NULL,
            sentence    text NOT NULL,
            recalled_at bigint NOT NULL
        );
        CREATE INDEX recall_by_kiosk ON recall (kiosk);
        """,
    ]
}
