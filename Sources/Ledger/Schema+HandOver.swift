extension Schema {
    /// Tells of more kinds of papers than at first: the table is made anew, since
    /// SQLite cannot change the CHECK of a column.
    ///
    /// A kind is a word; which kinds there are is the code's business. A paper
    /// without a registration is of the payment itself, once each.
    static let openPapers = """
        DROP TRIGGER blankFits;
        DROP TRIGGER printIntentBound;
        CREATE TABLE documentOpenKinds (
            seq          INTEGER PRIMARY KEY,
            id           TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
            visit        TEXT NOT NULL REFERENCES visit (id),
            registration TEXT REFERENCES registration (id),
            payment      TEXT NOT NULL REFERENCES payment (id),
            kind         TEXT NOT NULL CHECK (kind <> '' AND kind NOT GLOB '*[^a-z-]*'),
            printer      TEXT NOT NULL CHECK (printer IN ('card', 'book', 'receipt')),
            blankKind    TEXT CHECK (blankKind IN ('card', 'book-cover')),
            state        TEXT NOT NULL
                         CHECK (state IN ('waiting', 'printing', 'refused', 'toCheck', 'unknown', 'good', 'spoiled',
                                          'notPrinted', 'handedOver', 'recalled', 'cancelled', 'requested', 'sent')),
            attempts     INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
            approvedBy   TEXT,
            note         TEXT,
            handOver     TEXT REFERENCES handOver (id),
            CHECK ((registration IS NULL) = (kind IN ('receipt', 'slip'))),
            CHECK ((blankKind IS NOT NULL) = (kind IN ('health-card', 'book-cover'))),
            CHECK (attempts > 0 OR state IN ('waiting', 'cancelled', 'requested', 'sent')),
            CHECK (approvedBy IS NOT NULL OR state IN ('waiting', 'cancelled', 'requested', 'sent')),
            CHECK ((handOver IS NOT NULL) = (state IN ('handedOver', 'recalled')))
        ) STRICT;
        INSERT INTO documentOpenKinds SELECT * FROM document;
        DROP TABLE document;
        ALTER TABLE documentOpenKinds RENAME TO document;
        CREATE INDEX documentWaiting ON document (printer, seq) WHERE state = 'waiting';
        CREATE INDEX documentDoubtful ON document (printer) WHERE state = 'unknown';
        CREATE INDEX documentVisit ON document (visit);
        CREATE UNIQUE INDEX documentOfPayment ON document (payment, kind) WHERE registration IS NULL;
        CREATE UNIQUE INDEX documentOnce ON document (registration, kind) WHERE registration IS NOT NULL;
        CREATE TRIGGER blankFits BEFORE UPDATE OF document ON blank
        WHEN NEW.document IS NOT NULL
             AND NEW.kind IS NOT (SELECT blankKind FROM document WHERE id = NEW.document)
        BEGIN SELECT RAISE(ABORT, 'blank: not the kind the document is printed on'); END;
        CREATE TRIGGER printIntentBound BEFORE INSERT ON printIntent
        WHEN NOT EXISTS (
            SELECT 1 FROM document d LEFT JOIN blank b ON b.document = d.id AND b.state = 'reserved'
            WHERE d.id = NEW.document AND d.state = 'printing' AND d.attempts = NEW.attempt
              AND d.blankKind IS NEW.blankKind AND b.serial IS NEW.blankSerial
        )
        BEGIN SELECT RAISE(ABORT, 'printIntent: not what the document is bound to'); END;
        """

    /// How people could tell that their names are right; not known of the first evenings.
    static let readBackWays = """
        ALTER TABLE registration ADD COLUMN readBackWay TEXT
            CHECK (readBackWay IS NULL OR readBackWay IN ('screen', 'aloud') AND readBackAt IS NOT NULL);
        """

    /// Who took papers, and what proves it.
    ///
    /// Hand-overs of the first evenings say at most a name (`receivedBy`); a new
    /// one says who, against what, and where.
    static let provenHandOvers = """
        ALTER TABLE handOver ADD COLUMN receiver TEXT CHECK (receiver IN ('participant', 'guardian', 'other'));
        ALTER TABLE handOver ADD COLUMN receiverOf TEXT REFERENCES registration (id);
        ALTER TABLE handOver ADD COLUMN named BLOB CHECK (length(named) > 28);
        ALTER TABLE handOver ADD COLUMN proof TEXT CHECK (proof IN ('signature', 'mark', 'counter'));
        ALTER TABLE handOver ADD COLUMN strokes BLOB CHECK (length(strokes) > 28);
        ALTER TABLE handOver ADD COLUMN signedAt INTEGER;
        ALTER TABLE handOver ADD COLUMN witness TEXT CHECK (witness <> '');
        ALTER TABLE handOver ADD COLUMN station TEXT CHECK (station <> '');
        CREATE INDEX handOverVisit ON handOver (visit);
        CREATE TRIGGER handOverProven BEFORE INSERT ON handOver
        WHEN NEW.receivedBy IS NOT NULL OR NEW.receiver IS NULL OR NEW.proof IS NULL OR NEW.station IS NULL
             OR (NEW.receiverOf IS NULL) <> (NEW.receiver = 'other')
             OR (NEW.named IS NOT NULL) <> (NEW.receiver = 'other')
             OR (NEW.strokes IS NOT NULL) <> (NEW.proof = 'signature')
             OR (NEW.signedAt IS NOT NULL) <> (NEW.proof = 'signature')
             OR (NEW.witness IS NOT NULL) <> (NEW.proof = 'mark')
        BEGIN SELECT RAISE(ABORT, 'handOver: says who took the papers, and against what'); END;
        CREATE TRIGGER handOverWritten BEFORE UPDATE ON handOver
        BEGIN SELECT RAISE(ABORT, 'handOver: what was given stays written'); END;

        CREATE TABLE signing (
            seq        INTEGER PRIMARY KEY,
            id         TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
            visit      TEXT NOT NULL REFERENCES visit (id),
            state      TEXT NOT NULL CHECK (state IN ('open', 'signed', 'used', 'dropped')),
            papers     TEXT NOT NULL CHECK (json_type(papers) = 'array'),
            receiver   TEXT NOT NULL CHECK (receiver IN ('participant', 'guardian', 'other')),
            receiverOf TEXT REFERENCES registration (id),
            named      BLOB CHECK (length(named) > 28),
            station    TEXT NOT NULL CHECK (station <> ''),
            officer    TEXT NOT NULL CHECK (officer <> ''),
            openedAt   INTEGER NOT NULL,
            strokes    BLOB CHECK (length(strokes) > 28),
            signedAt   INTEGER,
            CHECK ((receiverOf IS NULL) = (receiver = 'other')),
            CHECK ((named IS NOT NULL) = (receiver = 'other' AND state IN ('open', 'signed'))),
            CHECK ((strokes IS NOT NULL) = (state = 'signed')),
            CHECK (signedAt IS NOT NULL OR state <> 'signed')
        ) STRICT;
        CREATE UNIQUE INDEX signingOpen ON signing (visit) WHERE state IN ('open', 'signed');
        """

    /// Which state of a signing leads to which; every other move is refused.
    static let signingMoves = [
        ("open", "signed"), ("open", "used"), ("signed", "used"), ("open", "dropped"), ("signed", "dropped"),
    ]

    /// What becomes of papers nobody took; the latest word on a paper counts.
    static let paperFates = """
        CREATE TABLE paperFate (
            seq      INTEGER PRIMARY KEY,
            id       TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
            document TEXT NOT NULL REFERENCES document (id),
            fate     TEXT NOT NULL CHECK (fate IN ('kept', 'agent', 'posted', 'later', 'electronic', 'destroyed')),
            place    TEXT CHECK (place <> ''),
            until    TEXT CHECK (until GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
            agent    BLOB CHECK (length(agent) > 28),
            officer  TEXT NOT NULL CHECK (officer <> ''),
            witness  TEXT CHECK (witness <> officer),
            at       INTEGER NOT NULL,
            CHECK ((place IS NOT NULL) = (fate IN ('kept', 'later')) AND (until IS NOT NULL) = (place IS NOT NULL)),
            CHECK ((agent IS NOT NULL) = (fate = 'agent')),
            CHECK ((witness IS NOT NULL) = (fate = 'destroyed'))
        ) STRICT;
        CREATE INDEX paperFateDocument ON paperFate (document, seq);
        CREATE TRIGGER paperFateWritten BEFORE UPDATE ON paperFate
        BEGIN SELECT RAISE(ABORT, 'paperFate: another one follows it'); END;
        """
}
