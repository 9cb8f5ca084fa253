/// What became of a controlled blank; each piece is in exactly one state.
public enum BlankState: String, Hashable, Sendable, Codable, CaseIterable {
    case inStock
    /// Bound to a paper that is not judged yet.
    case reserved
    /// Printed, and good.
    case used
    /// Printed badly, or come out of a printer without a print.
    case spoiled
    /// Used up by a test print.
    case test
    case lost
    /// Given back to the province.
    case returned
}

/// How one kind of blank stands: every serial is in exactly one state.
public struct StockBalance: Hashable, Sendable {
    public let kind: BlankKind
    /// How many pieces are in each state; a state without any may be left out.
    public let counts: [BlankState: Int]
    /// Pieces in stock whose bundle nobody has opened yet.
    public let unopened: Int

    public init(kind: BlankKind, counts: [BlankState: Int], unopened: Int = 0) {
        self.kind = kind
        self.counts = counts.filter { $0.value != 0 }
        self.unopened = unopened
    }

    public func count(_ state: BlankState) -> Int { counts[state] ?? 0 }

    public var received: Int { counts.values.reduce(0, +) }
    public var inStock: Int { count(.inStock) }
    public var reserved: Int { count(.reserved) }
    public var used: Int { count(.used) }
    public var spoiled: Int { count(.spoiled) }
    /// Test prints, lost and returned pieces.
    public var other: Int { count(.test) + count(.lost) + count(.returned) }
    /// What the next papers can be printed on.
    public var ready: Int { inStock - unopened }
}
