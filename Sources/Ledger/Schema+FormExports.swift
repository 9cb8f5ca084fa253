extension Schema {
    /// When forms for the back office were taken out, of which days, by whom.
    static let formExports = """
        CREATE TABLE formExport (
            seq      INTEGER PRIMARY KEY,
            at       INTEGER NOT NULL,
            officer  TEXT NOT NULL CHECK (officer <> ''),
            firstDay TEXT NOT NULL CHECK (firstDay GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
            lastDay  TEXT NOT NULL CHECK (lastDay GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
            count    INTEGER NOT NULL CHECK (count >= 1),
            CHECK (firstDay <= lastDay)
        ) STRICT;
        CREATE TRIGGER formExportWritten BEFORE UPDATE ON formExport
        BEGIN SELECT RAISE(ABORT, 'formExport: what was taken out stays written'); END;
        """
}
