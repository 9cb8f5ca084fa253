extension Schema {
    /// A test print is noted with the printer it was made on; all before were made on the kind's own.
    static let spareTests = """
        ALTER TABLE testPrint ADD COLUMN spare INTEGER NOT NULL DEFAULT 0 CHECK (spare IN (0, 1));
        """
}
