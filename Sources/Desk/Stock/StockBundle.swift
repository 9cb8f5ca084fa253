public import Insurance

/// A bundle of blanks as it came from the office.
public struct StockBundle: Hashable, Sendable {
    public let kind: BlankKind
    /// Counts the bundles of a kind; the lowest open one is used up first.
    public let number: Int
    public let range: BlankRange
    /// Pieces that are still in stock.
    public let left: Int
    /// Who took it in: two people, or the first setup of the kiosk alone.
    public let receivedBy: [String]
    public let receivedAt: Moment
    /// `nil` while nobody has opened it.
    public let openedAt: Moment?

    public init(
        kind: BlankKind, number: Int, range: BlankRange, left: Int, receivedBy: [String], receivedAt: Moment,
        openedAt: Moment?
    ) {
        self.kind = kind
        self.number = number
        self.range = range
        self.left = left
        self.receivedBy = receivedBy
        self.receivedAt = receivedAt
        self.openedAt = openedAt
    }

    public var isOpen: Bool { openedAt != nil }
}
