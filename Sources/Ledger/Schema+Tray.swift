extension Schema {
    /// What lets a printed paper say for itself that it came out.
    ///
    /// `codeKey` is the keyed hash of the code it was printed with; `scannedAs`
    /// says which codes called it good, and is empty when a person did.
    static let scannedPapers = """
        ALTER TABLE printIntent ADD COLUMN codeKey BLOB CHECK (codeKey IS NULL OR length(codeKey) = 32);
        ALTER TABLE printIntent ADD COLUMN scannedAs TEXT
            CHECK (scannedAs IS NULL OR (scannedAs IN ('code', 'code-and-serial') AND verdict IS 'good'));
        CREATE INDEX printIntentCode ON printIntent (codeKey) WHERE codeKey IS NOT NULL;
        CREATE TRIGGER printIntentCodeWritten BEFORE UPDATE OF codeKey ON printIntent
        BEGIN SELECT RAISE(ABORT, 'printIntent: what was printed stays written'); END;
        CREATE TRIGGER printIntentScanned BEFORE UPDATE OF scannedAs ON printIntent
        WHEN NEW.scannedAs IS NOT OLD.scannedAs AND (
             OLD.verdict IS NOT NULL OR NEW.codeKey IS NULL
             OR (NEW.scannedAs = 'code-and-serial' AND NEW.blankSerial IS NULL)
             OR (NEW.scannedAs = 'code' AND EXISTS (
                 SELECT 1 FROM printIntent e WHERE e.document = NEW.document AND e.attempt < NEW.attempt
                 AND e.outcome IN ('ejected', 'unknown'))))
        BEGIN SELECT RAISE(ABORT, 'printIntent: the code does not tell this print from an earlier one'); END;
        """

    /// Papers in somebody's hand that the tray did not wait for.
    static let trayAlarms = """
        CREATE TABLE trayAlarm (
            seq      INTEGER PRIMARY KEY,
            id       TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
            kind     TEXT NOT NULL CHECK (kind IN ('checked', 'given', 'not-printed', 'strange')),
            intent   TEXT REFERENCES printIntent (id),
            expected TEXT REFERENCES printIntent (id),
            officer  TEXT NOT NULL CHECK (officer <> ''),
            at       INTEGER NOT NULL,
            endedBy  TEXT CHECK (endedBy <> ''),
            endedAt  INTEGER,
            CHECK ((intent IS NULL) = (kind = 'strange')),
            CHECK ((endedBy IS NULL) = (endedAt IS NULL))
        ) STRICT;
        CREATE INDEX trayAlarmOpen ON trayAlarm (seq) WHERE endedAt IS NULL;
        CREATE TRIGGER trayAlarmWritten BEFORE UPDATE ON trayAlarm
        WHEN OLD.endedAt IS NOT NULL OR NEW.id <> OLD.id OR NEW.kind <> OLD.kind OR NEW.intent IS NOT OLD.intent
             OR NEW.expected IS NOT OLD.expected OR NEW.officer <> OLD.officer OR NEW.at <> OLD.at
        BEGIN SELECT RAISE(ABORT, 'trayAlarm: what was seen stays written, and is ended once'); END;
        """

    /// Papers recalled from people to be printed anew: two stand for each.
    static let reissues = """
        CREATE TABLE reissue (
            seq      INTEGER PRIMARY KEY,
            id       TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
            document TEXT NOT NULL REFERENCES document (id),
            intent   TEXT NOT NULL UNIQUE REFERENCES printIntent (id),
            handOver TEXT NOT NULL REFERENCES handOver (id),
            reason   TEXT NOT NULL CHECK (reason IN ('jam', 'smudged', 'misaligned', 'colour', 'torn', 'wrong-blank',
                                                     'other')),
            officer  TEXT NOT NULL CHECK (officer <> ''),
            witness  TEXT NOT NULL CHECK (witness <> officer),
            at       INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX reissueDocument ON reissue (document);
        CREATE TRIGGER reissueWritten BEFORE UPDATE ON reissue
        BEGIN SELECT RAISE(ABORT, 'reissue: what was recalled stays written'); END;
        CREATE TRIGGER documentReissued BEFORE UPDATE OF state ON document
        WHEN OLD.state = 'recalled' AND NEW.state = 'waiting' AND NOT EXISTS (
            SELECT 1 FROM reissue r JOIN printIntent i ON i.id = r.intent
            WHERE r.document = NEW.id AND i.attempt = OLD.attempts)
        BEGIN SELECT RAISE(ABORT, 'document: two people recall what is printed anew'); END;
        """

    /// A recalled paper that two people stand for waits to be printed anew.
    static let reissueMoves = [("recalled", "waiting")]
}
