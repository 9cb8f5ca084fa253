public import Insurance

/// What the province is told, before it is sealed.
public enum OutgoingRecord: Hashable, Sendable {
    /// One registration with the payment that covers it.
    ///
    /// `tenders` say what the payment is made of.
    case registration(Registration, Payment, share: Dong, tenders: [PaidTender])
    /// What became of a paper: serial, verdict, attempt.
    case documentOutcome(Document, Verdict)
    /// A closed shift, with the papers nobody took.
    case shiftClose(Shift, left: [LeftPaper])
    /// Papers given out: to whom as a kind, never by name.
    case handOver(HandOver, papers: [Document])
    /// A mistake set right after the payment, in what `envelope` told of the registration.
    case correction(Correction, envelope: Identifier)
    /// An agreement taken back after the payment.
    case consentWithdrawal(Withdrawal)
    /// A good paper taken back before it was handed over.
    case documentTakenBack(Document)
    /// A paper that was asked for and is not printed: the electronic one stands in its place.
    case electronicInstead(Document)
    /// A payment two people took back, with the payment for those who stay and the money given back.
    case void(PaymentVoid, of: Payment, successor: Payment?, payOuts: [PayOut])
    /// Money given back without a void: a tender returned, or too much of one.
    ///
    /// `arrival` is the bank's word on the transfer that goes back.
    case payOut(PayOut, visit: Identifier, arrival: BankArrival? = nil)
    /// Money at the bank that no visit waited for, and what became of it.
    case strayTransfer(StrayTransfer)
    /// A day report; `hash` is of the bytes the kiosk keeps.
    case dayClose(DayReport, hash: [UInt8])
    /// Services without money.
    case service(ServiceAct)
    /// How the consultations since the last day close ended.
    case consultationTally(ConsultationTally)

    /// The name of the record's kind on the wire.
    public var kind: String {
        switch self {
        case .registration: "registration"
        case .documentOutcome: "document-outcome"
        case .shiftClose: "shift-close"
        case .handOver: "hand-over"
        case .correction: "correction"
        case .consentWithdrawal: "consent-withdrawal"
        case .documentTakenBack: "document-taken-back"
        case .electronicInstead: "electronic-instead"
        case .void: "void"
        case .payOut: "pay-out"
        case .strayTransfer: "transfer"
        case .dayClose: "day-close"
        case .service: "service"
        case .consultationTally: "consultation-tally"
        }
    }
}

/// An envelope in its final form: made once, in the transaction that made its
/// record, and never sealed again.
public struct SealedEnvelope: Hashable, Sendable {
    public let id: Identifier
    public let kind: String
    /// SHA-256 of `bytes`; the next envelope of this kiosk names it.
    public let hash: [UInt8]
    /// The whole envelope as it goes on the wire.
    public let bytes: [UInt8]

    public init(id: Identifier, kind: String, hash: [UInt8], bytes: [UInt8]) {
        self.id = id
        self.kind = kind
        self.hash = hash
        self.bytes = bytes
    }
}

/// What an envelope is made of besides its record.
public struct EnvelopeHead: Hashable, Sendable {
    public let id: Identifier
    /// The code of the member of staff who acted.
    public let officer: String
    public let at: Moment
    /// Hash of this kiosk's previous envelope; empty for the first.
    public let previous: [UInt8]
    /// Fingerprint of the rules in force at the kiosk.
    public let rules: String

    public init(id: Identifier, officer: String, at: Moment, previous: [UInt8], rules: String) {
        self.id = id
        self.officer = officer
        self.at = at
        self.previous = previous
        self.rules = rules
    }
}

/// The province's word on one envelope.
public struct EnvelopeAnswer: Hashable, Sendable {
    public enum Verdict: Hashable, Sendable {
        /// Stored; `confirmation` is the official code where there is one.
        case accepted(confirmation: String?)
        /// Not taken; the sentence is for staff.
        case refused(code: String, sentence: String)
        /// The province holds other bytes under this id.
        case conflict
    }

    public let id: Identifier
    public let verdict: Verdict

    public init(id: Identifier, verdict: Verdict) {
        self.id = id
        self.verdict = verdict
    }
}

/// The province takes back a record it had accepted.
public struct EnvelopeRecall: Hashable, Sendable {
    public let id: Identifier
    /// Why, as a stable name.
    public let code: String
    /// What staff are to do, in the province's words.
    public let sentence: String

    public init(id: Identifier, code: String, sentence: String) {
        self.id = id
        self.code = code
        self.sentence = sentence
    }
}

/// One line of the queue screen.
public struct QueueEntry: Hashable, Sendable {
    public enum State: String, Hashable, Sendable, Codable, CaseIterable {
        case waiting, leased, accepted, refused, conflict, recalled
    }

    public let id: Identifier
    public let kind: String
    public let madeAt: Moment
    public let state: State
    public let answerCode: String?
    public let answerText: String?
    /// The visit it tells of; `nil` for a shift.
    public let visit: Identifier?
    /// The number of that visit on its day.
    public let ticket: Int?
    /// Something of the registration was set right, in an envelope of its own, after the province's answer.
    public let isCorrected: Bool

    public init(
        id: Identifier, kind: String, madeAt: Moment, state: State, answerCode: String?, answerText: String?,
        visit: Identifier? = nil, ticket: Int? = nil, isCorrected: Bool = false
    ) {
        self.id = id
        self.kind = kind
        self.madeAt = madeAt
        self.state = state
        self.answerCode = answerCode
        self.answerText = answerText
        self.visit = visit
        self.ticket = ticket
        self.isCorrected = isCorrected
    }
}

/// How the queue stands.
public struct QueueCounts: Hashable, Sendable {
    public var waiting: Int
    public var accepted: Int
    public var refused: Int
    public var conflict: Int
    public var recalled: Int
    public var oldestWaiting: Moment?

    public init(
        waiting: Int, accepted: Int, refused: Int, conflict: Int, recalled: Int = 0, oldestWaiting: Moment?
    ) {
        self.waiting = waiting
        self.accepted = accepted
        self.refused = refused
        self.conflict = conflict
        self.recalled = recalled
        self.oldestWaiting = oldestWaiting
    }

    /// Records that a person has to look at.
    public var inTrouble: Int { refused + conflict + recalled }
}
