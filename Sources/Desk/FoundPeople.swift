public import Insurance

/// The people a search found: the first of them, and how many more there are.
public struct FoundPeople: Hashable, Sendable {
    public let first: [FoundPerson]
    /// How many fit besides those in ``first``.
    public let more: Int

    public init(first: [FoundPerson], more: Int) {
        self.first = first
        self.more = more
    }
}

/// A person that fits a search, and where they are known from.
public struct FoundPerson: Hashable, Sendable {
    /// Where a person is known from, and what to open for them.
    public enum Origin: Hashable, Sendable {
        /// A visit of today, or an earlier one that is still open.
        case visit(Identifier)
    }

    public let person: FindablePerson
    public let origin: Origin

    public init(person: FindablePerson, origin: Origin) {
        self.person = person
        self.origin = origin
    }
}
