/// A paper that the next payment will owe, as far as that is known.
public struct ForeseenPaper: Hashable, Sendable {
    public let kind: DocumentKind
    /// What the template's fields will hold.
    ///
    /// Personal data: never log it.
    public let fields: [String: String]
    public let training: Bool
    /// Whether the fields are whole; those of a receipt lack its number.
    public let isWhole: Bool

    public init(kind: DocumentKind, fields: [String: String], training: Bool, isWhole: Bool) {
        self.kind = kind
        self.fields = fields
        self.training = training
        self.isWhole = isWhole
    }
}

extension ForeseenPaper {
    /// What was claimed, to be printed at once.
    public init(_ intent: PrintIntent) {
        self.init(kind: intent.kind, fields: intent.fields, training: intent.training, isWhole: true)
    }
}

/// Tells which papers will be owed when the people with a quote pay.
public protocol PaperForesight: ChangeFeed {
    /// The papers of the visits quoted last, newest visit first.
    ///
    /// A guess: another till may take the blanks first. It binds nothing.
    ///
    /// - Parameter visits: Of how many visits.
    func foreseenPapers(ofVisits visits: Int) async throws -> [ForeseenPaper]
}
