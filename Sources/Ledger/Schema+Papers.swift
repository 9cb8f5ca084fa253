extension Schema {
    /// Tray duty, documents, print intents and blanks; `document.seq` is the queue's order.
    static let papers = """
        CREATE TABLE trayDuty (
            seq     INTEGER PRIMARY KEY,
            officer TEXT NOT NULL,
            act     TEXT NOT NULL CHECK (act IN ('taken', 'released')),
            at      INTEGER NOT NULL,
            day     TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]')
        ) STRICT;
        CREATE INDEX trayDutyDay ON trayDuty (day, seq);
        CREATE TRIGGER trayDutyWritten BEFORE UPDATE ON trayDuty
        BEGIN SELECT RAISE(ABORT, 'trayDuty: what was taken stays written'); END;

        CREATE TABLE document (
            seq          INTEGER PRIMARY KEY,
            id           TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
            visit        TEXT NOT NULL REFERENCES visit (id),
            registration TEXT REFERENCES registration (id),
            payment      TEXT NOT NULL REFERENCES payment (id),
            kind         TEXT NOT NULL CHECK (kind IN ('health-card', 'book-cover', 'book-sheet', 'receipt')),
            printer      TEXT NOT NULL CHECK (printer IN ('card', 'book', 'receipt')),
            blankKind    TEXT CHECK (blankKind IN ('card', 'book-cover')),
            state        TEXT NOT NULL
                         CHECK (state IN ('waiting', 'printing', 'refused', 'toCheck', 'unknown', 'good', 'spoiled',
                                          'notPrinted', 'handedOver', 'recalled', 'cancelled', 'requested', 'sent')),
            attempts     INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
            approvedBy   TEXT,
            note         TEXT,
            handOver     TEXT REFERENCES handOver (id),
            CHECK ((registration IS NULL) = (kind = 'receipt')),
            CHECK ((blankKind IS NOT NULL) = (kind IN ('health-card', 'book-cover'))),
            CHECK (attempts > 0 OR state IN ('waiting', 'cancelled', 'requested', 'sent')),
            CHECK (approvedBy IS NOT NULL OR state IN ('waiting', 'cancelled', 'requested', 'sent')),
            CHECK ((handOver IS NOT NULL) = (state IN ('handedOver', 'recalled')))
        ) STRICT;
        CREATE INDEX documentWaiting ON document (printer, seq) WHERE state = 'waiting';
        CREATE INDEX documentVisit ON document (visit);
        CREATE UNIQUE INDEX documentReceipt ON document (payment) WHERE kind = 'receipt';
        CREATE UNIQUE INDEX documentOnce ON document (registration, kind) WHERE registration IS NOT NULL;

        CREATE TABLE blankBundle (
            kind       TEXT NOT NULL CHECK (kind IN ('card', 'book-cover')),
            number     INTEGER NOT NULL CHECK (number >= 1),
            count      INTEGER NOT NULL CHECK (count >= 1),
            PRIMARY KEY (kind, number)
        ) STRICT;

        CREATE TABLE blank (
            kind     TEXT NOT NULL,
            serial   TEXT NOT NULL CHECK (serial GLOB '*[0-9]'),
            bundle   INTEGER NOT NULL,
            state    TEXT NOT NULL
                     CHECK (state IN ('inStock', 'reserved', 'used', 'spoiled', 'test', 'lost', 'returned')),
            document TEXT REFERENCES document (id),
            PRIMARY KEY (kind, serial),
            FOREIGN KEY (kind, bundle) REFERENCES blankBundle (kind, number),
            CHECK ((document IS NOT NULL) = (state IN ('reserved', 'used', 'spoiled')))
        ) STRICT;
        CREATE INDEX blankInStock ON blank (kind, bundle, serial) WHERE state = 'inStock';
        CREATE UNIQUE INDEX blankBound ON blank (document) WHERE state IN ('reserved', 'used');
        CREATE TRIGGER blankIdentity BEFORE UPDATE OF kind, serial, bundle ON blank
        BEGIN SELECT RAISE(ABORT, 'blank: a serial never changes'); END;
        CREATE TRIGGER blankFits BEFORE UPDATE OF document ON blank
        WHEN NEW.document IS NOT NULL
             AND NEW.kind IS NOT (SELECT blankKind FROM document WHERE id = NEW.document)
        BEGIN SELECT RAISE(ABORT, 'blank: not the kind the document is printed on'); END;

        CREATE TABLE printIntent (
            seq         INTEGER PRIMARY KEY,
            id          TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
            document    TEXT NOT NULL REFERENCES document (id),
            attempt     INTEGER NOT NULL CHECK (attempt >= 1),
            approvedBy  TEXT NOT NULL,
            blankKind   TEXT,
            blankSerial TEXT,
            claimedAt   INTEGER NOT NULL,
            outcome     TEXT CHECK (outcome IN ('ejected', 'refused', 'unknown')),
            reason      TEXT,
            settledAt   INTEGER,
            verdict     TEXT CHECK (verdict IN ('good', 'spoiled', 'notPrinted')),
            spoilReason TEXT CHECK (spoilReason IN ('jam', 'smudged', 'misaligned', 'colour', 'torn', 'wrong-blank',
                                                    'other')),
            judgedBy    TEXT,
            judgedAt    INTEGER,
            UNIQUE (document, attempt),
            FOREIGN KEY (blankKind, blankSerial) REFERENCES blank (kind, serial),
            CHECK ((blankKind IS NULL) = (blankSerial IS NULL)),
            CHECK ((outcome IS NULL) = (settledAt IS NULL)),
            CHECK (reason IS NULL OR outcome IN ('refused', 'unknown')),
            CHECK (verdict IS NULL OR outcome IN ('ejected', 'unknown')),
            CHECK (verdict IS NULL OR outcome IS NOT NULL),
            CHECK ((verdict IS NULL) = (judgedAt IS NULL) AND (verdict IS NULL) = (judgedBy IS NULL)),
            CHECK ((spoilReason IS NOT NULL) = (verdict IS 'spoiled'))
        ) STRICT;
        CREATE UNIQUE INDEX printIntentRunning ON printIntent (document) WHERE outcome IS NULL;
        CREATE UNIQUE INDEX printIntentGood ON printIntent (document) WHERE verdict = 'good';
        CREATE UNIQUE INDEX printIntentBlank ON printIntent (blankKind, blankSerial)
            WHERE verdict IN ('good', 'spoiled');
        CREATE TRIGGER printIntentBound BEFORE INSERT ON printIntent
        WHEN NOT EXISTS (
            SELECT 1 FROM document d LEFT JOIN blank b ON b.document = d.id AND b.state = 'reserved'
            WHERE d.id = NEW.document AND d.state = 'printing' AND d.attempts = NEW.attempt
              AND d.blankKind IS NEW.blankKind AND b.serial IS NEW.blankSerial
        )
        BEGIN SELECT RAISE(ABORT, 'printIntent: not what the document is bound to'); END;
        CREATE TRIGGER printIntentSettled BEFORE UPDATE ON printIntent
        WHEN NEW.id <> OLD.id OR NEW.document <> OLD.document OR NEW.attempt <> OLD.attempt
             OR NEW.blankSerial IS NOT OLD.blankSerial
             OR (OLD.outcome IS NOT NULL AND NEW.outcome IS NOT OLD.outcome)
             OR (OLD.verdict IS NOT NULL AND NEW.verdict IS NOT OLD.verdict)
        BEGIN SELECT RAISE(ABORT, 'printIntent: settled once, judged once'); END;
        """
}
