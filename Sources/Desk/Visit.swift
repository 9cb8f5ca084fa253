public import Insurance
public import InsuranceRules

/// Where a visitor came from.
public enum Channel: String, Hashable, Sendable, Codable, CaseIterable {
    case performance
    case jobFair = "job-fair"
    case householdVisit = "household-visit"
    case office
}

/// How a consultation ended.
///
/// One without a sale is still a record.
public enum ConsultationOutcome: String, Hashable, Sendable, Codable, CaseIterable {
    case enrol
    case followUp = "follow-up"
    case declined
}

/// One person's way through the kiosk tonight.
public struct Visit: Hashable, Sendable {
    public let id: Identifier
    /// The ticket number, counted from 1 each day.
    public let number: Int
    public let openedAt: Moment
    public let station: String
    /// `vi` or `en`: what the attendee's screen speaks.
    public let language: String
    public let channel: Channel
    public let outcome: ConsultationOutcome?
    /// Why the person declined, if they said so.
    public let declinedFor: DeclineReason?
    /// The plans looked at, as asked for in the consultation.
    public let plans: [Terms]
    /// What a scan told before anything was registered.
    public let scanned: Person?
    /// The card itself; `nil` for someone taken from the list.
    public let card: CardReading?
    /// Whether nothing is kept of its person any more, and nobody goes on with it.
    public let isErased: Bool

    public init(
        id: Identifier, number: Int, openedAt: Moment, station: String, language: String, channel: Channel,
        outcome: ConsultationOutcome?, declinedFor: DeclineReason? = nil, plans: [Terms], scanned: Person?,
        card: CardReading? = nil, isErased: Bool = false
    ) {
        self.id = id
        self.number = number
        self.openedAt = openedAt
        self.station = station
        self.language = language
        self.channel = channel
        self.outcome = outcome
        self.declinedFor = declinedFor
        self.plans = plans
        self.scanned = scanned
        self.card = card
        self.isErased = isErased
    }
}

/// A visit with everything that hangs on it: what the visit page shows.
public struct VisitFile: Hashable, Sendable {
    public let visit: Visit
    public let registrations: [Registration]
    /// All payments of the visit, oldest first, void ones included.
    public let payments: [Payment]
    /// Those of ``payments`` that were taken back, oldest first.
    public let voids: [PaymentVoid]
    public let documents: [Document]
    /// Who took which papers, oldest first; told of one visit, not of a list.
    public var handOvers: [HandOver] = []
    /// Tenders that are part of no payment, or more than it needed, oldest first.
    public var tenders: [Tender] = []

    public init(
        visit: Visit, registrations: [Registration], payments: [Payment], voids: [PaymentVoid] = [],
        documents: [Document]
    ) {
        self.visit = visit
        self.registrations = registrations
        self.payments = payments
        self.voids = voids
        self.documents = documents
    }

    /// The latest payment that stands; `nil` where none was taken or all are void.
    public var payment: Payment? {
        payments.last { payment in !voids.contains { $0.payment == payment.id } }
    }

    /// The name to show for this visit, known once someone was scanned or registered.
    ///
    /// A registration that was given up names nobody while a scan does.
    public var name: String? {
        let live = registrations.first { $0.state != .abandoned && $0.state != .void }
        return live?.person.name ?? visit.scanned?.name ?? registrations.first?.person.name
    }

    /// The number of the person this visit is for, as ``name`` names them.
    public var personKey: String? {
        let live = registrations.first { $0.state != .abandoned && $0.state != .void }
        return live?.person.key ?? visit.scanned?.key
    }

    /// What is to be paid now: the registrations quoted and not yet paid.
    public var due: Dong {
        registrations.filter { $0.state == .quoted }.reduce(.zero) { $0 + ($1.quote?.item.payable ?? .zero) }
    }

    /// The papers that are owed to somebody: those of void payments are not.
    public var owedPapers: [Document] {
        documents.filter { document in !voids.contains { $0.payment == document.payment } }
    }

    /// Whether some papers can be handed over now, even if others still wait to be printed.
    public var handOverReady: Bool {
        let states = Set(owedPapers.map(\.state))
        return states.contains(.good)
            && states.isDisjoint(with: [.printing, .toCheck, .unknown, .spoiled, .notPrinted])
    }

    /// The one thing to do next.
    public var nextStep: VisitStep {
        if visit.isErased || visit.outcome == .declined || visit.outcome == .followUp { return .done }
        let live = registrations.filter { $0.state != .abandoned && $0.state != .void }
        if live.isEmpty { return registrations.isEmpty ? (visit.outcome == nil ? .consult : .register) : .done }
        if live.contains(where: { $0.state == .quoted && $0.readBackAt == nil }) { return .readBack }
        if live.contains(where: { $0.state == .quoted }) { return .pay }
        let states = Set(owedPapers.map(\.state))
        if !states.isDisjoint(with: [.toCheck, .unknown, .spoiled, .notPrinted]) { return .check }
        if !states.isDisjoint(with: [.waiting, .printing, .refused]) { return .print }
        if states.contains(.good) || live.contains(where: { $0.state == .paid }) { return .handOver }
        return .done
    }
}

/// The steps of a visit, in order.
public enum VisitStep: String, Hashable, Sendable, CaseIterable {
    case consult, register, readBack, pay, print, check, handOver, done
}
