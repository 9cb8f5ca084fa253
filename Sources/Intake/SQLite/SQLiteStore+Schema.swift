import GRDB

extension SQLiteStore {
    /// One entry for each released schema.
    ///
    /// Never edit an entry that has shipped; add the next one.
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 envelopes") { db in
            try db.execute(
                sql: """
                    CREATE TABLE kiosk (
                        id         TEXT NOT NULL PRIMARY KEY,
                        publicKey  BLOB NOT NULL CHECK (length(publicKey) = 32),
                        enrolledAt INTEGER NOT NULL
                    ) STRICT;

                    CREATE TABLE envelope (
                        seq          INTEGER PRIMARY KEY,
                        id           TEXT NOT NULL UNIQUE,
                        kiosk        TEXT NOT NULL REFERENCES kiosk (id),
                        kind         TEXT NOT NULL,
                        eventDay     TEXT NOT NULL,
                        madeAt       INTEGER NOT NULL,
                        previous     BLOB CHECK (length(previous) = 32),
                        hash         BLOB NOT NULL UNIQUE CHECK (length(hash) = 32),
                        bytes        BLOB NOT NULL,
                        confirmation TEXT,
                        receivedAt   INTEGER NOT NULL,
                        repeats      INTEGER NOT NULL DEFAULT 0 CHECK (repeats >= 0)
                    ) STRICT;
                    CREATE INDEX envelopeByPrevious ON envelope (kiosk, previous);

                    -- What was not taken, once for each envelope's bytes and reason.
                    CREATE TABLE notTaken (
                        seq      INTEGER PRIMARY KEY,
                        kiosk    TEXT NOT NULL REFERENCES kiosk (id),
                        envelope TEXT NOT NULL,
                        hash     BLOB NOT NULL CHECK (length(hash) = 32),
                        code     TEXT NOT NULL,
                        firstAt  INTEGER NOT NULL,
                        times    INTEGER NOT NULL DEFAULT 1 CHECK (times >= 1),
                        UNIQUE (kiosk, hash, code)
                    ) STRICT;

                    -- Where a kiosk's chain is broken: an envelope before this one is missing, or two follow the same.
                    CREATE TABLE gap (
                        envelope TEXT NOT NULL PRIMARY KEY REFERENCES envelope (id),
                        kiosk    TEXT NOT NULL REFERENCES kiosk (id),
                        reason   TEXT NOT NULL CHECK (reason IN ('missing', 'fork')),
                        previous BLOB CHECK (length(previous) = 32),
                        notedAt  INTEGER NOT NULL,
                        filledAt INTEGER,
                        CHECK (reason = 'fork' OR previous IS NOT NULL)
                    ) STRICT;
                    CREATE INDEX openGap ON gap (kiosk, previous) WHERE filledAt IS NULL;
                    """
            )
        }
        migrator.registerMigration("2 recalls") { db in
            try db.execute(
                sql: """
                    CREATE TABLE recall (
                        envelope   TEXT NOT NULL PRIMARY KEY REFERENCES envelope (id),
                        kiosk      TEXT NOT NULL REFERENCES kiosk (id),
                        code       TEXT NOT NULL,
                        sentence   TEXT NOT NULL,
                        recalledAt INTEGER NOT NULL
                    ) STRICT;
                    CREATE INDEX recallByKiosk ON recall (kiosk);
                    """)
        }
        return migrator
    }
}
