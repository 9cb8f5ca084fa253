extension Schema {
    /// The book of blanks: bundles with both ends and who took them in, and for
    /// each change of a blank the act it belongs to.
    ///
    /// Blanks and bundles are made anew, since SQLite cannot change a CHECK.
    /// What is there already was taken in by the kiosk's setup.
    static let stockBook = """
        DROP TRIGGER printIntentBound;
        DROP TRIGGER printIntentSettled;

        CREATE TABLE blankAct (
            seq     INTEGER PRIMARY KEY,
            act     TEXT NOT NULL
                    CHECK (act IN ('set-up', 'received', 'opened', 'reserved', 'released', 'judged', 'taken-back',
                                   'swapped', 'confirmed', 'beside', 'test', 'test-back', 'lost', 'returned')),
            officer TEXT NOT NULL CHECK (officer <> ''),
            second  TEXT CHECK (second <> '' AND second <> officer),
            reason  TEXT CHECK (reason <> '' AND reason NOT GLOB '*[^a-z-]*'),
            at      INTEGER NOT NULL,
            CHECK ((second IS NOT NULL) = (act IN ('received', 'returned'))),
            CHECK (reason IS NOT NULL OR act NOT IN ('swapped', 'beside', 'lost', 'returned'))
        ) STRICT;
        CREATE TRIGGER blankActWritten BEFORE UPDATE ON blankAct
        BEGIN SELECT RAISE(ABORT, 'blankAct: what was done stays written'); END;
        INSERT INTO blankAct (act, officer, at)
            SELECT 'set-up', 'setup', COALESCE((SELECT madeAt FROM ledgerFile), 0)
            WHERE EXISTS (SELECT 1 FROM blankBundle);

        CREATE TABLE blankBundleBook (
            kind     TEXT NOT NULL CHECK (kind IN ('card', 'book-cover')),
            number   INTEGER NOT NULL CHECK (number >= 1),
            count    INTEGER NOT NULL CHECK (count >= 1),
            first    TEXT NOT NULL CHECK (first GLOB '*[0-9]'),
            last     TEXT NOT NULL CHECK (last GLOB '*[0-9]'),
            received INTEGER NOT NULL REFERENCES blankAct (seq),
            opened   INTEGER REFERENCES blankAct (seq),
            PRIMARY KEY (kind, number),
            UNIQUE (kind, first),
            CHECK (length(last) = length(first) AND last >= first)
        ) STRICT;
        INSERT INTO blankBundleBook
            SELECT u.kind, u.number, u.count, MIN(b.serial), MAX(b.serial), 1, 1
            FROM blankBundle u JOIN blank b ON b.kind = u.kind AND b.bundle = u.number GROUP BY u.kind, u.number;
        CREATE TABLE blankBook (
            kind     TEXT NOT NULL,
            serial   TEXT NOT NULL CHECK (serial GLOB '*[0-9]'),
            bundle   INTEGER NOT NULL,
            state    TEXT NOT NULL
                     CHECK (state IN ('inStock', 'reserved', 'used', 'spoiled', 'test', 'lost', 'returned')),
            document TEXT REFERENCES document (id),
            act      INTEGER NOT NULL REFERENCES blankAct (seq),
            PRIMARY KEY (kind, serial),
            FOREIGN KEY (kind, bundle) REFERENCES blankBundle (kind, number),
            CHECK (CASE state WHEN 'reserved' THEN document IS NOT NULL WHEN 'used' THEN document IS NOT NULL
                              WHEN 'spoiled' THEN 1 ELSE document IS NULL END)
        ) STRICT;
        INSERT INTO blankBook SELECT kind, serial, bundle, state, document, 1 FROM blank;
        DROP TABLE blank;
        DROP TABLE blankBundle;
        ALTER TABLE blankBundleBook RENAME TO blankBundle;
        ALTER TABLE blankBook RENAME TO blank;
        CREATE INDEX blankInStock ON blank (kind, bundle, serial) WHERE state = 'inStock';
        CREATE INDEX blankSerial ON blank (serial);
        CREATE UNIQUE INDEX blankBound ON blank (document) WHERE state IN ('reserved', 'used');

        CREATE TABLE blankMove (
            seq      INTEGER PRIMARY KEY,
            act      INTEGER NOT NULL REFERENCES blankAct (seq),
            kind     TEXT NOT NULL,
            serial   TEXT NOT NULL,
            was      TEXT NOT NULL,
            became   TEXT NOT NULL,
            document TEXT REFERENCES document (id),
            FOREIGN KEY (kind, serial) REFERENCES blank (kind, serial)
        ) STRICT;
        CREATE INDEX blankMoveOf ON blankMove (kind, serial, seq);
        CREATE INDEX blankMoveAct ON blankMove (act);
        CREATE TRIGGER blankMoveWritten BEFORE UPDATE ON blankMove
        BEGIN SELECT RAISE(ABORT, 'blankMove: what became of a blank stays written'); END;
        """

    /// What holds of every change of a blank or a bundle, whoever makes it.
    static let stockGuards = """
        CREATE TRIGGER blankIdentity BEFORE UPDATE OF kind, serial, bundle ON blank
        BEGIN SELECT RAISE(ABORT, 'blank: a serial never changes'); END;
        CREATE TRIGGER blankFits BEFORE UPDATE OF document ON blank
        WHEN NEW.document IS NOT NULL
             AND NEW.kind IS NOT (SELECT blankKind FROM document WHERE id = NEW.document)
        BEGIN SELECT RAISE(ABORT, 'blank: not the kind the document is printed on'); END;
        CREATE TRIGGER blankActed BEFORE UPDATE OF state, document ON blank
        WHEN NEW.act IS NOT (SELECT MAX(seq) FROM blankAct)
             OR (NEW.act = OLD.act AND (SELECT act FROM blankAct WHERE seq = NEW.act) <> 'swapped')
        BEGIN SELECT RAISE(ABORT, 'blank: a change names who, when and why'); END;
        CREATE TRIGGER blankFromOpen BEFORE UPDATE OF state ON blank
        WHEN NEW.state IN ('reserved', 'used', 'spoiled', 'test')
             AND (SELECT opened FROM blankBundle WHERE kind = NEW.kind AND number = NEW.bundle) IS NULL
        BEGIN SELECT RAISE(ABORT, 'blank: its bundle is not open'); END;
        CREATE TRIGGER blankNoted AFTER UPDATE OF state, document ON blank
        BEGIN
            INSERT INTO blankMove (act, kind, serial, was, became, document)
            VALUES (NEW.act, NEW.kind, NEW.serial, OLD.state, NEW.state, COALESCE(NEW.document, OLD.document));
        END;

        CREATE TRIGGER blankBundleOpened BEFORE UPDATE ON blankBundle
        WHEN OLD.opened IS NOT NULL OR NEW.kind <> OLD.kind OR NEW.number <> OLD.number OR NEW.count <> OLD.count
             OR NEW.first <> OLD.first OR NEW.last <> OLD.last OR NEW.received <> OLD.received
             OR (SELECT act FROM blankAct WHERE seq = NEW.opened) IS NOT 'opened'
        BEGIN SELECT RAISE(ABORT, 'blankBundle: it is opened once, and nothing else changes'); END;

        CREATE TRIGGER printIntentBound BEFORE INSERT ON printIntent
        WHEN NOT EXISTS (
            SELECT 1 FROM document d LEFT JOIN blank b ON b.document = d.id AND b.state = 'reserved'
            WHERE d.id = NEW.document AND d.state = 'printing' AND d.attempts = NEW.attempt
              AND d.blankKind IS NEW.blankKind AND b.serial IS NEW.blankSerial
        )
        BEGIN SELECT RAISE(ABORT, 'printIntent: not what the document is bound to'); END;
        CREATE TRIGGER printIntentSettled BEFORE UPDATE ON printIntent
        WHEN NEW.id <> OLD.id OR NEW.document <> OLD.document OR NEW.attempt <> OLD.attempt
             OR NEW.blankKind IS NOT OLD.blankKind
             OR (OLD.outcome IS NOT NULL AND NEW.outcome IS NOT OLD.outcome)
             OR (OLD.verdict IS NOT NULL AND NEW.verdict IS NOT OLD.verdict)
        BEGIN SELECT RAISE(ABORT, 'printIntent: settled once, judged once'); END;
        CREATE TRIGGER printIntentSwapped BEFORE UPDATE OF blankSerial ON printIntent
        WHEN NEW.blankSerial IS NOT OLD.blankSerial
             AND (OLD.verdict IS NOT NULL OR OLD.outcome IS 'refused' OR NOT EXISTS (
                 SELECT 1 FROM blank b JOIN blankAct a ON a.seq = b.act
                 WHERE b.kind = NEW.blankKind AND b.serial = NEW.blankSerial AND b.document = NEW.document
                   AND b.state = 'reserved' AND a.act = 'swapped'))
        BEGIN SELECT RAISE(ABORT, 'printIntent: its blank changes only with the reservation'); END;
        """

    /// Test prints, counts by hand, and the printers' own counters.
    static let stockRecords = """
        CREATE TABLE testPrint (
            seq         INTEGER PRIMARY KEY,
            id          TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
            kind        TEXT NOT NULL CHECK (kind <> '' AND kind NOT GLOB '*[^a-z-]*'),
            printer     TEXT NOT NULL CHECK (printer IN ('card', 'book', 'receipt')),
            blankKind   TEXT,
            blankSerial TEXT,
            officer     TEXT NOT NULL CHECK (officer <> ''),
            at          INTEGER NOT NULL,
            outcome     TEXT CHECK (outcome IN ('ejected', 'refused', 'unknown', 'not-printed')),
            settledAt   INTEGER,
            FOREIGN KEY (blankKind, blankSerial) REFERENCES blank (kind, serial),
            CHECK ((blankKind IS NULL) = (blankSerial IS NULL)),
            CHECK ((outcome IS NULL) = (settledAt IS NULL))
        ) STRICT;
        CREATE INDEX testPrintBlank ON testPrint (blankKind, blankSerial) WHERE blankKind IS NOT NULL;

        CREATE TABLE blankCount (
            seq      INTEGER PRIMARY KEY,
            id       TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
            kind     TEXT NOT NULL CHECK (kind IN ('card', 'book-cover')),
            officer  TEXT NOT NULL CHECK (officer <> ''),
            at       INTEGER NOT NULL,
            received INTEGER NOT NULL,
            inStock  INTEGER NOT NULL CHECK (inStock >= 0),
            reserved INTEGER NOT NULL CHECK (reserved >= 0),
            used     INTEGER NOT NULL CHECK (used >= 0),
            spoiled  INTEGER NOT NULL CHECK (spoiled >= 0),
            test     INTEGER NOT NULL CHECK (test >= 0),
            lost     INTEGER NOT NULL CHECK (lost >= 0),
            returned INTEGER NOT NULL CHECK (returned >= 0),
            awaiting INTEGER NOT NULL CHECK (awaiting >= 0 AND awaiting <= reserved),
            counted  INTEGER NOT NULL CHECK (counted >= 0),
            reason   BLOB CHECK (length(reason) > 28),
            CHECK (received = inStock + reserved + used + spoiled + test + lost + returned),
            CHECK (counted = inStock + reserved - awaiting OR reason IS NOT NULL)
        ) STRICT;
        CREATE INDEX blankCountKind ON blankCount (kind, seq);
        CREATE TRIGGER blankCountWritten BEFORE UPDATE ON blankCount
        BEGIN SELECT RAISE(ABORT, 'blankCount: another one follows it'); END;

        CREATE TABLE pageNote (
            seq       INTEGER PRIMARY KEY,
            printer   TEXT NOT NULL CHECK (printer IN ('card', 'book', 'receipt')),
            occasion  TEXT NOT NULL CHECK (occasion IN ('shift-opened', 'counted')),
            officer   TEXT NOT NULL CHECK (officer <> ''),
            at        INTEGER NOT NULL,
            pages     INTEGER CHECK (pages >= 0),
            attribute TEXT CHECK (attribute <> ''),
            sheets    INTEGER NOT NULL CHECK (sheets >= 0),
            CHECK ((pages IS NULL) = (attribute IS NULL))
        ) STRICT;
        CREATE INDEX pageNotePrinter ON pageNote (printer, seq);
        CREATE TRIGGER pageNoteWritten BEFORE UPDATE ON pageNote
        BEGIN SELECT RAISE(ABORT, 'pageNote: what was noted stays written'); END;
        """

    /// Moves of a blank that the book of blanks added to the first ones.
    static let laterBlankMoves = [
        ("inStock", "spoiled"), ("reserved", "test"), ("reserved", "lost"), ("test", "inStock"),
    ]
}
