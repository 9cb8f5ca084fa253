extension Schema {
    /// Days by the order of what happened, not by the clock.
    ///
    /// A close takes whatever was told to the province since the close before
    /// it, so a clock that ran ahead at one close keeps nothing from being
    /// written, and none falls between two. `sentBack` is what the office has to
    /// send back, `carried` what of `taken` is money of void payments, in đồng;
    /// both are missing in reports that do not tell them. `blankMoves` is the
    /// last move of a blank the report tells of; `visit.toldIn` the one report
    /// that counts its consultation.
    ///
    /// The table is made anew, since SQLite cannot drop a CHECK.
    static let dayOrder = """
        DROP TRIGGER paymentVoidOfOpenDay;
        DROP TRIGGER serviceActOfOpenDay;
        DROP TRIGGER payOutOfOpenDay;
        DROP TRIGGER dayCloseShiftClosed;

        CREATE TABLE dayCloseInOrder (
            seq        INTEGER PRIMARY KEY,
            id         TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
            formID     TEXT NOT NULL UNIQUE CHECK (length(formID) = 36),
            number     INTEGER NOT NULL UNIQUE CHECK (number >= 1),
            day        TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
            since      INTEGER,
            closedAt   INTEGER NOT NULL,
            officer    TEXT NOT NULL CHECK (officer <> ''),
            second     TEXT NOT NULL CHECK (second <> '' AND second <> officer),
            payments   INTEGER NOT NULL CHECK (payments >= 0),
            taken      INTEGER NOT NULL CHECK (taken >= 0),
            cash       INTEGER NOT NULL CHECK (cash >= 0),
            transfer   INTEGER NOT NULL CHECK (transfer >= 0),
            paidOut    INTEGER NOT NULL CHECK (paidOut >= 0),
            voided     INTEGER NOT NULL CHECK (voided >= 0),
            difference INTEGER NOT NULL,
            report     BLOB NOT NULL CHECK (length(report) > 28),
            hash       BLOB NOT NULL UNIQUE CHECK (length(hash) = 32),
            previous   BLOB NOT NULL UNIQUE CHECK (length(previous) IN (0, 32)),
            dueAt      INTEGER NOT NULL,
            sentBack   INTEGER CHECK (sentBack >= 0),
            carried    INTEGER CHECK (carried >= 0),
            blankMoves INTEGER NOT NULL CHECK (blankMoves >= 0),
            CHECK ((since IS NULL) = (number = 1) AND (length(previous) = 0) = (number = 1))
        ) STRICT;
        INSERT INTO dayCloseInOrder
            SELECT d.*, NULL, NULL, (SELECT COALESCE(MAX(m.seq), 0) FROM blankMove m JOIN blankAct a ON a.seq = m.act
                                     WHERE a.at <= d.closedAt)
            FROM dayClose d;
        DROP TABLE dayClose;
        ALTER TABLE dayCloseInOrder RENAME TO dayClose;
        CREATE TRIGGER dayCloseFollows BEFORE INSERT ON dayClose
        WHEN NEW.number <> 1 + (SELECT COALESCE(MAX(number), 0) FROM dayClose)
             OR NEW.previous <> COALESCE((SELECT hash FROM dayClose ORDER BY seq DESC LIMIT 1), x'')
             OR NEW.since IS NOT (SELECT closedAt FROM dayClose ORDER BY seq DESC LIMIT 1)
        BEGIN SELECT RAISE(ABORT, 'dayClose: does not follow the last one'); END;
        CREATE TRIGGER dayCloseWritten BEFORE UPDATE ON dayClose
        BEGIN SELECT RAISE(ABORT, 'dayClose: closed is final'); END;
        CREATE TRIGGER dayCloseShiftClosed BEFORE INSERT ON dayCloseShift
        WHEN (SELECT state FROM shift WHERE id = NEW.shift) IS NOT 'closed'
             OR NEW.dayClose IS NOT (SELECT id FROM dayClose ORDER BY seq DESC LIMIT 1)
        BEGIN SELECT RAISE(ABORT, 'dayCloseShift: a closed shift, into the latest day'); END;

        ALTER TABLE visit ADD COLUMN toldIn TEXT REFERENCES dayClose (id);
        UPDATE visit SET toldIn = (
            SELECT id FROM dayClose WHERE consultedAt <= closedAt AND (since IS NULL OR consultedAt > since))
        WHERE outcome IS NOT NULL;
        CREATE INDEX visitUntold ON visit (seq) WHERE outcome IS NOT NULL AND toldIn IS NULL;
        CREATE INDEX visitTold ON visit (toldIn) WHERE toldIn IS NOT NULL;
        CREATE TRIGGER visitToldOnce BEFORE UPDATE OF toldIn ON visit WHEN OLD.toldIn IS NOT NULL
        BEGIN SELECT RAISE(ABORT, 'visit: a consultation is told in one report'); END;
        """

    /// Each time a sheet for the office was given to the spooler.
    ///
    /// Written before the spooler hears of it; what it refused came out of no
    /// printer and counts for no copy.
    static let sheetPrints = """
        CREATE TABLE sheetPrint (
            seq     INTEGER PRIMARY KEY,
            sheet   TEXT NOT NULL CHECK (sheet <> '' AND sheet NOT GLOB '*[^a-z-]*'),
            about   TEXT NOT NULL CHECK (length(about) = 36),
            officer TEXT NOT NULL CHECK (officer <> ''),
            at      INTEGER NOT NULL,
            refused INTEGER NOT NULL DEFAULT 0 CHECK (refused IN (0, 1))
        ) STRICT;
        CREATE INDEX sheetPrintAbout ON sheetPrint (about, sheet);
        -- Of what was written before, a sheet may be out; the next one is a copy.
        INSERT INTO sheetPrint (sheet, about, officer, at) SELECT 'day-report', id, officer, closedAt FROM dayClose;
        INSERT INTO sheetPrint (sheet, about, officer, at) SELECT 'remittance-slip', id, officer, at FROM remittance;
        CREATE TRIGGER sheetPrintWritten BEFORE UPDATE ON sheetPrint
        WHEN NEW.seq <> OLD.seq OR NEW.sheet <> OLD.sheet OR NEW.about <> OLD.about OR NEW.officer <> OLD.officer
             OR NEW.at <> OLD.at OR OLD.refused = 1
        BEGIN SELECT RAISE(ABORT, 'sheetPrint: what was printed stays written'); END;
        """
}
