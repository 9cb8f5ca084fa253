public import Insurance

/// One person of a visit, with what they are registered for in it.
public struct VisitMember: Hashable, Sendable {
    /// One for each scheme, never empty.
    public let registrations: [Registration]
    public let person: Person

    /// The id of the first registration, which names the member until they are changed.
    public var id: Identifier? { registrations.first?.id }
    public var entries: [RegistrationEntry] { registrations.map(\.entry) }

    /// Where the member stands in the household; `nil` without health insurance.
    public var place: HouseholdPlace? { registrations.lazy.compactMap(\.entry.household).first }
}

extension VisitFile {
    /// The people registered in this visit, in the order in which they joined;
    /// those given up or void left out.
    public var members: [VisitMember] {
        var groups: [[Registration]] = []
        for registration in registrations where registration.state != .abandoned && registration.state != .void {
            if let index = groups.firstIndex(where: { $0.contains { $0.person.isSame(as: registration.person) } }) {
                groups[index].append(registration)
            } else {
                groups.append([registration])
            }
        }
        return groups.compactMap { group in
            group.first.map { VisitMember(registrations: group, person: $0.person) }
        }
    }

    /// The place in ``members`` of whoever a registration names, also one that
    /// was replaced since.
    public func memberIndex(_ id: Identifier) -> Int? {
        guard let person = registrations.first(where: { $0.id == id })?.person else { return nil }
        return members.firstIndex { $0.person.isSame(as: person) }
    }
}

/// Which member of a visit a registration form is for.
public enum MemberTarget: Hashable, Sendable {
    /// The first, whether registered already or not.
    case first
    /// One more.
    case another
    /// Whoever this registration names.
    case known(Identifier)
}
