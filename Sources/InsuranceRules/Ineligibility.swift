public import Insurance

/// Why a person or a plan is outside a rule.
public enum Ineligibility: String, Hashable, Sendable, CaseIterable {
    /// Works under a contract, or is otherwise under compulsory cover.
    case compulsoryCover = "compulsory-cover"
    /// Draws a pension or a monthly benefit.
    case pension
    /// Owns a household business under compulsory cover.
    case householdBusiness = "household-business"
    case tooYoung = "too-young"
    /// No support for the group is in force on the day.
    case groupWithoutSupport = "group-without-support"
    /// The time for which the group is supported has run out.
    case supportOver = "support-over"
}

extension Ineligibility: CustomStringConvertible {
    /// What to tell the person, without repeating what they declared.
    public var description: String {
        switch self {
        case .compulsoryCover:
            """
            By the answers given, work insures this person, who may not join this scheme. \
            Go through the answers again; if they are right, explain it and take no money.
            """
        case .pension:
            """
            By the answers given, this person draws a pension or a monthly benefit and may not join this scheme. \
            Go through the answers again; if they are right, explain it and take no money.
            """
        case .householdBusiness:
            """
            By the answers given, this person's household business is under compulsory cover, so they may not join \
            this scheme. Go through the answers again; if they are right, explain it and take no money.
            """
        case .tooYoung:
            "This person has not reached the lowest age for this scheme. Check the birth date; take no money."
        case .groupWithoutSupport:
            """
            On the day of payment no State support is in force for this group. Quote as a household member, or \
            check the group with the office.
            """
        case .supportOver:
            """
            By the day given, the time for which the State supports this group is over. Quote as a household member, \
            or check the day on the certificate.
            """
        }
    }
}

/// The rule that closes a scheme to somebody, to be cited at the desk.
public struct Grounds: Hashable, Sendable, CustomStringConvertible {
    /// The rule's id.
    public let rule: String
    /// From which day on it holds.
    public let from: CalendarDay
    public let citation: String

    init<Value>(_ value: CitedValue<Value>) {
        rule = value.heading.rule
        from = value.from
        citation = value.source.citation
    }

    public var description: String { "It holds from \(from) on: '\(rule)', \(citation)." }

    /// For translations, as ``RuleError/details``.
    var details: [String: String] { ["rule": rule, "day": from.vietnamese, "citation": citation] }
}
