extension Schema {
    /// A kind's spare printer is lined up, and counts its sheets, for itself.
    ///
    /// What was measured before is of the kind's own printer. Counters noted before stand beside the
    /// sheets of both, so such a note, whose `spare` is NULL, is compared with none.
    static let sparePrinters = """
        ALTER TABLE printerCalibration ADD COLUMN spare INTEGER NOT NULL DEFAULT 0 CHECK (spare IN (0, 1));
        ALTER TABLE pageNote ADD COLUMN spare INTEGER CHECK (spare IN (0, 1));
        """
}
