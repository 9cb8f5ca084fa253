public import Insurance

/// What becomes of a paper that nobody took; the latest word on it counts.
///
/// Spoiled blanks are never thrown away at the kiosk: they go back to the
/// office, where a council destroys them (Decision 595/QĐ-BHXH art. 45).
public struct PaperFate: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        /// Good, and kept at the office for whoever it is for.
        case kept
        /// Good, and taken along by the commune's collection agent.
        case agent
        /// Good, and sent to the person's address.
        case posted
        /// Not printed yet: it stays in the queue, and is kept once it is good.
        case later
        /// Not printed, and the person does with the electronic form.
        case electronic
        /// Good, and not to be given out: two people put it to the spoiled ones.
        case destroyed

        /// Whether this can become of a paper in that state.
        ///
        /// What a person has to look at first, in the tray, has no fate.
        public func fits(_ document: Document) -> Bool {
            switch self {
            case .kept, .agent, .posted, .destroyed: document.state == .good
            case .later: [.waiting, .printing, .refused, .spoiled, .notPrinted].contains(document.state)
            case .electronic:
                document.kind != .receipt
                    && [.waiting, .refused, .spoiled, .notPrinted].contains(document.state)
            }
        }
    }

    public let document: Identifier
    public let kind: Kind
    /// Where it is to be asked for; of ``Kind/kept`` and ``Kind/later``.
    public let place: String?
    /// The last day it is kept there.
    public let until: CalendarDay?
    /// The collection agent's name: personal data; of ``Kind/agent``.
    public let agent: String?
    /// The code of the second person; of ``Kind/destroyed``.
    public let witness: String?

    public init(
        document: Identifier, kind: Kind, place: String? = nil, until: CalendarDay? = nil, agent: String? = nil,
        witness: String? = nil
    ) {
        self.document = document
        self.kind = kind
        self.place = place
        self.until = until
        self.agent = agent
        self.witness = witness
    }
}

/// A paper that nobody took yet, with the last word on it.
public struct LeftPaper: Hashable, Sendable {
    public let document: Document
    /// Whom it is for: personal data.
    public let name: String
    /// Whether the post can find the person.
    public let hasAddress: Bool
    public let fate: PaperFate?

    public init(document: Document, name: String, hasAddress: Bool, fate: PaperFate?) {
        self.document = document
        self.name = name
        self.hasAddress = hasAddress
        self.fate = fate
    }

    /// Whether what was said of it still fits how it stands; a shift closes
    /// only when this is so of every paper.
    public var isAnswered: Bool { fate.map { $0.kind.fits(document) } ?? false }

    /// What can be said of it, the usual first; empty while somebody has to
    /// look into the tray.
    public var choices: [PaperFate.Kind] {
        PaperFate.Kind.allCases.filter { $0.fits(document) && ($0 != .posted || hasAddress) }
    }
}
