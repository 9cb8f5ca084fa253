public import Insurance
import InsuranceRules

/// What taking a payment back would come to, before anybody agrees to it.
///
/// Those who stay are paid for anew with the money that is here; nothing is
/// taken from anybody.
public struct VoidPlan: Hashable, Sendable {
    /// A registration of the payment.
    public struct Line: Hashable, Sendable {
        public let registration: Registration
        /// How it goes on; `nil` where it ends.
        public let stay: VoidStay?

        public init(registration: Registration, stay: VoidStay?) {
            self.registration = registration
            self.stay = stay
        }

        public var leaves: Bool { stay == nil }
        public var paid: Dong { registration.quote?.item.payable ?? .zero }
        public var now: Dong { stay?.quote.item.payable ?? .zero }
    }

    public let payment: Payment
    /// By which ways the payment's money came.
    public let parts: PaidParts
    /// In the order they were registered.
    public let lines: [Line]
    /// Every paper that is the leavers', or the void receipt's own.
    public let papers: [VoidedPaper]

    public init(payment: Payment, parts: PaidParts, lines: [Line], papers: [VoidedPaper]) {
        self.payment = payment
        self.parts = parts
        self.lines = lines
        self.papers = papers
    }

    /// What the new receipt comes to; zero where nobody stays.
    public var kept: Dong { lines.reduce(.zero) { $0 + $1.now } }
    public var isWhole: Bool { lines.allSatisfy(\.leaves) }
    /// What goes back, by which ways.
    public var back: PaidParts { parts.back(payment.amount - kept) }
    /// What goes on to the new receipt, by which ways.
    public var carried: PaidParts { parts - back }
    /// Papers that a person has to say something of at the tray first.
    public var unsettled: [VoidedPaper] { papers.filter { $0.question == .atTheTray } }

    /// Stands for everything that two people agree to: who goes, what each of
    /// the others pays, what goes back, and how the papers stand.
    public var mark: String {
        let people = lines.map { line in
            "\(line.registration.id)=\(line.stay.map { String($0.quote.item.payable.count) } ?? "-")"
        }
        let papers = papers.map(\.document).map { "\($0.id)=\($0.state.rawValue)\($0.attempts)" }
        return ([payment.id.text, String(back.cash.count), String(back.transfer.count)] + people + papers)
            .joined(separator: " ")
    }
}

/// What a payment is made of, and what it covers.
public struct VoidablePayment: Hashable, Sendable {
    public let parts: PaidParts
    public let registrations: Set<Identifier>

    public init(parts: PaidParts, registrations: Set<Identifier>) {
        self.parts = parts
        self.registrations = registrations
    }
}

/// A registration of a void payment, as it goes on under a new receipt.
public struct VoidStay: Hashable, Sendable {
    public let entry: RegistrationEntry
    /// For the day of the payment that is void: that day its money came.
    public let quote: FrozenQuote
    /// Whether what is printed of it stays right, so that its papers go on
    /// with it.
    public let keepsPapers: Bool

    public init(entry: RegistrationEntry, quote: FrozenQuote, keepsPapers: Bool) {
        self.entry = entry
        self.quote = quote
        self.keepsPapers = keepsPapers
    }
}
