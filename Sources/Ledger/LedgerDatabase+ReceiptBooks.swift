public import Desk
import GRDB
public import Insurance

extension LedgerDatabase: ReceiptBookLedger {
    /// Adds a book of receipt numbers, as the kiosk's setup does; books are used
    /// up in the order they came.
    ///
    /// - Parameters:
    ///   - series: As printed on the book; `T-…` in a training ledger, and only there.
    ///   - first: The first number, from 1.
    ///   - last: The last number, to 9999999.
    /// - Throws: ``Refusal`` with `receipt-series-wrong` or `receipt-book-wrong`.
    public func addReceiptBook(series: String, first: Int, last: Int) async throws {
        try await write { db in try insertBook(series, first, last, received: [:], db) }
    }

    public func receiveReceiptBook(
        series: String, first: Int, last: Int, by officer: Operator, with second: Operator, at moment: Moment
    ) async throws {
        try await write { db in
            try insertBook(
                series, first, last,
                received: ["addedBy": officer.code, "addedWith": second.code, "addedAt": moment.milliseconds], db)
        }
    }

    private func insertBook(
        _ series: String, _ first: Int, _ last: Int, received: [String: (any DatabaseValueConvertible)?], _ db: Database
    ) throws {
        guard series.hasPrefix("T-") == settings.training else {
            throw Refusal.receiptSeriesWrong(training: settings.training)
        }
        guard !series.isEmpty, first >= 1, last >= first, last <= 9_999_999 else { throw Refusal.receiptBookWrong }
        do {
            try db.insert(
                into: "receiptBook",
                received.merging(["series": series, "first": first, "last": last, "next": first]) { $1 })
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
            throw Refusal.receiptBookWrong
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

    /// All books, by the order they are used up in.
    public func receiptBooks() async throws -> [ReceiptBook] {
        try await read { db in
            try ReceiptBookRow.fetchAll(
                db, sql: "SELECT b.*, h.cashier AS holder FROM \(Self.heldBooks) ORDER BY b.seq"
            ).map(\.book)
        }
    }

    /// How many receipt numbers are left in all books.
    public func receiptsLeft() async throws -> Int { try await receiptBooks().reduce(0) { $0 + $1.left } }

    public func passReceiptBook(
        _ id: Int, to cashier: Operator?, by officer: Operator, at moment: Moment
    ) async throws {
        try await write { db in
            let known = try ReceiptBookRow.fetchOne(
                db, sql: "SELECT b.*, h.cashier AS holder FROM \(Self.heldBooks) WHERE b.seq = ?", arguments: [id])
            guard let book = known?.book else { throw Refusal.receiptBookUnknown }
            guard book.holder != cashier?.code else { return }
            try trust(moment, db)
            try db.insert(
                into: "bookHolder",
                [
                    "book": id, "cashier": cashier?.code, "begins": book.next, "officer": officer.code,
                    "at": moment.milliseconds,
                ])
            try remember(moment, db)
        }
    }

    /// Takes the next number for a cashier's till, of the cashier's own book
    /// before one that is anybody's, in one statement: two tills never share one.
    ///
    /// - Throws: `receipts-used-up`, and `receipts-held` while others have some.
    func takeReceiptNumber(for cashier: String, _ db: Database) throws -> TakenReceipt {
        let taken = try TakenReceipt.fetchOne(
            db,
            kept: """
                UPDATE receiptBook SET next = next + 1
                WHERE seq = (SELECT b.seq FROM \(Self.heldBooks)
                             WHERE b.next <= b.last AND (h.cashier IS NULL OR h.cashier = ?)
                             ORDER BY h.cashier IS NULL, b.seq LIMIT 1)
                RETURNING seq AS book, series, next - 1 AS number
                """,
            arguments: [cashier])
        if let taken { return taken }
        let isHeld = try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM receiptBook WHERE next <= last)") ?? false
        throw isHeld ? Refusal.receiptsHeld : Refusal.receiptsUsedUp
    }

    /// Each book with the latest word on who holds it.
    private static let heldBooks = """
        receiptBook b LEFT JOIN bookHolder h ON h.seq = (SELECT MAX(seq) FROM bookHolder WHERE book = b.seq)
        """
}

/// A number taken from a book.
struct TakenReceipt: Codable, FetchableRecord {
    var book: Int
    var series: String
    var number: Int
}

/// A `receiptBook` row with who holds it.
private struct ReceiptBookRow: Codable, FetchableRecord {
    var seq: Int
    var series: String
    var first: Int
    var last: Int
    var next: Int
    var holder: String?
    var addedBy: String?
    var addedWith: String?
    var addedAt: Moment?

    var book: ReceiptBook {
        ReceiptBook(
            id: seq, series: series, first: first, last: last, next: next, holder: holder,
            receivedBy: [addedBy, addedWith].compactMap(\.self), receivedAt: addedAt)
    }
}
