extension Schema {
    /// A copy is asked for by a form, which makes one however often it is sent.
    static let receiptCopies = """
        ALTER TABLE sheetPrint ADD COLUMN form TEXT CHECK (length(form) = 36);
        CREATE UNIQUE INDEX sheetPrintForm ON sheetPrint (form) WHERE form IS NOT NULL;
        """
}
