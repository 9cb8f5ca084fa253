extension Schema {
    /// The file itself, and members of staff.
    static let file = """
        CREATE TABLE ledgerFile (
            one      INTEGER PRIMARY KEY CHECK (one = 1),
            kiosk    TEXT NOT NULL CHECK (kiosk <> ''),
            training INTEGER NOT NULL CHECK (training IN (0, 1)),
            madeAt   INTEGER NOT NULL,
            keyCheck BLOB NOT NULL CHECK (length(keyCheck) = 32),
            latest   INTEGER
        ) STRICT;

        CREATE TABLE member (
            code          TEXT NOT NULL PRIMARY KEY CHECK (code <> ''),
            name          BLOB NOT NULL CHECK (length(name) > 28),
            roles         TEXT NOT NULL CHECK (json_type(roles) = 'array'),
            salt          BLOB NOT NULL,
            hash          BLOB NOT NULL,
            cost          INTEGER NOT NULL CHECK (cost > 0),
            demonstration INTEGER NOT NULL CHECK (demonstration IN (0, 1))
        ) STRICT;
        """

    /// Visits and registrations; every BLOB but the look-up keys is sealed.
    static let visits = """
        CREATE TABLE visit (
            seq         INTEGER PRIMARY KEY,
            id          TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
            day         TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
            number      INTEGER NOT NULL CHECK (number >= 1),
            openedAt    INTEGER NOT NULL,
            openedBy    TEXT NOT NULL,
            station     TEXT NOT NULL,
            language    TEXT NOT NULL CHECK (language IN ('vi', 'en')),
            channel     TEXT NOT NULL CHECK (channel IN ('performance', 'job-fair', 'household-visit', 'office')),
            outcome     TEXT CHECK (outcome IN ('enrol', 'follow-up', 'declined')),
            plans       BLOB CHECK (length(plans) > 28),
            consultedAt INTEGER,
            consultedBy TEXT,
            scanned     BLOB CHECK (length(scanned) > 28),
            scannedKey  BLOB CHECK (length(scannedKey) = 32),
            UNIQUE (day, number),
            CHECK (scannedKey IS NULL OR scanned IS NOT NULL),
            CHECK (outcome IS NULL OR consultedAt IS NOT NULL),
            CHECK ((plans IS NULL) = (consultedAt IS NULL)),
            CHECK ((consultedBy IS NULL) = (consultedAt IS NULL))
        ) STRICT;
        CREATE INDEX visitScanned ON visit (scannedKey) WHERE scannedKey IS NOT NULL;

        CREATE TABLE handOver (
            seq        INTEGER PRIMARY KEY,
            id         TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
            visit      TEXT NOT NULL REFERENCES visit (id),
            officer    TEXT NOT NULL,
            at         INTEGER NOT NULL,
            receivedBy BLOB CHECK (length(receivedBy) > 28)
        ) STRICT;

        CREATE TABLE registration (
            seq          INTEGER PRIMARY KEY,
            id           TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
            visit        TEXT NOT NULL REFERENCES visit (id),
            scheme       TEXT NOT NULL CHECK (scheme IN ('vsi', 'hi')),
            state        TEXT NOT NULL
                         CHECK (state IN ('draft', 'quoted', 'paid', 'handedOver', 'abandoned', 'void')),
            entry        BLOB NOT NULL CHECK (length(entry) > 28),
            personKey    BLOB NOT NULL CHECK (length(personKey) = 32),
            secondKey    BLOB CHECK (length(secondKey) = 32),
            registeredAt INTEGER NOT NULL,
            registeredBy TEXT NOT NULL,
            quote        BLOB CHECK (length(quote) > 28),
            quoteDay     TEXT CHECK (quoteDay GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
            gross        INTEGER CHECK (gross >= 0),
            stateSupport INTEGER CHECK (stateSupport >= 0),
            localSupport INTEGER CHECK (localSupport >= 0),
            payable      INTEGER CHECK (payable >= 0),
            validFrom    TEXT CHECK (validFrom GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
            validTo      TEXT CHECK (validTo GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
            rules        TEXT,
            readBackAt   INTEGER,
            handOver     TEXT REFERENCES handOver (id),
            abandonedAt  INTEGER,
            abandonedBy  TEXT,
            CHECK (state IN ('draft', 'abandoned') OR quote IS NOT NULL),
            CHECK ((quote IS NULL) = (quoteDay IS NULL) AND (quote IS NULL) = (gross IS NULL)
                   AND (quote IS NULL) = (stateSupport IS NULL) AND (quote IS NULL) = (localSupport IS NULL)
                   AND (quote IS NULL) = (payable IS NULL) AND (quote IS NULL) = (rules IS NULL)),
            CHECK (quote IS NULL OR payable = gross - stateSupport - localSupport),
            CHECK ((validFrom IS NOT NULL) = (scheme = 'hi' AND quote IS NOT NULL)),
            CHECK ((validTo IS NULL) = (validFrom IS NULL) AND (validFrom IS NULL OR validFrom <= validTo)),
            CHECK (readBackAt IS NULL OR quote IS NOT NULL),
            CHECK (state NOT IN ('paid', 'handedOver', 'void') OR readBackAt IS NOT NULL),
            CHECK (state <> 'handedOver' OR handOver IS NOT NULL),
            CHECK (handOver IS NULL OR state IN ('handedOver', 'void')),
            CHECK ((abandonedAt IS NOT NULL) = (state = 'abandoned')),
            CHECK ((abandonedBy IS NULL) = (abandonedAt IS NULL))
        ) STRICT;
        CREATE INDEX registrationVisit ON registration (visit, seq);
        CREATE INDEX registrationPerson ON registration (personKey, scheme);
        CREATE INDEX registrationSecond ON registration (secondKey) WHERE secondKey IS NOT NULL;

        CREATE TRIGGER registrationFrozen
        BEFORE UPDATE OF id, visit, scheme, entry, personKey, secondKey, quote, quoteDay, gross, stateSupport,
                         localSupport, payable, validFrom, validTo, rules ON registration
        WHEN OLD.state <> 'draft'
        BEGIN SELECT RAISE(ABORT, 'registration: a frozen quote never changes'); END;
        """
}
