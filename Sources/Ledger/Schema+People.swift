extension Schema {
    /// Tells of more kinds of records than at first: the table is made anew, since
    /// SQLite cannot change the CHECK of a column.
    ///
    /// A kind is a word; which kinds there are is the sealer's business.
    static let openEnvelopes = """
        CREATE TABLE envelopeOpenKinds (
            seq            INTEGER PRIMARY KEY,
            id             TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
            kind           TEXT NOT NULL CHECK (kind <> '' AND kind NOT GLOB '*[^a-z-]*'),
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
        INSERT INTO envelopeOpenKinds SELECT * FROM envelope;
        DROP TABLE envelope;
        ALTER TABLE envelopeOpenKinds RENAME TO envelope;
        CREATE INDEX envelopeOpen ON envelope (seq) WHERE state IN ('waiting', 'leased');
        CREATE TRIGGER envelopeChained BEFORE INSERT ON envelope
        WHEN NEW.previous <> COALESCE((SELECT hash FROM envelope ORDER BY seq DESC LIMIT 1), x'')
        BEGIN SELECT RAISE(ABORT, 'envelope: does not follow the last one'); END;
        CREATE TRIGGER envelopeSealed
        BEFORE UPDATE OF seq, id, kind, about, madeAt, hash, previous, bytes ON envelope
        BEGIN SELECT RAISE(ABORT, 'envelope: never sealed again'); END;
        """

    /// What was typed into a registration form and not taken yet, sealed; used
    /// or given up, the row tells only that there was one.
    ///
    /// `part` tells the forms of one visit apart; empty where there is one.
    static let drafts = """
        CREATE TABLE draft (
            seq     INTEGER PRIMARY KEY,
            id      TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
            visit   TEXT NOT NULL REFERENCES visit (id),
            part    TEXT NOT NULL,
            state   TEXT NOT NULL CHECK (state IN ('open', 'used', 'dropped', 'expired')),
            form    BLOB CHECK (length(form) > 28),
            savedAt INTEGER NOT NULL,
            savedBy TEXT NOT NULL CHECK (savedBy <> ''),
            CHECK ((form IS NOT NULL) = (state = 'open'))
        ) STRICT;
        CREATE UNIQUE INDEX draftOpen ON draft (visit, part) WHERE state = 'open';
        CREATE TRIGGER draftPaid AFTER INSERT ON payment
        BEGIN UPDATE draft SET state = 'used', form = NULL WHERE visit = NEW.visit AND state = 'open'; END;
        CREATE TRIGGER draftLeft AFTER UPDATE OF outcome ON visit
        WHEN NEW.outcome IN ('declined', 'follow-up')
        BEGIN UPDATE draft SET state = 'dropped', form = NULL WHERE visit = NEW.id AND state = 'open'; END;
        """

    /// Which state of a draft leads to which; every other move is refused.
    static let draftMoves = [("open", "open"), ("open", "used"), ("open", "dropped"), ("open", "expired")]

    /// What people do with their own records after they paid.
    ///
    /// An agreement taken back, a mistake set right; the province is told of both.
    static let rights = """
        CREATE TABLE consentWithdrawal (
            seq          INTEGER PRIMARY KEY,
            id           TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
            registration TEXT NOT NULL REFERENCES registration (id),
            purpose      TEXT NOT NULL CHECK (purpose IN ('contact', 'reminder')),
            at           INTEGER NOT NULL,
            officer      TEXT NOT NULL CHECK (officer <> ''),
            UNIQUE (registration, purpose)
        ) STRICT;
        CREATE TRIGGER consentWithdrawalWritten BEFORE UPDATE ON consentWithdrawal
        BEGIN SELECT RAISE(ABORT, 'consentWithdrawal: what was taken back stays so'); END;

        CREATE TABLE correction (
            seq          INTEGER PRIMARY KEY,
            id           TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
            registration TEXT NOT NULL REFERENCES registration (id),
            content      BLOB NOT NULL CHECK (length(content) > 28),
            at           INTEGER NOT NULL,
            officer      TEXT NOT NULL CHECK (officer <> '')
        ) STRICT;
        CREATE INDEX correctionRegistration ON correction (registration, seq);
        CREATE TRIGGER correctionPaid BEFORE INSERT ON correction
        WHEN (SELECT state FROM registration WHERE id = NEW.registration) NOT IN ('paid', 'handedOver')
        BEGIN SELECT RAISE(ABORT, 'correction: what is not paid yet is registered anew'); END;
        CREATE TRIGGER correctionWritten BEFORE UPDATE ON correction
        BEGIN SELECT RAISE(ABORT, 'correction: another one corrects it'); END;
        """

    /// A good paper with a mistake on it is taken back before it is handed over,
    /// and printed again on a new blank.
    static let takenBack = """
        ALTER TABLE printIntent ADD COLUMN takenBackAt INTEGER
            CHECK (takenBackAt IS NULL OR verdict IS 'good');
        ALTER TABLE printIntent ADD COLUMN takenBackBy TEXT
            CHECK ((takenBackBy IS NULL) = (takenBackAt IS NULL));
        DROP INDEX printIntentGood;
        CREATE UNIQUE INDEX printIntentGood ON printIntent (document)
            WHERE verdict = 'good' AND takenBackAt IS NULL;
        CREATE TRIGGER printIntentTakenBack BEFORE UPDATE OF takenBackAt, takenBackBy ON printIntent
        WHEN OLD.takenBackAt IS NOT NULL
        BEGIN SELECT RAISE(ABORT, 'printIntent: taken back once'); END;
        """

    /// The place of each person in the order of their household: `householdKey`
    /// is the keyed hash of the household's name.
    ///
    /// Two people never pay for the same place in a calendar year; the same
    /// person may, who joins once more.
    static let households = """
        ALTER TABLE registration ADD COLUMN householdKey BLOB
            CHECK (householdKey IS NULL OR (length(householdKey) = 32 AND scheme = 'hi'));
        ALTER TABLE registration ADD COLUMN householdOrder INTEGER
            CHECK (householdOrder IS NULL OR (householdOrder >= 1 AND householdKey IS NOT NULL));
        CREATE INDEX registrationHousehold ON registration (householdKey) WHERE householdKey IS NOT NULL;
        CREATE TRIGGER registrationPlaceFrozen
        BEFORE UPDATE OF householdKey, householdOrder ON registration WHEN OLD.state <> 'draft'
        BEGIN SELECT RAISE(ABORT, 'registration: a place in the household never changes'); END;
        CREATE TRIGGER registrationPlaceOnce BEFORE UPDATE OF state ON registration
        WHEN NEW.state = 'paid' AND NEW.householdOrder IS NOT NULL AND EXISTS (
            SELECT 1 FROM registration r
            WHERE r.householdKey = NEW.householdKey AND r.householdOrder = NEW.householdOrder AND r.id <> NEW.id
              AND r.state IN ('paid', 'handedOver') AND substr(r.quoteDay, 1, 4) = substr(NEW.quoteDay, 1, 4)
              AND NOT (r.personKey IS NEW.personKey OR r.personKey IS NEW.secondKey OR r.secondKey IS NEW.personKey
                       OR (r.secondKey IS NOT NULL AND r.secondKey IS NEW.secondKey)))
        BEGIN SELECT RAISE(ABORT, 'registration: its place in the household is taken'); END;
        """

    /// Moves that came after the first evening, by table.
    static let laterMoves: [String: [(String, String)]] = [
        // A good paper with a mistake on it is spoiled before it is handed over.
        "document": [("good", "spoiled")]
    ]
}
