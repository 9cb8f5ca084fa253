extension Schema {
    /// Cards and books are printed only when the person asked for paper and an
    /// officer approved it; both are written down with who and when.
    ///
    /// Papers of former versions were asked for at the registration and
    /// approved with the payment.
    static let paperApprovals = """
        ALTER TABLE document ADD COLUMN approval TEXT NOT NULL DEFAULT 'with-payment'
            CHECK (approval IN ('with-payment', 'each'));

        CREATE TABLE paperRequest (
            seq          INTEGER PRIMARY KEY,
            registration TEXT NOT NULL UNIQUE REFERENCES registration (id),
            recordedBy   TEXT NOT NULL CHECK (recordedBy <> ''),
            at           INTEGER NOT NULL
        ) STRICT;
        CREATE TRIGGER paperRequestWritten BEFORE UPDATE ON paperRequest
        BEGIN SELECT RAISE(ABORT, 'paperRequest: what was asked for stays written'); END;

        CREATE TABLE paperApproval (
            seq      INTEGER PRIMARY KEY,
            document TEXT NOT NULL REFERENCES document (id),
            officer  TEXT NOT NULL CHECK (officer <> ''),
            way      TEXT NOT NULL CHECK (way IN ('payment', 'tray', 'act')),
            at       INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX paperApprovalDocument ON paperApproval (document);
        CREATE TRIGGER paperApprovalWritten BEFORE UPDATE ON paperApproval
        BEGIN SELECT RAISE(ABORT, 'paperApproval: what was approved stays written'); END;
        CREATE TRIGGER paperApprovalOfItsOwn BEFORE INSERT ON paperApproval
        WHEN NEW.way <> 'act' AND (SELECT approval FROM document WHERE id = NEW.document) IS NOT 'with-payment'
        BEGIN SELECT RAISE(ABORT, 'paperApproval: this paper needs an act of its own'); END;

        INSERT INTO paperRequest (registration, recordedBy, at)
            SELECT id, registeredBy, registeredAt FROM registration
            WHERE id IN (SELECT registration FROM document) ORDER BY seq;
        INSERT INTO paperApproval (document, officer, way, at)
            SELECT d.id, d.approvedBy, 'payment', p.paidAt FROM document d JOIN payment p ON p.id = d.payment
            WHERE d.registration IS NOT NULL AND d.approvedBy IS NOT NULL ORDER BY d.seq;

        CREATE TRIGGER printIntentApproved BEFORE INSERT ON printIntent
        WHEN EXISTS (SELECT 1 FROM document WHERE id = NEW.document AND registration IS NOT NULL)
             AND NOT EXISTS (
                 SELECT 1 FROM document d JOIN paperRequest r ON r.registration = d.registration
                 JOIN paperApproval a ON a.document = d.id WHERE d.id = NEW.document)
        BEGIN SELECT RAISE(ABORT, 'printIntent: paper is asked for and approved first'); END;
        """
}
