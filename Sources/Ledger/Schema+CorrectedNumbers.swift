extension Schema {
    /// The numbers by which somebody is found since their number was set right.
    ///
    /// A paid registration keeps the numbers it was paid under; the newest row
    /// of `correctedNumber` stands in their place, as keyed hashes like those.
    /// Every look-up by number reads the view `personNumber`: each number with
    /// the registration whose person has it now. So nobody is found by a number
    /// that was wrong, and whoever it belongs to is not taken for another.
    static let correctedNumbers = """
        CREATE TABLE correctedNumber (
            seq          INTEGER PRIMARY KEY,
            correction   TEXT NOT NULL UNIQUE REFERENCES correction (id),
            registration TEXT NOT NULL REFERENCES registration (id),
            personKey    BLOB NOT NULL CHECK (length(personKey) = 32),
            secondKey    BLOB CHECK (length(secondKey) = 32)
        ) STRICT;
        CREATE INDEX correctedNumberRegistration ON correctedNumber (registration, seq);
        CREATE INDEX correctedNumberPerson ON correctedNumber (personKey);
        CREATE INDEX correctedNumberSecond ON correctedNumber (secondKey) WHERE secondKey IS NOT NULL;
        CREATE TRIGGER correctedNumberOfCorrection BEFORE INSERT ON correctedNumber
        WHEN NEW.registration IS NOT (SELECT registration FROM correction WHERE id = NEW.correction)
        BEGIN SELECT RAISE(ABORT, 'correctedNumber: of another registration than its correction'); END;
        CREATE TRIGGER correctedNumberWritten BEFORE UPDATE ON correctedNumber
        BEGIN SELECT RAISE(ABORT, 'correctedNumber: another correction corrects it'); END;

        CREATE VIEW personNumber (registration, key) AS
        SELECT r.id, r.personKey FROM registration r
        WHERE r.erasedAt IS NULL AND NOT EXISTS (SELECT 1 FROM correctedNumber n WHERE n.registration = r.id)
        UNION ALL
        SELECT r.id, r.secondKey FROM registration r
        WHERE r.secondKey IS NOT NULL AND NOT EXISTS (SELECT 1 FROM correctedNumber n WHERE n.registration = r.id)
        UNION ALL
        SELECT n.registration, n.personKey FROM correctedNumber n
        WHERE NOT EXISTS (SELECT 1 FROM correctedNumber l WHERE l.registration = n.registration AND l.seq > n.seq)
        UNION ALL
        SELECT n.registration, n.secondKey FROM correctedNumber n
        WHERE n.secondKey IS NOT NULL
          AND NOT EXISTS (SELECT 1 FROM correctedNumber l WHERE l.registration = n.registration AND l.seq > n.seq);

        DROP TRIGGER registrationPlaceOnce;
        CREATE TRIGGER registrationPlaceOnce BEFORE UPDATE OF state ON registration
        WHEN NEW.state = 'paid' AND NEW.householdOrder IS NOT NULL AND EXISTS (
            SELECT 1 FROM registration r
            WHERE r.householdKey = NEW.householdKey AND r.householdOrder = NEW.householdOrder AND r.id <> NEW.id
              AND r.state IN ('paid', 'handedOver') AND substr(r.quoteDay, 1, 4) = substr(NEW.quoteDay, 1, 4)
              AND NOT EXISTS (SELECT 1 FROM personNumber n
                              WHERE n.registration = r.id AND n.key IN (NEW.personKey, NEW.secondKey)))
        BEGIN SELECT RAISE(ABORT, 'registration: its place in the household is taken'); END;
        """
}
