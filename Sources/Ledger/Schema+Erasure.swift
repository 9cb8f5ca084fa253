extension Schema {
    /// Of somebody who went without joining, the rows tell only that they were here.
    ///
    /// A registration that was given up is emptied, with its quote and its
    /// look-up keys; what was paid for never is. A visit says when its person was
    /// erased, and nobody goes on with it.
    static let erasures = """
        ALTER TABLE visit ADD COLUMN erasedAt INTEGER
            CHECK (erasedAt IS NULL OR (scanned IS NULL AND scannedKey IS NULL));
        ALTER TABLE registration ADD COLUMN erasedAt INTEGER
            CHECK (erasedAt IS NULL OR (state = 'abandoned' AND entry = zeroblob(32) AND personKey = zeroblob(32)
                   AND secondKey IS NULL AND quote IS NULL AND householdKey IS NULL));
        CREATE INDEX registrationGivenUp ON registration (abandonedAt)
            WHERE state = 'abandoned' AND erasedAt IS NULL;

        DROP TRIGGER registrationFrozen;
        CREATE TRIGGER registrationFrozen
        BEFORE UPDATE OF id, visit, scheme, entry, personKey, secondKey, quote, quoteDay, gross, stateSupport,
                         localSupport, payable, validFrom, validTo, rules ON registration
        WHEN OLD.state <> 'draft'
             AND (OLD.erasedAt IS NOT NULL OR NEW.erasedAt IS NULL OR NEW.id <> OLD.id OR NEW.visit <> OLD.visit
                  OR NEW.scheme <> OLD.scheme)
        BEGIN SELECT RAISE(ABORT, 'registration: a frozen quote never changes'); END;
        DROP TRIGGER registrationPlaceFrozen;
        CREATE TRIGGER registrationPlaceFrozen
        BEFORE UPDATE OF householdKey, householdOrder ON registration
        WHEN OLD.state <> 'draft' AND (OLD.erasedAt IS NOT NULL OR NEW.erasedAt IS NULL)
        BEGIN SELECT RAISE(ABORT, 'registration: a place in the household never changes'); END;
        CREATE TRIGGER registrationErasedOnce BEFORE UPDATE OF erasedAt ON registration
        WHEN OLD.erasedAt IS NOT NULL
        BEGIN SELECT RAISE(ABORT, 'registration: what was erased stays so'); END;
        CREATE TRIGGER visitErasedOnce BEFORE UPDATE OF erasedAt ON visit WHEN OLD.erasedAt IS NOT NULL
        BEGIN SELECT RAISE(ABORT, 'visit: what was erased stays so'); END;
        """
}
