extension Schema {
    /// What people pay with, one row for each handful of notes or bank transfer.
    ///
    /// A payment exists when all its tenders are in; until then they lie loose
    /// on the visit. `amount` is what was laid down or asked for, `received`
    /// what the bank says came, `covers` what the tender pays of its payment.
    /// `carriedFrom` names the void whose money goes on to the new receipt: no
    /// drawer counts it again.
    static let tenders = """
        CREATE TABLE tender (
            seq           INTEGER PRIMARY KEY,
            id            TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
            formID        TEXT NOT NULL CHECK (length(formID) = 36),
            visit         TEXT NOT NULL REFERENCES visit (id),
            shift         TEXT NOT NULL REFERENCES shift (id),
            station       TEXT NOT NULL CHECK (station <> ''),
            cashier       TEXT NOT NULL CHECK (cashier <> ''),
            method        TEXT NOT NULL CHECK (method IN ('cash', 'transfer')),
            state         TEXT NOT NULL CHECK (state IN ('taken', 'awaiting', 'confirmed', 'expired', 'returned')),
            amount        INTEGER NOT NULL CHECK (amount > 0 OR (amount = 0 AND method = 'cash')),
            openedAt      INTEGER NOT NULL,
            tendered      INTEGER CHECK (tendered >= amount),
            account       TEXT CHECK (account <> ''),
            memo          TEXT CHECK (length(memo) BETWEEN 1 AND 25 AND memo NOT GLOB '*[^ -~]*'),
            expiresAt     INTEGER CHECK (expiresAt > openedAt),
            received      INTEGER CHECK (received > 0),
            valueDay      TEXT CHECK (valueDay GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
            bankReference BLOB CHECK (length(bankReference) > 28),
            bankKey       BLOB CHECK (length(bankKey) = 32),
            confirmedBy   TEXT CHECK (confirmedBy <> ''),
            confirmedAt   INTEGER,
            payment       TEXT REFERENCES payment (id),
            covers        INTEGER CHECK (covers >= 0 AND covers <= COALESCE(received, amount)),
            endedBy       TEXT CHECK (endedBy <> ''),
            endedAt       INTEGER,
            carriedFrom   TEXT REFERENCES paymentVoid (id),
            CHECK (method = 'transfer' OR state IN ('taken', 'returned')),
            CHECK (method = 'cash' OR state <> 'taken'),
            CHECK ((tendered IS NOT NULL) = (method = 'cash')),
            CHECK ((memo IS NOT NULL) = (method = 'transfer' AND carriedFrom IS NULL)),
            CHECK ((memo IS NULL) = (account IS NULL) AND (memo IS NULL) = (expiresAt IS NULL)),
            CHECK ((received IS NOT NULL) = (method = 'transfer' AND state IN ('confirmed', 'returned'))),
            CHECK ((bankKey IS NOT NULL) = (received IS NOT NULL AND carriedFrom IS NULL)),
            CHECK ((bankKey IS NULL) = (bankReference IS NULL) AND (bankKey IS NULL) = (valueDay IS NULL)
                   AND (bankKey IS NULL) = (confirmedBy IS NULL) AND (bankKey IS NULL) = (confirmedAt IS NULL)),
            CHECK ((covers IS NULL) = (payment IS NULL)),
            CHECK (payment IS NULL OR state IN ('taken', 'confirmed')),
            CHECK ((endedAt IS NOT NULL) = (state IN ('expired', 'returned'))),
            CHECK (endedBy IS NULL OR endedAt IS NOT NULL),
            CHECK (state <> 'returned' OR endedBy IS NOT NULL),
            CHECK (carriedFrom IS NULL
                   OR (payment IS NOT NULL AND covers = amount AND COALESCE(received, tendered) = amount))
        ) STRICT;
        INSERT INTO tender (id, formID, visit, shift, station, cashier, method, state, amount, openedAt, tendered,
                            payment, covers)
            SELECT p.id, p.formID, p.visit, p.shift, COALESCE(NULLIF(v.station, ''), 'kiosk'), p.cashier, 'cash',
                   'taken', p.amount, p.paidAt, p.tendered, p.id, p.amount
            FROM payment p LEFT JOIN visit v ON v.id = p.visit ORDER BY p.seq;
        CREATE UNIQUE INDEX tenderForm ON tender (formID, method) WHERE carriedFrom IS NULL;
        CREATE UNIQUE INDEX tenderCarried ON tender (carriedFrom, method) WHERE carriedFrom IS NOT NULL;
        CREATE UNIQUE INDEX tenderAwaited ON tender (visit) WHERE state = 'awaiting';
        CREATE UNIQUE INDEX tenderMemo ON tender (memo) WHERE state = 'awaiting';
        CREATE UNIQUE INDEX tenderBank ON tender (bankKey) WHERE bankKey IS NOT NULL;
        CREATE INDEX tenderLoose ON tender (visit) WHERE payment IS NULL;
        CREATE INDEX tenderPayment ON tender (payment) WHERE payment IS NOT NULL;
        CREATE INDEX tenderShift ON tender (shift);
        """

