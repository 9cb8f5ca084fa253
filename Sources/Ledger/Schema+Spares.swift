extension Schema {
    /// Which of a kind's two printers has its waiting papers; the last row of a kind counts.
    ///
    /// A print intent remembers on which of them it was sent, so that only that
    /// printer's worker finds out what became of it.
    static let spares = """
        CREATE TABLE printerRoute (
            seq     INTEGER PRIMARY KEY,
            printer TEXT NOT NULL CHECK (printer IN ('card', 'book', 'receipt')),
            spare   INTEGER NOT NULL CHECK (spare IN (0, 1)),
            officer TEXT NOT NULL,
            at      INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX printerRouteLast ON printerRoute (printer, seq);
        CREATE TRIGGER printerRouteWritten BEFORE UPDATE ON printerRoute
        BEGIN SELECT RAISE(ABORT, 'printerRoute: what was said stays written'); END;
        ALTER TABLE printIntent ADD COLUMN spare INTEGER NOT NULL DEFAULT 0 CHECK (spare IN (0, 1));
        """

    /// Whether the printer `:printer`, spare or not, has the waiting papers of its kind.
    static let route = """
        :spare = COALESCE((SELECT spare FROM printerRoute WHERE printer = :printer ORDER BY seq DESC LIMIT 1), 0)
        """
}
