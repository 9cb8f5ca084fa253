/// A line of the daily slip that tells how blanks were used (C06-TS for book
/// covers, C07-TS for cards), and what is counted on it.
public struct BlankUseLine: Hashable, Sendable {
    public let kind: BlankKind
    /// As the form numbers it.
    public let number: String
    public let name: String
    /// Words of ``BlankUse/words``; none where the kiosk does nothing of the kind.
    public let counts: [String]

    public init(kind: BlankKind, number: String, name: String, counts: [String]) {
        self.kind = kind
        self.number = number
        self.name = name
        self.counts = counts
    }
}

/// What became of the blanks of a kind, over the day reports of some days.
///
/// opening + received = everything else, left included.
public struct BlankUse: Hashable, Sendable {
    public let kind: BlankKind
    /// By the words of ``words``.
    public let counts: [String: Int]

    public init(kind: BlankKind, counts: [String: Int]) {
        self.kind = kind
        self.counts = counts
    }

    public func count(of line: BlankUseLine) -> Int { line.counts.reduce(0) { $0 + (counts[$1] ?? 0) } }

    /// Spoiled when a paper that was given out came back, for whatever reason.
    public static let takenBack = "taken-back"

    /// Everything that is counted, each once on a form.
    public static let words: [String] =
        ["opening", "received", "issued", "reissued"]
        + (Set(SpoilReason.allCases.map(\.rawValue) + StockReason.ofSpoiled.map(\.rawValue)).sorted() + [takenBack])
        .map { "spoiled.\($0)" }
        + ["test"] + StockReason.ofLost.map { "lost.\($0.rawValue)" } + ["returned", "left"]
}
