public import Insurance

/// A paper that a void takes out of use, and what has to be said of it.
public struct VoidedPaper: Hashable, Sendable {
    /// What a person has to say of it before the void.
    public enum Question: Hashable, Sendable {
        /// Nothing: it was not printed, and is not printed any more.
        case none
        /// The printer has it, or nobody said what came out.
        case atTheTray
        /// It was printed and not given out: it has to lie here.
        case here
        /// It was given out: it lies here again, or is still out.
        case hereOrOut
    }

    public let document: Document
    /// Whom it is for: personal data.
    public let name: String

    public init(document: Document, name: String) {
        self.document = document
        self.name = name
    }

    public var question: Question {
        switch document.state {
        case .printing, .toCheck, .unknown: .atTheTray
        case .good: .here
        case .handedOver, .recalled: .hereOrOut
        case .waiting, .refused, .spoiled, .notPrinted, .cancelled, .requested, .sent: .none
        }
    }

    /// Whether it is printed once more, marked as void, for the receipt keeps
    /// its number.
    public var isReceipt: Bool { document.kind == .receipt }
}

/// A paper of a void payment that somebody still has.
public struct PaperOut: Hashable, Sendable {
    public let document: Document
    /// Whom it was for: personal data.
    public let name: String
    /// The number of its visit on its day.
    public let ticket: Int
    public let voidedAt: Moment

    public init(document: Document, name: String, ticket: Int, voidedAt: Moment) {
        self.document = document
        self.name = name
        self.ticket = ticket
        self.voidedAt = voidedAt
    }
}
