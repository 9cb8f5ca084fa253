public import Insurance

/// How a consultation ends, with what was said at its end.
public enum ConsultationEnd: Hashable, Sendable {
    case enrol
    /// Wants to think; `nil` for someone who comes back by themselves, of whom
    /// nothing is kept, what was scanned or registered included.
    case followUp(FollowUp?)
    /// Does not want it, and nothing is kept of them; `nil` for someone who did
    /// not say why.
    case declined(DeclineReason?)

    /// The ending that is counted.
    public var outcome: ConsultationOutcome {
        switch self {
        case .enrol: .enrol
        case .followUp: .followUp
        case .declined: .declined
        }
    }
}

/// Why someone does not join, from a list.
public enum DeclineReason: String, Hashable, Sendable, Codable, CaseIterable {
    case tooExpensive = "too-expensive"
    case alreadyInsured = "already-insured"
    case askFamily = "ask-family"
    case noTime = "no-time"
    /// May not join, by what they answered.
    case notEligible = "not-eligible"
    /// Does not trust it, or does not see what it is for.
    case notConvinced = "not-convinced"
    /// The papers needed are at home.
    case papersMissing = "papers-missing"
    case other
}

/// The event at which people are consulted, and the team that does it.
public struct Occasion: Hashable, Sendable, Codable {
    /// The event's name, as the settings say it.
    public let event: String
    /// The team's name; `nil` where there is only one.
    public let team: String?

    public init(event: String, team: String? = nil) {
        self.event = event
        self.team = team
    }
}

extension VisitFile {
    /// Whether the person went without joining, or gave everything up: nothing
    /// is consulted or registered in this visit any more.
    public var hasEnded: Bool { nextStep == .done && payment == nil }

    /// Whether the visit may be opened once more: the person went, and nothing
    /// was ever registered in it.
    public var canReopen: Bool { hasEnded && registrations.isEmpty && !visit.isErased }
}

extension Refusal {
    /// An act on a visit that has ended, which would undo how it ended.
    public static let visitEnded = Refusal(
        "visit-ended",
        """
        This visit has ended, so nothing was changed: how it ended, and whom to call, stays on record. Begin a new \
        visit for the person; where its page offers it, this one can be opened again.
        """)

    /// A consultation that goes on to the registration without any plan.
    public static let planMissing = Refusal(
        "plan-missing", "Nothing was chosen. Choose health insurance, social insurance or both.")
}
