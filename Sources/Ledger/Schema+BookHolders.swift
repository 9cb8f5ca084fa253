extension Schema {
    /// Which cashier holds a receipt book from which number on: the latest word
    /// counts, `NULL` is any cashier without a book of their own.
    ///
    /// It takes the place of a table by station that nothing was ever written
    /// to, and a book is signed for by two.
    static let bookHolders = """
        DROP TABLE bookAssignment;
        DROP TRIGGER receiptBookIssued;
        ALTER TABLE receiptBook DROP COLUMN issue;
        ALTER TABLE receiptBook ADD COLUMN addedWith TEXT CHECK (addedWith <> '' AND addedWith <> addedBy);
        CREATE TRIGGER receiptBookReceived BEFORE UPDATE ON receiptBook
        WHEN NEW.addedAt IS NOT OLD.addedAt OR NEW.addedBy IS NOT OLD.addedBy OR NEW.addedWith IS NOT OLD.addedWith
        BEGIN SELECT RAISE(ABORT, 'receiptBook: who took it in stays written'); END;

        CREATE TABLE bookHolder (
            seq     INTEGER PRIMARY KEY,
            book    INTEGER NOT NULL REFERENCES receiptBook (seq),
            cashier TEXT CHECK (cashier <> ''),
            begins  INTEGER NOT NULL,
            officer TEXT NOT NULL CHECK (officer <> ''),
            at      INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX bookHolderBook ON bookHolder (book, seq);
        CREATE TRIGGER bookHolderBegins BEFORE INSERT ON bookHolder
        WHEN NEW.begins IS NOT (SELECT next FROM receiptBook WHERE seq = NEW.book)
        BEGIN SELECT RAISE(ABORT, 'bookHolder: a book is passed on with its next number'); END;
        CREATE TRIGGER bookHolderWritten BEFORE UPDATE ON bookHolder
        BEGIN SELECT RAISE(ABORT, 'bookHolder: another one follows it'); END;
        CREATE TRIGGER paymentFromHeldBook BEFORE INSERT ON payment
        WHEN (SELECT cashier FROM bookHolder WHERE book = NEW.book ORDER BY seq DESC LIMIT 1) <> NEW.cashier
        BEGIN SELECT RAISE(ABORT, 'payment: another cashier holds the book'); END;
        """
}
