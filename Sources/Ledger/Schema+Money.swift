extension Schema {
    /// Receipt books, shifts, payments; amounts are whole đồng.
    static let money = """
        CREATE TABLE receiptBook (
            seq    INTEGER PRIMARY KEY,
            series TEXT NOT NULL CHECK (series <> ''),
            first  INTEGER NOT NULL CHECK (first >= 1),
            last   INTEGER NOT NULL CHECK (last >= first AND last <= 9999999),
            next   INTEGER NOT NULL CHECK (next >= first AND next <= last + 1),
            UNIQUE (series, first)
        ) STRICT;
        CREATE TRIGGER receiptBookApart BEFORE INSERT ON receiptBook
        WHEN EXISTS (SELECT 1 FROM receiptBook
                     WHERE series = NEW.series AND first <= NEW.last AND last >= NEW.first)
        BEGIN SELECT RAISE(ABORT, 'receiptBook: numbers overlap'); END;
        CREATE TRIGGER receiptBookTraining BEFORE INSERT ON receiptBook
        WHEN (NEW.series GLOB 'T-*') <> (SELECT training FROM ledgerFile)
        BEGIN SELECT RAISE(ABORT, 'receiptBook: training and real never mix'); END;
        CREATE TRIGGER receiptBookForward BEFORE UPDATE ON receiptBook
        WHEN NEW.next <> OLD.next + 1 OR NEW.series <> OLD.series OR NEW.first <> OLD.first OR NEW.last <> OLD.last
        BEGIN SELECT RAISE(ABORT, 'receiptBook: numbers only go on, one by one'); END;

        CREATE TABLE shift (
            seq       INTEGER PRIMARY KEY,
            id        TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
            cashier   TEXT NOT NULL,
            state     TEXT NOT NULL CHECK (state IN ('open', 'counted', 'closed')),
            openedAt  INTEGER NOT NULL,
            float     INTEGER NOT NULL CHECK (float >= 0),
            countedAt INTEGER,
            pieces    TEXT CHECK (json_type(pieces) = 'object'),
            counted   INTEGER CHECK (counted >= 0),
            expected  INTEGER CHECK (expected >= float),
            closedAt  INTEGER,
            reason    BLOB CHECK (length(reason) > 28),
            CHECK ((state = 'open') = (countedAt IS NULL) AND (state = 'open') = (counted IS NULL)
                   AND (state = 'open') = (expected IS NULL) AND (state = 'open') = (pieces IS NULL)),
            CHECK ((state = 'closed') = (closedAt IS NOT NULL)),
            CHECK (reason IS NULL OR state = 'closed'),
            CHECK (state <> 'closed' OR counted = expected OR reason IS NOT NULL)
        ) STRICT;
        CREATE UNIQUE INDEX shiftOpen ON shift (cashier) WHERE state <> 'closed';
        CREATE TRIGGER shiftFinal BEFORE UPDATE ON shift WHEN OLD.state = 'closed'
        BEGIN SELECT RAISE(ABORT, 'shift: closed is final'); END;

        CREATE TABLE payment (
            seq      INTEGER PRIMARY KEY,
            id       TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
            formID   TEXT NOT NULL UNIQUE CHECK (length(formID) = 36),
            visit    TEXT NOT NULL REFERENCES visit (id),
            shift    TEXT NOT NULL REFERENCES shift (id),
            book     INTEGER NOT NULL REFERENCES receiptBook (seq),
            series   TEXT NOT NULL,
            number   INTEGER NOT NULL,
            amount   INTEGER NOT NULL CHECK (amount >= 0),
            method   TEXT NOT NULL CHECK (method IN ('cash', 'transfer')),
            tendered INTEGER NOT NULL CHECK (tendered >= amount),
            paidAt   INTEGER NOT NULL,
            day      TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
            cashier  TEXT NOT NULL,
            UNIQUE (series, number)
        ) STRICT;
        CREATE INDEX paymentVisit ON payment (visit);
        CREATE INDEX paymentShift ON payment (shift);
        CREATE TRIGGER paymentFromBook BEFORE INSERT ON payment
        WHEN NOT EXISTS (SELECT 1 FROM receiptBook
                         WHERE seq = NEW.book AND series = NEW.series AND NEW.number = next - 1)
        BEGIN SELECT RAISE(ABORT, 'payment: not the number the book gave'); END;
        CREATE TRIGGER paymentIntoOpenShift BEFORE INSERT ON payment
        WHEN NOT EXISTS (SELECT 1 FROM shift
                         WHERE id = NEW.shift AND cashier = NEW.cashier AND state = 'open')
        BEGIN SELECT RAISE(ABORT, 'payment: the shift is not open'); END;
        CREATE TRIGGER paymentFinal BEFORE UPDATE ON payment
        BEGIN SELECT RAISE(ABORT, 'payment: never changes'); END;

        CREATE TABLE paymentShare (
            registration TEXT NOT NULL PRIMARY KEY REFERENCES registration (id),
            payment      TEXT NOT NULL REFERENCES payment (id),
            amount       INTEGER NOT NULL CHECK (amount >= 0)
        ) STRICT;
        CREATE INDEX paymentSharePayment ON paymentShare (payment);
        CREATE TRIGGER paymentShareFinal BEFORE UPDATE ON paymentShare
        BEGIN SELECT RAISE(ABORT, 'paymentShare: never changes'); END;
        """
}
