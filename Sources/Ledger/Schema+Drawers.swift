extension Schema {
    /// The drawer may hold less than its float once refunds were paid from it:
    /// the table is made anew, since SQLite cannot change the CHECK of a column.
    ///
    /// A shift may begin with the drawer another cashier counted
    /// (`receivedFrom`); `floatPieces` is how the float was counted, where it was.
    static let drawers = """
        DROP TRIGGER paymentIntoOpenShift;
        CREATE TABLE shiftWithRefunds (
            seq          INTEGER PRIMARY KEY,
            id           TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
            cashier      TEXT NOT NULL,
            state        TEXT NOT NULL CHECK (state IN ('open', 'counted', 'closed')),
            openedAt     INTEGER NOT NULL,
            float        INTEGER NOT NULL CHECK (float >= 0),
            floatPieces  TEXT CHECK (json_type(floatPieces) = 'object'),
            receivedFrom TEXT UNIQUE REFERENCES shift (id),
            countedAt    INTEGER,
            pieces       TEXT CHECK (json_type(pieces) = 'object'),
            counted      INTEGER CHECK (counted >= 0),
            expected     INTEGER CHECK (expected >= 0),
            closedAt     INTEGER,
            reason       BLOB CHECK (length(reason) > 28),
            CHECK ((state = 'open') = (countedAt IS NULL) AND (state = 'open') = (counted IS NULL)
                   AND (state = 'open') = (expected IS NULL) AND (state = 'open') = (pieces IS NULL)),
            CHECK ((state = 'closed') = (closedAt IS NOT NULL)),
            CHECK (reason IS NULL OR state = 'closed'),
            CHECK (state <> 'closed' OR counted = expected OR reason IS NOT NULL)
        ) STRICT;
        INSERT INTO shiftWithRefunds (seq, id, cashier, state, openedAt, float, countedAt, pieces, counted, expected,
                                      closedAt, reason)
            SELECT seq, id, cashier, state, openedAt, float, countedAt, pieces, counted, expected, closedAt, reason
            FROM shift;
        DROP TABLE shift;
        ALTER TABLE shiftWithRefunds RENAME TO shift;
        CREATE UNIQUE INDEX shiftOpen ON shift (cashier) WHERE state <> 'closed';
        CREATE INDEX shiftClosed ON shift (closedAt) WHERE state = 'closed';
        CREATE TRIGGER shiftFinal BEFORE UPDATE ON shift WHEN OLD.state = 'closed'
        BEGIN SELECT RAISE(ABORT, 'shift: closed is final'); END;
        CREATE TRIGGER shiftBegun BEFORE UPDATE ON shift
        WHEN NEW.id <> OLD.id OR NEW.cashier <> OLD.cashier OR NEW.openedAt <> OLD.openedAt OR NEW.float <> OLD.float
             OR NEW.floatPieces IS NOT OLD.floatPieces OR NEW.receivedFrom IS NOT OLD.receivedFrom
             OR (OLD.counted IS NOT NULL AND (NEW.counted IS NOT OLD.counted OR NEW.expected IS NOT OLD.expected
                 OR NEW.pieces IS NOT OLD.pieces OR NEW.countedAt IS NOT OLD.countedAt))
        BEGIN SELECT RAISE(ABORT, 'shift: float and count are written once'); END;
        CREATE TRIGGER shiftPassedOn BEFORE INSERT ON shift
        WHEN NEW.receivedFrom IS NOT NULL AND NOT EXISTS (
            SELECT 1 FROM shift WHERE id = NEW.receivedFrom AND state <> 'open' AND counted = NEW.float
            AND cashier <> NEW.cashier)
        BEGIN SELECT RAISE(ABORT, 'shift: not what the other cashier counted'); END;
        CREATE TRIGGER paymentIntoOpenShift BEFORE INSERT ON payment
        WHEN NOT EXISTS (SELECT 1 FROM shift
                         WHERE id = NEW.shift AND cashier = NEW.cashier AND state = 'open')
        BEGIN SELECT RAISE(ABORT, 'payment: the shift is not open'); END;
        """

    /// Who took a receipt book in, what the province signed, and which station
    /// it is for: the latest word counts, `NULL` is any station without a book
    /// of its own.
    static let issuedBooks = """
        ALTER TABLE receiptBook ADD COLUMN addedAt INTEGER;
        ALTER TABLE receiptBook ADD COLUMN addedBy TEXT
            CHECK ((addedBy IS NULL) = (addedAt IS NULL) AND (addedBy IS NULL OR addedBy <> ''));
        ALTER TABLE receiptBook ADD COLUMN issue BLOB CHECK (length(issue) > 28);
        CREATE TRIGGER receiptBookIssued BEFORE UPDATE ON receiptBook
        WHEN NEW.addedAt IS NOT OLD.addedAt OR NEW.addedBy IS NOT OLD.addedBy OR NEW.issue IS NOT OLD.issue
        BEGIN SELECT RAISE(ABORT, 'receiptBook: what was issued stays written'); END;

        CREATE TABLE bookAssignment (
            seq     INTEGER PRIMARY KEY,
            book    INTEGER NOT NULL REFERENCES receiptBook (seq),
            station TEXT CHECK (station <> ''),
            officer TEXT NOT NULL CHECK (officer <> ''),
            at      INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX bookAssignmentBook ON bookAssignment (book, seq);
        CREATE TRIGGER bookAssignmentWritten BEFORE UPDATE ON bookAssignment
        BEGIN SELECT RAISE(ABORT, 'bookAssignment: another one follows it'); END;

        CREATE TABLE confirmationSent (
            seq      INTEGER PRIMARY KEY,
            id       TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
            envelope TEXT NOT NULL REFERENCES envelope (id),
            way      TEXT NOT NULL CHECK (way IN ('sms', 'zalo', 'email', 'phone', 'paper', 'told')),
            officer  TEXT NOT NULL CHECK (officer <> ''),
            at       INTEGER NOT NULL,
            UNIQUE (envelope, way)
        ) STRICT;
        CREATE TRIGGER confirmationSentKnown BEFORE INSERT ON confirmationSent
        WHEN (SELECT confirmation FROM envelope WHERE id = NEW.envelope) IS NULL
        BEGIN SELECT RAISE(ABORT, 'confirmationSent: there is no official code yet'); END;
        CREATE TRIGGER confirmationSentWritten BEFORE UPDATE ON confirmationSent
        BEGIN SELECT RAISE(ABORT, 'confirmationSent: what was sent stays written'); END;
        """
}
