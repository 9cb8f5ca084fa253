import GRDB
import Insurance

extension LedgerDatabase {
    /// Adds a book of receipt numbers; books are used up in the order they came.
    ///
    /// - Parameters:
    ///   - series: As printed on the book; `T-…` in a training ledger, and only there.
    ///   - first: The first number, from 1.
    ///   - last: The last number, to 9999999.
    /// - Throws: ``Refusal`` with `receipt-series-wrong` or `receipt-book-wrong`.
    public func addReceiptBook(series: String, first: Int, last: Int) async throws {
        guard series.hasPrefix("T-") == settings.training else {
            throw Refusal.receiptSeriesWrong(training: settings.training)
        }
        guard !series.isEmpty, first >= 1, last >= first, last <= 9_999_999 else { throw Refusal.receiptBookWrong }
        try await write { db in
            do {
                try db.insert(
                    into: "receiptBook", ["series": series, "first": first, "last": last, "next": first])
            } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
                throw Refusal.receiptBookWrong
            }
        }
    }

    /// Whether exactly this book was added before.
    public func hasReceiptBook(series: String, first: Int, last: Int) async throws -> Bool {
        try await read { db in
            try Bool.fetchOne(
                db, sql: "SELECT EXISTS (SELECT 1 FROM receiptBook WHERE series = ? AND first = ? AND last = ?)",
                arguments: [series, first, last]) ?? false
        }
    }

    /// How many receipt numbers are left in all books.
    public func receiptsLeft() async throws -> Int {
        try await read { db in
            try Int.fetchOne(db, sql: "SELECT COALESCE(SUM(last - next + 1), 0) FROM receiptBook") ?? 0
        }
    }

    /// Takes the next number of the open book, in one statement, so two tills
    /// never share one.
    ///
    /// - Throws: `receipts-used-up`.
    func takeReceiptNumber(_ db: Database) throws -> TakenReceipt {
        let taken = try TakenReceipt.fetchOne(
            db,
            kept: """
                UPDATE receiptBook SET next = next + 1
                WHERE seq = (SELECT seq FROM receiptBook WHERE next <= last ORDER BY seq LIMIT 1)
                RETURNING seq AS book, series, next - 1 AS number
                """)
        guard let taken else { throw Refusal.receiptsUsedUp }
        return taken
    }
}

/// A number taken from a book.
struct TakenReceipt: Codable, FetchableRecord {
    var book: Int
    var series: String
    var number: Int
}
