public import Insurance

/// What became of a kind of blank since it was counted last.
///
/// opening + received = good + spoiled + test + lost + returned + left. A good
/// paper taken back later counts against `good` and for `spoiled`, so a part
/// may be below zero; the sum holds all the same.
public struct StockEquation: Hashable, Sendable {
    public let kind: BlankKind
    public let opening: Int
    public let received: Int
    public let good: Int
    public let spoiled: Int
    public let test: Int
    public let lost: Int
    public let returned: Int
    /// In stock and reserved, as the book has it.
    public let left: Int
    /// Of ``left``: in a printer, or printed and not judged; nobody counts them as blanks.
    public let awaiting: Int

    /// - Parameters:
    ///   - before: The book at the last count; `nil` before the first.
    ///   - now: The book now.
    public init(from before: StockBalance?, to now: StockBalance, awaiting: Int) {
        func since(_ state: BlankState) -> Int { now.count(state) - (before?.count(state) ?? 0) }
        kind = now.kind
        opening = before.map { $0.inStock + $0.reserved } ?? 0
        received = now.received - (before?.received ?? 0)
        good = since(.used)
        spoiled = since(.spoiled)
        test = since(.test)
        lost = since(.lost)
        returned = since(.returned)
        left = now.inStock + now.reserved
        self.awaiting = awaiting
    }

    public var holds: Bool { opening + received == good + spoiled + test + lost + returned + left }

    /// Whole blanks that should lie in boxes and printers.
    public var expected: Int { left - awaiting }
}

/// A count of blanks by hand, held against the book.
public struct StockCount: Hashable, Sendable {
    public let equation: StockEquation
    public let counted: Int
    /// Why the count and the book differ.
    public let reason: String?
    public let officer: String
    public let at: Moment

    public init(equation: StockEquation, counted: Int, reason: String?, officer: String, at: Moment) {
        self.equation = equation
        self.counted = counted
        self.reason = reason
        self.officer = officer
        self.at = at
    }

    /// Below zero blanks are missing.
    public var difference: Int { counted - equation.expected }
}

/// What somebody counted of one kind.
public struct CountedBlanks: Hashable, Sendable {
    public let kind: BlankKind
    public let pieces: Int
    public let reason: String?

    public init(kind: BlankKind, pieces: Int, reason: String?) {
        self.kind = kind
        self.pieces = pieces
        self.reason = reason
    }
}
