extension Schema {
    /// A kind's spare printer is lined up, and counts its sheets, for itself.
    ///
    /// What was measured and noted before is of the kind's own printer.
    static let sparePrinters = """
        ALTER TABLE printerCalibration ADD COLUMN spare INTEGER NOT NULL DEFAULT 0 CHECK (spare IN (0, 1));
        ALTER TABLE pageNote ADD COLUMN spare INTEGER NOT NULL DEFAULT 0 CHECK (spare IN (0, 1));
        """
}
