extension Schema {
    /// A ledger that came back from a copy.
    ///
    /// It may lack what its kiosk did after the copy was made, so it gives no
    /// number, prints nothing and makes no envelope: each might be there twice.
    static let restorations = """
        CREATE TABLE restoration (
            seq INTEGER PRIMARY KEY,
            at  INTEGER NOT NULL
        ) STRICT;
        CREATE TRIGGER restoredPaysNothing BEFORE INSERT ON payment WHEN EXISTS (SELECT 1 FROM restoration)
        BEGIN SELECT RAISE(ABORT, 'payment: the ledger was restored'); END;
        CREATE TRIGGER restoredPrintsNothing BEFORE INSERT ON printIntent WHEN EXISTS (SELECT 1 FROM restoration)
        BEGIN SELECT RAISE(ABORT, 'printIntent: the ledger was restored'); END;
        CREATE TRIGGER restoredSealsNothing BEFORE INSERT ON envelope WHEN EXISTS (SELECT 1 FROM restoration)
        BEGIN SELECT RAISE(ABORT, 'envelope: the ledger was restored'); END;
        """
}
