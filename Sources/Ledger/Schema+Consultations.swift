extension Schema {
    /// Why someone declined, and at which event and with which team a
    /// consultation ended.
    static let consultations = """
        ALTER TABLE visit ADD COLUMN declinedFor TEXT CHECK (declinedFor IS NULL OR (
            outcome IS 'declined' AND declinedFor IN ('too-expensive', 'already-insured', 'ask-family', 'no-time',
                'not-eligible', 'not-convinced', 'papers-missing', 'other')));
        ALTER TABLE visit ADD COLUMN event TEXT CHECK (event IS NULL OR (event <> '' AND consultedAt IS NOT NULL));
        ALTER TABLE visit ADD COLUMN team TEXT CHECK (team IS NULL OR (team <> '' AND event IS NOT NULL));
        """

    /// Which state of a lead leads to which; every other move is refused.
    static let leadMoves = [
        ("open", "contacted"), ("open", "withdrawn"), ("open", "dropped"), ("contacted", "withdrawn"),
        ("contacted", "dropped"),
    ]

    /// People to call back: `contact` is sealed, and there only with their
    /// consent; erased, the row tells that a consent was given and taken back.
    static let leads = """
        CREATE TABLE lead (
            seq             INTEGER PRIMARY KEY,
            id              TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
            visit           TEXT NOT NULL REFERENCES visit (id),
            state           TEXT NOT NULL CHECK (state IN ('open', 'contacted', 'withdrawn', 'dropped')),
            contact         BLOB CHECK (length(contact) > 28),
            consentVersion  TEXT NOT NULL CHECK (consentVersion <> ''),
            consentLanguage TEXT NOT NULL CHECK (consentLanguage <> ''),
            consentAt       INTEGER NOT NULL,
            consentBy       TEXT NOT NULL CHECK (consentBy <> ''),
            settledAt       INTEGER,
            settledBy       TEXT,
            CHECK ((contact IS NOT NULL) = (state IN ('open', 'contacted'))),
            CHECK ((settledAt IS NULL) = (state = 'open') AND (settledBy IS NULL) = (settledAt IS NULL))
        ) STRICT;
        CREATE UNIQUE INDEX leadLive ON lead (visit) WHERE state IN ('open', 'contacted');
        CREATE INDEX leadVisit ON lead (visit);
        CREATE TRIGGER leadFollowsUp BEFORE INSERT ON lead
        WHEN (SELECT outcome FROM visit WHERE id = NEW.visit) IS NOT 'follow-up'
        BEGIN SELECT RAISE(ABORT, 'lead: its consultation did not end with a follow-up'); END;
        CREATE TRIGGER leadLeftBehind BEFORE UPDATE OF outcome ON visit
        WHEN NEW.outcome IS NOT 'follow-up'
             AND EXISTS (SELECT 1 FROM lead WHERE visit = NEW.id AND state IN ('open', 'contacted'))
        BEGIN SELECT RAISE(ABORT, 'visit: its lead must be dropped first'); END;
        CREATE TRIGGER leadSaid
        BEFORE UPDATE OF id, visit, contact, consentVersion, consentLanguage, consentAt, consentBy ON lead
        WHEN NEW.id <> OLD.id OR NEW.visit <> OLD.visit OR NEW.consentVersion <> OLD.consentVersion
             OR NEW.consentLanguage <> OLD.consentLanguage OR NEW.consentAt <> OLD.consentAt
             OR NEW.consentBy <> OLD.consentBy
             OR (NEW.contact IS NOT NULL AND NEW.contact IS NOT OLD.contact)
        BEGIN SELECT RAISE(ABORT, 'lead: what was agreed to never changes, it only goes'); END;

        CREATE TABLE leadExport (
            seq      INTEGER PRIMARY KEY,
            at       INTEGER NOT NULL,
            officer  TEXT NOT NULL CHECK (officer <> ''),
            firstDay TEXT NOT NULL CHECK (firstDay GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
            lastDay  TEXT NOT NULL CHECK (lastDay GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
            count    INTEGER NOT NULL CHECK (count >= 0),
            CHECK (firstDay <= lastDay)
        ) STRICT;
        CREATE TRIGGER leadExportWritten BEFORE UPDATE ON leadExport
        BEGIN SELECT RAISE(ABORT, 'leadExport: what was taken out stays written'); END;
        """

    /// Comparisons people took home; the terms and amounts are sealed.
    static let offers = """
        CREATE TABLE offer (
            seq     INTEGER PRIMARY KEY,
            number  TEXT NOT NULL UNIQUE CHECK (number GLOB '[A-Z][0-9][0-9][0-9][0-9][0-9][0-9][0-9]'),
            visit   TEXT NOT NULL REFERENCES visit (id),
            day     TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
            madeAt  INTEGER NOT NULL,
            madeBy  TEXT NOT NULL CHECK (madeBy <> ''),
            rules   TEXT NOT NULL CHECK (rules <> ''),
            plans   INTEGER NOT NULL CHECK (plans BETWEEN 0 AND 4),
            members INTEGER NOT NULL CHECK (members BETWEEN 0 AND 5),
            content BLOB NOT NULL CHECK (length(content) > 28),
            CHECK (plans + members > 0)
        ) STRICT;
        CREATE INDEX offerVisit ON offer (visit);
        CREATE TRIGGER offerFinal BEFORE UPDATE ON offer
        BEGIN SELECT RAISE(ABORT, 'offer: what was taken home never changes'); END;
        """
}
