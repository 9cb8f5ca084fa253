/// How one kind of blank stands: every serial is in exactly one state.
public struct StockBalance: Hashable, Sendable {
    public let kind: BlankKind
    public let received: Int
    public let inStock: Int
    public let reserved: Int
    public let used: Int
    public let spoiled: Int
    /// Test prints, lost and returned pieces.
    public let other: Int

    public init(kind: BlankKind, received: Int, inStock: Int, reserved: Int, used: Int, spoiled: Int, other: Int) {
        self.kind = kind
        self.received = received
        self.inStock = inStock
        self.reserved = reserved
        self.used = used
        self.spoiled = spoiled
        self.other = other
    }
}
