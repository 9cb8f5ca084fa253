public import Insurance

/// The people a search found: the first of them, and how many more there are.
public struct FoundPeople: Hashable, Sendable {
    public let first: [FoundPerson]
    /// How many fit besides those in ``first``.
    public let more: Int
    /// What kept a source from being searched; the others were.
    public let trouble: Refusal?

    public init(first: [FoundPerson], more: Int, trouble: Refusal? = nil) {
        self.first = first
        self.more = more
        self.trouble = trouble
    }
}

/// A person that fits a search, and where they are known from.
public struct FoundPerson: Hashable, Sendable {
    /// Where a person is known from, and what to open for them.
    public enum Origin: Hashable, Sendable {
        /// A visit of today, or an earlier one that is still open.
        case visit(Identifier)
        /// The list of people; a visit is opened for them.
        case roster(RosterReference)
    }

    public let person: FindablePerson
    public let origin: Origin
    /// The name of their household's head, where a list tells it and it is
    /// somebody else.
    public let head: String?

    public init(person: FindablePerson, origin: Origin, head: String? = nil) {
        self.person = person
        self.origin = origin
        self.head = head
    }
}
