extension Schema {
    /// Services without money, as people counted them.
    ///
    /// A slip is undone by another act.
    static let services = """
        CREATE TABLE serviceAct (
            seq     INTEGER PRIMARY KEY,
            id      TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
            formID  TEXT NOT NULL UNIQUE CHECK (length(formID) = 36),
            kind    TEXT NOT NULL CHECK (kind <> '' AND kind NOT GLOB '*[^a-z-]*'),
            count   INTEGER NOT NULL CHECK (count >= 1),
            visit   TEXT REFERENCES visit (id),
            station TEXT NOT NULL CHECK (station <> ''),
            event   TEXT CHECK (event <> ''),
            team    TEXT CHECK (team IS NULL OR (team <> '' AND event IS NOT NULL)),
            officer TEXT NOT NULL CHECK (officer <> ''),
            at      INTEGER NOT NULL,
            day     TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
            undoes  TEXT UNIQUE REFERENCES serviceAct (id)
        ) STRICT;
        CREATE INDEX serviceActAt ON serviceAct (at);
        CREATE TRIGGER serviceActWritten BEFORE UPDATE ON serviceAct
        BEGIN SELECT RAISE(ABORT, 'serviceAct: another one undoes it'); END;
        CREATE TRIGGER serviceActUndone BEFORE INSERT ON serviceAct
        WHEN NEW.undoes IS NOT NULL AND NOT EXISTS (
            SELECT 1 FROM serviceAct WHERE id = NEW.undoes AND kind = NEW.kind AND count = NEW.count
            AND undoes IS NULL)
        BEGIN SELECT RAISE(ABORT, 'serviceAct: not what it undoes'); END;
        """

    /// Day closes, numbered and chained by the hash of their report; each takes
    /// the shifts that were closed since the one before it.
    ///
    /// What hangs on no shift (voids, services, money sent back by the office)
    /// belongs to the close that followed it; ``dayOrder`` says how that is told
    /// without the clock. The sums stand
    /// beside the sealed report, so that they can be held against the shifts:
    /// `payments` and `taken` of all payments, `cash` laid into and `paidOut` of
    /// the drawers, `transfer` at the bank, `voided` whole payments, all in đồng.
    static let days = """
        CREATE TABLE dayClose (
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
            CHECK (closedAt > since),
            CHECK ((since IS NULL) = (number = 1) AND (length(previous) = 0) = (number = 1))
        ) STRICT;
        CREATE TRIGGER dayCloseFollows BEFORE INSERT ON dayClose
        WHEN NEW.number <> 1 + (SELECT COALESCE(MAX(number), 0) FROM dayClose)
             OR NEW.previous <> COALESCE((SELECT hash FROM dayClose ORDER BY seq DESC LIMIT 1), x'')
             OR NEW.since IS NOT (SELECT closedAt FROM dayClose ORDER BY seq DESC LIMIT 1)
        BEGIN SELECT RAISE(ABORT, 'dayClose: does not follow the last one'); END;
        CREATE TRIGGER dayCloseWritten BEFORE UPDATE ON dayClose
        BEGIN SELECT RAISE(ABORT, 'dayClose: closed is final'); END;

        CREATE TABLE dayCloseShift (
            shift    TEXT NOT NULL PRIMARY KEY REFERENCES shift (id),
            dayClose TEXT NOT NULL REFERENCES dayClose (id)
        ) STRICT;
        CREATE INDEX dayCloseShiftDay ON dayCloseShift (dayClose);
        CREATE TRIGGER dayCloseShiftClosed BEFORE INSERT ON dayCloseShift
        WHEN (SELECT state FROM shift WHERE id = NEW.shift) IS NOT 'closed'
             OR NEW.dayClose IS NOT (SELECT id FROM dayClose ORDER BY seq DESC LIMIT 1)
        BEGIN SELECT RAISE(ABORT, 'dayCloseShift: a closed shift, into the latest day'); END;
        CREATE TRIGGER dayCloseShiftWritten BEFORE UPDATE ON dayCloseShift
        BEGIN SELECT RAISE(ABORT, 'dayCloseShift: a shift closes into one day'); END;

        CREATE TRIGGER paymentVoidOfOpenDay BEFORE INSERT ON paymentVoid
        WHEN NEW.at <= (SELECT closedAt FROM dayClose ORDER BY seq DESC LIMIT 1)
        BEGIN SELECT RAISE(ABORT, 'paymentVoid: that day is closed'); END;
        CREATE TRIGGER serviceActOfOpenDay BEFORE INSERT ON serviceAct
        WHEN NEW.at <= (SELECT closedAt FROM dayClose ORDER BY seq DESC LIMIT 1)
        BEGIN SELECT RAISE(ABORT, 'serviceAct: that day is closed'); END;
        CREATE TRIGGER payOutOfOpenDay BEFORE INSERT ON payOut
        WHEN NEW.at <= (SELECT closedAt FROM dayClose ORDER BY seq DESC LIMIT 1)
        BEGIN SELECT RAISE(ABORT, 'payOut: that day is closed'); END;

        CREATE TABLE remittance (
            seq      INTEGER PRIMARY KEY,
            id       TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
            formID   TEXT NOT NULL UNIQUE CHECK (length(formID) = 36),
            dayClose TEXT NOT NULL REFERENCES dayClose (id),
            method   TEXT NOT NULL CHECK (method IN ('cash', 'transfer')),
            amount   INTEGER NOT NULL CHECK (amount > 0),
            handedTo BLOB NOT NULL CHECK (length(handedTo) > 28),
            officer  TEXT NOT NULL CHECK (officer <> ''),
            second   TEXT NOT NULL CHECK (second <> '' AND second <> officer),
            at       INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX remittanceDay ON remittance (dayClose);
        CREATE TRIGGER remittanceWritten BEFORE UPDATE ON remittance
        BEGIN SELECT RAISE(ABORT, 'remittance: what was handed in stays written'); END;
        """

    /// Finds what needs a person without walking through all that was accepted.
    static let envelopesInTrouble = """
        CREATE INDEX envelopeInTrouble ON envelope (state, seq) WHERE state IN ('refused', 'conflict', 'recalled');
        CREATE INDEX envelopeConfirmed ON envelope (seq) WHERE confirmation IS NOT NULL;
        """
}
