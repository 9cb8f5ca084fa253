public import Insurance

/// The blocks of receipt numbers and whose they are.
public protocol ReceiptBookLedger: Sendable {
    /// All books, by the order they are used up in.
    func receiptBooks() async throws -> [ReceiptBook]
    /// Takes a book in, signed for by two; it is anybody's until it is passed on.
    ///
    /// - Throws: ``Refusal`` with `receipt-series-wrong` or `receipt-book-wrong`.
    func receiveReceiptBook(
        series: String, first: Int, last: Int, by officer: Operator, with second: Operator, at moment: Moment
    ) async throws
    /// From its next number on a book is one cashier's, or anybody's; once more it changes nothing.
    ///
    /// - Parameter cashier: Whose it is; `nil` is anybody without a book of their own.
    /// - Throws: ``Refusal`` with `receipt-book-unknown`, `clock-untrusted`.
    func passReceiptBook(_ id: Int, to cashier: Operator?, by officer: Operator, at moment: Moment) async throws
}

/// Makes sure that the series of a book can stand on a receipt.
public protocol SeriesProofing: Sendable {
    /// - Throws: What keeps the receipt from being printed, such as `text-does-not-fit`.
    func check(series: String) async throws
}

/// Takes receipt books in and gives them to the cashiers.
public struct ReceiptBookDesk: Sendable {
    private let ledger: any ReceiptBookLedger
    private let members: any OperatorDirectory
    private let papers: (any SeriesProofing)?
    private let clock: any Timekeeper

    /// - Parameter papers: Holds the series against the receipt; `nil` lets all pass.
    public init(
        ledger: any ReceiptBookLedger, members: any OperatorDirectory, papers: (any SeriesProofing)? = nil,
        clock: any Timekeeper
    ) {
        self.ledger = ledger
        self.members = members
        self.papers = papers
        self.clock = clock
    }

    public func books() async throws -> [ReceiptBook] { try await ledger.receiptBooks() }

    /// Everybody a book can be given to, by code.
    public func cashiers() async throws -> [Operator] {
        try await members.members().filter { $0.roles.contains(.cashier) }.sorted { $0.code < $1.code }
    }

    /// Takes in a book that two people have looked at.
    ///
    /// - Parameter second: Whose PIN was right; `nil` when nobody signed.
    /// - Throws: ``Refusal`` with `role-missing`, `receipt-book-unsigned`,
    ///   `receipt-series-wrong`, `receipt-book-wrong`.
    public func receive(
        series: String, first: Int, last: Int, second: Operator?, by officer: Operator
    ) async throws {
        try officer.must(.supervisor)
        guard let second, second.code != officer.code else {
            throw Refusal(
                "receipt-book-unsigned",
                """
                Two people sign for a receipt book. Ask a colleague to type their own code and PIN; the book was not \
                taken in yet.
                """)
        }
        try await papers?.check(series: series)
        try await ledger.receiveReceiptBook(
            series: series, first: first, last: last, by: officer, with: second, at: clock.now())
    }

    /// Gives a book to one cashier, or to all.
    ///
    /// - Parameter cashier: The cashier's code; `nil` for all.
    /// - Throws: ``Refusal`` with `role-missing`, `receipt-book-unknown`,
    ///   `receipt-book-no-cashier`, `clock-untrusted`.
    public func pass(_ book: Int, to cashier: String?, by officer: Operator) async throws {
        try officer.must(.supervisor)
        let holder = try await cashiers().first { $0.code == cashier }
        guard holder != nil || cashier == nil else {
            throw Refusal(
                "receipt-book-no-cashier",
                "A receipt book goes to somebody who takes money. Choose a cashier of the list; nothing was changed.")
        }
        try await ledger.passReceiptBook(book, to: holder, by: officer, at: clock.now())
    }
}