    /// Which state of a tender leads to which; every other move is refused.
    static let tenderMoves = [
        ("awaiting", "confirmed"), ("awaiting", "expired"), ("taken", "returned"), ("confirmed", "returned"),
    ]

    /// No tender is more than its payment, or of another visit.
    private static let refuseMisfit = """
        WHEN NEW.payment IS NOT NULL AND NOT EXISTS (
            SELECT 1 FROM payment p WHERE p.id = NEW.payment AND p.visit = NEW.visit AND p.amount >= NEW.covers
                + (SELECT COALESCE(SUM(covers), 0) FROM tender WHERE payment = p.id))
        BEGIN SELECT RAISE(ABORT, 'tender: more than its payment, or of another visit'); END;
        """

    /// What holds of tenders and payments, whoever writes them.
    static let tenderGuards = """
        CREATE TRIGGER tenderIntoOpenShift BEFORE INSERT ON tender
        WHEN NOT EXISTS (SELECT 1 FROM shift WHERE id = NEW.shift AND cashier = NEW.cashier AND state = 'open')
        BEGIN SELECT RAISE(ABORT, 'tender: the shift is not open'); END;
        CREATE TRIGGER tenderBegins BEFORE INSERT ON tender
        WHEN NEW.state NOT IN ('taken', 'awaiting') AND NEW.carriedFrom IS NULL
        BEGIN SELECT RAISE(ABORT, 'tender: it is laid down or asked for first'); END;
        CREATE TRIGGER tenderWritten BEFORE UPDATE ON tender
        WHEN OLD.payment IS NOT NULL OR OLD.endedAt IS NOT NULL
             OR NEW.id <> OLD.id OR NEW.formID <> OLD.formID OR NEW.visit <> OLD.visit OR NEW.shift <> OLD.shift
             OR NEW.station <> OLD.station OR NEW.cashier <> OLD.cashier OR NEW.method <> OLD.method
             OR NEW.amount <> OLD.amount OR NEW.openedAt <> OLD.openedAt OR NEW.tendered IS NOT OLD.tendered
             OR NEW.account IS NOT OLD.account OR NEW.memo IS NOT OLD.memo OR NEW.expiresAt < OLD.expiresAt
             OR NEW.carriedFrom IS NOT OLD.carriedFrom
             OR (OLD.bankKey IS NOT NULL AND (
                 NEW.bankKey IS NOT OLD.bankKey OR NEW.received IS NOT OLD.received
                 OR NEW.valueDay IS NOT OLD.valueDay OR NEW.bankReference IS NOT OLD.bankReference
                 OR NEW.confirmedBy IS NOT OLD.confirmedBy OR NEW.confirmedAt IS NOT OLD.confirmedAt))
        BEGIN SELECT RAISE(ABORT, 'tender: what came in stays written'); END;
        CREATE TRIGGER tenderFitsNew BEFORE INSERT ON tender
        \(refuseMisfit)
        CREATE TRIGGER tenderFits BEFORE UPDATE OF payment, covers ON tender
        \(refuseMisfit)

        CREATE TRIGGER paymentWaitsForAll BEFORE INSERT ON payment
        WHEN EXISTS (SELECT 1 FROM tender WHERE visit = NEW.visit AND payment IS NULL AND state = 'awaiting')
        BEGIN SELECT RAISE(ABORT, 'payment: a transfer of the visit is still awaited'); END;
        CREATE TRIGGER paymentShareCovered BEFORE INSERT ON paymentShare
        WHEN (SELECT SUM(covers) FROM tender WHERE payment = NEW.payment)
                 IS NOT (SELECT amount FROM payment WHERE id = NEW.payment)
             OR EXISTS (SELECT 1 FROM tender t JOIN payment p ON p.visit = t.visit
                        WHERE p.id = NEW.payment AND t.payment IS NULL
                          AND t.state IN ('awaiting', 'taken', 'confirmed'))
        BEGIN SELECT RAISE(ABORT, 'paymentShare: the money of its payment is not all in'); END;

        CREATE TRIGGER visitMoneyUnderWay BEFORE UPDATE OF erasedAt, outcome ON visit
        WHEN (NEW.erasedAt IS NOT NULL OR NEW.outcome IN ('declined', 'follow-up')) AND EXISTS (
            SELECT 1 FROM tender WHERE visit = NEW.id AND payment IS NULL
            AND state IN ('awaiting', 'taken', 'confirmed'))
        BEGIN SELECT RAISE(ABORT, 'visit: money of it is under way'); END;
        CREATE TRIGGER registrationAwaited BEFORE UPDATE OF state ON registration
        WHEN NEW.state = 'abandoned' AND EXISTS (
            SELECT 1 FROM tender WHERE visit = NEW.visit AND payment IS NULL AND state = 'awaiting')
        BEGIN SELECT RAISE(ABORT, 'registration: a transfer for it is still awaited'); END;
        """
}
