extension Schema {
    /// How each printer is lined up; the latest entry of a printer counts.
    static let calibrations = """
        CREATE TABLE printerCalibration (
            seq       INTEGER PRIMARY KEY,
            printer   TEXT NOT NULL CHECK (printer IN ('card', 'book', 'receipt')),
            moveRight INTEGER NOT NULL CHECK (moveRight BETWEEN -100 AND 100),
            moveDown  INTEGER NOT NULL CHECK (moveDown BETWEEN -100 AND 100),
            scale     INTEGER NOT NULL CHECK (scale BETWEEN 950 AND 1050),
            officer   TEXT NOT NULL CHECK (officer <> ''),
            at        INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX printerCalibrationLatest ON printerCalibration (printer, seq);
        CREATE TRIGGER printerCalibrationWritten BEFORE UPDATE ON printerCalibration
        BEGIN SELECT RAISE(ABORT, 'printerCalibration: another one follows it'); END;
        """
}
