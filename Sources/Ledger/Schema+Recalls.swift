extension Schema {
    /// Why the province took back what it had accepted; the sentence is sealed.
    static let recalls = """
        CREATE TABLE recall (
            envelope TEXT PRIMARY KEY REFERENCES envelope (id),
            code     TEXT NOT NULL CHECK (code <> ''),
            sentence BLOB NOT NULL,
            learntAt INTEGER NOT NULL
        ) STRICT;
        CREATE TRIGGER recallOfRecalled BEFORE INSERT ON recall
        WHEN (SELECT state FROM envelope WHERE id = NEW.envelope) IS NOT 'recalled'
        BEGIN SELECT RAISE(ABORT, 'recall: its envelope is not recalled'); END;
        CREATE TRIGGER recallFrozen BEFORE UPDATE ON recall
        BEGIN SELECT RAISE(ABORT, 'recall: never changes'); END;
        """
}
