extension Schema {
    /// Payments taken back by two people; the receipt keeps its number.
    ///
    /// All registrations of the payment become void. Those who stay are
    /// registered anew and paid for with `successor`, whose id is named before
    /// it is written; both come in one transaction.
    static let voids = """
        CREATE TABLE paymentVoid (
            seq         INTEGER PRIMARY KEY,
            id          TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
            formID      TEXT NOT NULL UNIQUE CHECK (length(formID) = 36),
            payment     TEXT NOT NULL UNIQUE REFERENCES payment (id),
            successor   TEXT UNIQUE REFERENCES payment (id) DEFERRABLE INITIALLY DEFERRED,
            reason      TEXT NOT NULL CHECK (reason <> '' AND reason NOT GLOB '*[^a-z-]*'),
            note        BLOB CHECK (length(note) > 28),
            officer     TEXT NOT NULL CHECK (officer <> ''),
            second      TEXT NOT NULL CHECK (second <> '' AND second <> officer),
            at          INTEGER NOT NULL,
            day         TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
            afterUpload INTEGER NOT NULL CHECK (afterUpload IN (0, 1)),
            CHECK (successor <> payment),
            CHECK (note IS NOT NULL OR reason <> 'other')
        ) STRICT;
        CREATE INDEX paymentVoidAt ON paymentVoid (at);
        CREATE TRIGGER paymentVoidWritten BEFORE UPDATE ON paymentVoid
        BEGIN SELECT RAISE(ABORT, 'paymentVoid: what was taken back stays so'); END;

        CREATE TABLE voidedRegistration (
            registration TEXT NOT NULL PRIMARY KEY REFERENCES registration (id),
            paymentVoid  TEXT NOT NULL REFERENCES paymentVoid (id),
            successor    TEXT UNIQUE REFERENCES registration (id) DEFERRABLE INITIALLY DEFERRED,
            CHECK (successor <> registration)
        ) STRICT;
        CREATE INDEX voidedRegistrationVoid ON voidedRegistration (paymentVoid);
        CREATE TRIGGER voidedRegistrationPaid BEFORE INSERT ON voidedRegistration
        WHEN NOT EXISTS (
                 SELECT 1 FROM paymentVoid v JOIN paymentShare s ON s.payment = v.payment
                 WHERE v.id = NEW.paymentVoid AND s.registration = NEW.registration)
             OR (NEW.successor IS NOT NULL
                 AND (SELECT successor FROM paymentVoid WHERE id = NEW.paymentVoid) IS NULL)
        BEGIN SELECT RAISE(ABORT, 'voidedRegistration: another payment covers it'); END;
        CREATE TRIGGER voidedRegistrationWritten BEFORE UPDATE ON voidedRegistration
        BEGIN SELECT RAISE(ABORT, 'voidedRegistration: what was taken back stays so'); END;
        CREATE TRIGGER registrationVoided BEFORE UPDATE OF state ON registration
        WHEN NEW.state = 'void' AND NOT EXISTS (SELECT 1 FROM voidedRegistration WHERE registration = NEW.id)
        BEGIN SELECT RAISE(ABORT, 'registration: two people void its payment'); END;

        CREATE TRIGGER tenderCarriedOn BEFORE INSERT ON tender
        WHEN NEW.carriedFrom IS NOT NULL AND (
             (SELECT successor FROM paymentVoid WHERE id = NEW.carriedFrom) IS NOT NEW.payment
             OR NEW.amount
                 + (SELECT COALESCE(SUM(amount), 0) FROM payOut WHERE paymentVoid = NEW.carriedFrom)
                 + (SELECT COALESCE(SUM(amount), 0) FROM tender WHERE carriedFrom = NEW.carriedFrom)
                > (SELECT p.amount FROM paymentVoid v JOIN payment p ON p.id = v.payment WHERE v.id = NEW.carriedFrom))
        BEGIN SELECT RAISE(ABORT, 'tender: not money of that void'); END;
        """
}
