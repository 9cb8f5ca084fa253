/// How many people the blanks of one kind will serve, by this evening's use.
public struct StockForecast: Hashable, Sendable {
    public let kind: BlankKind
    /// Pieces in stock that no paper has reserved.
    public let free: Int
    /// Pieces used up today, spoiled and test prints too.
    public let spent: Int
    /// People who got a good paper on this kind today.
    public let served: Int
    /// People here who may still want one: registered and not paid for, being
    /// consulted, or owed a paper without a blank.
    public let waiting: Int

    public init(kind: BlankKind, free: Int, spent: Int, served: Int, waiting: Int) {
        self.kind = kind
        self.free = free
        self.spent = spent
        self.served = served
        self.waiting = waiting
    }

    /// Rounded down; one blank each while nobody has been served today.
    public var people: Int { served > 0 && spent > served ? free * served / spent : free }

    public var isShort: Bool { people < waiting }
}
