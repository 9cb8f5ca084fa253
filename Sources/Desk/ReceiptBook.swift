public import Insurance

/// A block of receipt numbers that the province issued to the kiosk.
public struct ReceiptBook: Hashable, Sendable, Identifiable {
    /// Counts the books of the kiosk; the lowest is used up first.
    public let id: Int
    /// As printed on each receipt.
    public let series: String
    public let first: Int
    public let last: Int
    /// The number the next payment takes; one more than ``last`` in a used-up book.
    public let next: Int
    /// The cashier at whose till alone its numbers are given out; `nil` at any till
    /// that has no book of its own.
    public let holder: String?
    /// Who took it in: two people, or the setup of the kiosk alone.
    public let receivedBy: [String]
    public let receivedAt: Moment?

    public init(
        id: Int, series: String, first: Int, last: Int, next: Int, holder: String?, receivedBy: [String],
        receivedAt: Moment?
    ) {
        self.id = id
        self.series = series
        self.first = first
        self.last = last
        self.next = next
        self.holder = holder
        self.receivedBy = receivedBy
        self.receivedAt = receivedAt
    }

    /// How many numbers are left in it.
    public var left: Int { last - next + 1 }

    /// Below that the next book should lie ready: what two busy hours at a till take.
    public static let few = 50
}

extension [ReceiptBook] {
    /// How many numbers payments at a cashier's till can take: of the cashier's
    /// own books and of those that are anybody's.
    public func left(for cashier: String) -> Int {
        filter { $0.holder == nil || $0.holder == cashier }.reduce(0) { $0 + $1.left }
    }

    /// The book the next payment at a cashier's till takes its number from.
    public func next(for cashier: String) -> ReceiptBook? {
        let open = filter { $0.left > 0 }
        return open.first { $0.holder == cashier } ?? open.first { $0.holder == nil }
    }
}
