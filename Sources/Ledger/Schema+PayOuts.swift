extension Schema {
    /// Money at the bank that no visit waits for.
    ///
    /// People say what becomes of it. `asked` is the tender whose memo it
    /// carries, which had ended; `tender` the one it was used for in the end.
    static let strayTransfers = """
        CREATE TABLE strayTransfer (
            seq           INTEGER PRIMARY KEY,
            id            TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
            formID        TEXT NOT NULL UNIQUE CHECK (length(formID) = 36),
            amount        INTEGER NOT NULL CHECK (amount > 0),
            valueDay      TEXT NOT NULL CHECK (valueDay GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
            bankReference BLOB NOT NULL CHECK (length(bankReference) > 28),
            bankKey       BLOB NOT NULL UNIQUE CHECK (length(bankKey) = 32),
            asked         TEXT REFERENCES tender (id),
            notedBy       TEXT NOT NULL CHECK (notedBy <> ''),
            at            INTEGER NOT NULL,
            fate          TEXT CHECK (fate IN ('matched', 'returned', 'handed-on')),
            tender        TEXT UNIQUE REFERENCES tender (id),
            note          BLOB CHECK (length(note) > 28),
            settledBy     TEXT CHECK (settledBy <> ''),
            second        TEXT CHECK (second <> '' AND second <> settledBy),
            settledAt     INTEGER,
            CHECK ((fate IS NULL) = (settledBy IS NULL) AND (fate IS NULL) = (settledAt IS NULL)),
            CHECK ((tender IS NOT NULL) = (fate IS 'matched')),
            CHECK (second IS NULL OR fate IS NOT NULL),
            CHECK (second IS NOT NULL OR fate IS NULL OR fate = 'matched')
        ) STRICT;
        CREATE INDEX strayTransferOpen ON strayTransfer (seq) WHERE fate IS NULL;
        CREATE TRIGGER strayTransferKnown BEFORE INSERT ON strayTransfer
        WHEN EXISTS (SELECT 1 FROM tender WHERE bankKey = NEW.bankKey) OR NEW.fate IS NOT NULL
        BEGIN SELECT RAISE(ABORT, 'strayTransfer: this transfer is known already'); END;
        CREATE TRIGGER strayTransferWritten BEFORE UPDATE ON strayTransfer
        WHEN OLD.fate IS NOT NULL OR NEW.id <> OLD.id OR NEW.formID <> OLD.formID OR NEW.amount <> OLD.amount
             OR NEW.valueDay <> OLD.valueDay OR NEW.bankReference <> OLD.bankReference OR NEW.bankKey <> OLD.bankKey
             OR NEW.asked IS NOT OLD.asked OR NEW.notedBy <> OLD.notedBy OR NEW.at <> OLD.at
        BEGIN SELECT RAISE(ABORT, 'strayTransfer: what came stays written, and is settled once'); END;
        CREATE TRIGGER strayTransferMatched BEFORE UPDATE OF fate ON strayTransfer
        WHEN NEW.fate = 'matched' AND (SELECT bankKey FROM tender WHERE id = NEW.tender) IS NOT NEW.bankKey
        BEGIN SELECT RAISE(ABORT, 'strayTransfer: another transfer paid that tender'); END;
        CREATE TRIGGER tenderOfSettledTransfer BEFORE UPDATE OF bankKey ON tender
        WHEN EXISTS (SELECT 1 FROM strayTransfer WHERE bankKey = NEW.bankKey AND fate IS NOT NULL)
        BEGIN SELECT RAISE(ABORT, 'tender: this transfer was settled otherwise'); END;
        """

    /// Money that goes back to people: a refund after a void, a tender that is
    /// given back, or what a tender was too much.
    ///
    /// Cash comes out of an open drawer; a transfer is sent back by the office,
    /// and out of no drawer.
    static let payOuts = """
        CREATE TABLE payOut (
            seq         INTEGER PRIMARY KEY,
            id          TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
            method      TEXT NOT NULL CHECK (method IN ('cash', 'transfer')),
            amount      INTEGER NOT NULL CHECK (amount > 0),
            shift       TEXT REFERENCES shift (id),
            paymentVoid TEXT REFERENCES paymentVoid (id),
            tender      TEXT UNIQUE REFERENCES tender (id),
            officer     TEXT NOT NULL CHECK (officer <> ''),
            second      TEXT NOT NULL CHECK (second <> '' AND second <> officer),
            at          INTEGER NOT NULL,
            UNIQUE (paymentVoid, method),
            CHECK ((paymentVoid IS NULL) <> (tender IS NULL)),
            CHECK ((shift IS NOT NULL) = (method = 'cash'))
        ) STRICT;
        CREATE INDEX payOutShift ON payOut (shift) WHERE shift IS NOT NULL;
        CREATE TRIGGER payOutWritten BEFORE UPDATE ON payOut
        BEGIN SELECT RAISE(ABORT, 'payOut: what was paid out stays written'); END;
        CREATE TRIGGER payOutFromOpenShift BEFORE INSERT ON payOut
        WHEN NEW.shift IS NOT NULL AND NOT EXISTS (
            SELECT 1 FROM shift WHERE id = NEW.shift AND cashier = NEW.officer AND state = 'open')
        BEGIN SELECT RAISE(ABORT, 'payOut: the shift is not open'); END;
        CREATE TRIGGER payOutOfDrawer BEFORE INSERT ON payOut
        WHEN NEW.shift IS NOT NULL AND NEW.amount > (
            SELECT float + (SELECT COALESCE(SUM(amount), 0) FROM tender
                            WHERE shift = s.id AND method = 'cash' AND carriedFrom IS NULL)
                         - (SELECT COALESCE(SUM(amount), 0) FROM payOut WHERE shift = s.id)
            FROM shift s WHERE s.id = NEW.shift)
        BEGIN SELECT RAISE(ABORT, 'payOut: more than the drawer holds'); END;
        CREATE TRIGGER payOutOfTender BEFORE INSERT ON payOut
        WHEN NEW.tender IS NOT NULL AND NEW.amount IS NOT (
            SELECT CASE WHEN state = 'returned' THEN COALESCE(received, amount)
                        WHEN payment IS NOT NULL THEN COALESCE(received, amount) - covers END
            FROM tender WHERE id = NEW.tender)
        BEGIN SELECT RAISE(ABORT, 'payOut: not what the tender leaves over'); END;
        CREATE TRIGGER payOutOfVoid BEFORE INSERT ON payOut
        WHEN NEW.paymentVoid IS NOT NULL AND NEW.amount
                 + (SELECT COALESCE(SUM(amount), 0) FROM payOut WHERE paymentVoid = NEW.paymentVoid)
                 + (SELECT COALESCE(SUM(amount), 0) FROM tender WHERE carriedFrom = NEW.paymentVoid)
             > (SELECT p.amount FROM paymentVoid v JOIN payment p ON p.id = v.payment WHERE v.id = NEW.paymentVoid)
        BEGIN SELECT RAISE(ABORT, 'payOut: more than was paid'); END;
        """
}
