extension Schema {
    /// The outgoing envelopes, chained by hash; `bytes` never change.
    ///
    /// `about` names what the envelope tells of: a registration, a print
    /// intent or a shift. UNIQUE `previous` keeps the chain from forking.
    static let envelopes = """
        CREATE TABLE envelope (
            seq            INTEGER PRIMARY KEY,
            id             TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
            kind           TEXT NOT NULL CHECK (kind IN ('registration', 'document-outcome', 'shift-close')),
            about          TEXT NOT NULL CHECK (length(about) = 36),
            madeAt         INTEGER NOT NULL,
            hash           BLOB NOT NULL UNIQUE CHECK (length(hash) = 32),
            previous       BLOB NOT NULL UNIQUE CHECK (length(previous) IN (0, 32)),
            bytes          BLOB NOT NULL CHECK (length(bytes) > 0),
            state          TEXT NOT NULL DEFAULT 'waiting'
                           CHECK (state IN ('waiting', 'leased', 'accepted', 'refused', 'conflict', 'recalled')),
            leaseExpiresAt INTEGER,
            attempts       INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
            answerCode     TEXT,
            answerText     TEXT,
            confirmation   TEXT,
            answeredAt     INTEGER,
            UNIQUE (kind, about),
            CHECK ((state = 'leased') = (leaseExpiresAt IS NOT NULL)),
            CHECK ((answeredAt IS NOT NULL) = (state IN ('accepted', 'refused', 'conflict', 'recalled'))),
            CHECK ((answerCode IS NOT NULL) = (state IN ('refused', 'conflict'))),
            CHECK (answerText IS NULL OR state = 'refused'),
            CHECK (confirmation IS NULL OR state IN ('accepted', 'recalled')),
            CHECK (attempts > 0 OR state = 'waiting')
        ) STRICT;
        CREATE INDEX envelopeOpen ON envelope (seq) WHERE state IN ('waiting', 'leased');
        CREATE TRIGGER envelopeChained BEFORE INSERT ON envelope
        WHEN NEW.previous <> COALESCE((SELECT hash FROM envelope ORDER BY seq DESC LIMIT 1), x'')
        BEGIN SELECT RAISE(ABORT, 'envelope: does not follow the last one'); END;
        CREATE TRIGGER envelopeSealed
        BEFORE UPDATE OF seq, id, kind, about, madeAt, hash, previous, bytes ON envelope
        BEGIN SELECT RAISE(ABORT, 'envelope: never sealed again'); END;
        """
}
