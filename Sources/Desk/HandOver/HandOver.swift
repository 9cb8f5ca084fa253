public import Insurance

/// Papers given out together: who took them, when, and what proves it.
public struct HandOver: Hashable, Sendable {
    /// What stands for the receiver's word.
    public enum Proof: Hashable, Sendable {
        /// Drawn on the screen that faces the person.
        case signature(Signature, at: Moment)
        /// A thumbprint or a cross on the office's list, seen by a member of staff.
        case mark(witness: String)
        /// Nothing: given over the counter, as receipts and slips are.
        case counter

        /// The word in the ledger and in what the province is told.
        public var word: String {
            switch self {
            case .signature: "signature"
            case .mark: "mark"
            case .counter: "counter"
            }
        }
    }

    public let id: Identifier
    public let visit: Identifier
    public let papers: [Identifier]
    public let receiver: Receiver
    public let proof: Proof
    /// Where it was, as ``Visit/station``.
    public let station: String
    /// The code of the member of staff who gave the papers.
    public let officer: String
    public let at: Moment

    public init(
        id: Identifier, visit: Identifier, papers: [Identifier], receiver: Receiver, proof: Proof, station: String,
        officer: String, at: Moment
    ) {
        self.id = id
        self.visit = visit
        self.papers = papers
        self.receiver = receiver
        self.proof = proof
        self.station = station
        self.officer = officer
        self.at = at
    }
}

/// Which papers are to go to whom; nothing is given yet.
public struct HandOverPlan: Hashable, Sendable {
    public let visit: Identifier
    public let papers: [Identifier]
    public let receiver: Receiver
    public let station: String

    public init(visit: Identifier, papers: [Identifier], receiver: Receiver, station: String) {
        self.visit = visit
        self.papers = papers
        self.receiver = receiver
        self.station = station
    }
}

/// A hand-over the receiver is asked to sign for.
///
/// It is on disk, with the signature once there is one, so that neither a
/// reload nor a crash asks anybody to sign twice.
public struct Signing: Hashable, Sendable {
    public let id: Identifier
    public let plan: HandOverPlan
    /// The code of the member of staff who asked.
    public let officer: String
    public let openedAt: Moment
    public let signature: Signature?
    public let signedAt: Moment?

    public init(
        id: Identifier, plan: HandOverPlan, officer: String, openedAt: Moment, signature: Signature?,
        signedAt: Moment?
    ) {
        self.id = id
        self.plan = plan
        self.officer = officer
        self.openedAt = openedAt
        self.signature = signature
        self.signedAt = signedAt
    }
}

extension DocumentKind {
    /// Whether it belongs to the payment and needs no word of whoever takes it.
    public var isOfPayment: Bool { self == .receipt || self == .slip }
}
