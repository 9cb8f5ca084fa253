public import Insurance

/// Where somebody stands in their household, and what their place in its
/// order rests on; kept sealed.
public struct HouseholdPlace: Hashable, Sendable, Codable {
    public var household: HouseholdName
    /// Relation to the head, a code of the catalogue; `nil` where nobody said it.
    public var relation: String?
    /// The place in the order of the calendar year of the payment; `nil` for
    /// someone insured otherwise, who takes none.
    public var order: Int?
    /// Who comes before, in order.
    public var before: [HouseholdForerunner]
    /// How many of them are told only by receipts that staff were shown.
    public var stated: Int
    /// The place the consultation went by.
    public var asked: Int

    public init(
        household: HouseholdName, relation: String? = nil, order: Int?, before: [HouseholdForerunner] = [],
        stated: Int = 0, asked: Int = 1
    ) {
        self.household = household
        self.relation = relation
        self.order = order
        self.before = before
        self.stated = stated
        self.asked = asked
    }

    /// Whether the province has to check what the place rests on.
    public var isToBeChecked: Bool { before.contains { $0.basis == .stated } }

    /// Those who hold a card of the commune's list, as the order counted them.
    public var cards: [HouseholdCard] {
        before.compactMap { one in
            guard case .card(let end) = one.basis else { return nil }
            return HouseholdCard(keys: Set(one.keys), name: one.name ?? "", end: end)
        }
    }
}

/// Somebody of the same household who comes before in its order.
public struct HouseholdForerunner: Hashable, Sendable, Codable {
    /// How it is known.
    public enum Basis: Hashable, Sendable, Codable {
        /// A household's card in the commune's list, with its last day.
        case card(end: CalendarDay)
        /// Paid at this kiosk.
        case paid(on: CalendarDay)
        /// Registered in the same visit.
        case sameVisit
        /// Staff were shown a receipt; the province checks it.
        case stated
    }

    public var basis: Basis
    /// `nil` for someone of whom only a receipt was shown.
    public var name: String?
    /// The numbers that name them, where a later payment may turn out to be theirs.
    public var keys: [String]

    public init(basis: Basis, name: String?, keys: [String] = []) {
        self.basis = basis
        self.name = name
        self.keys = keys
    }
}

/// A household's card in the commune's list.
public struct HouseholdCard: Hashable, Sendable {
    public let keys: Set<String>
    public let name: String
    /// The last day it covers.
    public let end: CalendarDay

    public init(keys: Set<String>, name: String, end: CalendarDay) {
        self.keys = keys
        self.name = name
        self.end = end
    }

    init(_ listed: RosterPerson, _ card: LastCard) {
        self.init(keys: listed.person.listedKeys, name: listed.person.name, end: card.end)
    }
}

/// A place somebody has paid for at this kiosk.
public struct PaidPlace: Hashable, Sendable {
    public let person: Person
    public let place: HouseholdPlace
    public let paidOn: CalendarDay

    public init(person: Person, place: HouseholdPlace, paidOn: CalendarDay) {
        self.person = person
        self.place = place
        self.paidOn = paidOn
    }
}

extension Person {
    /// Every number that names this person to the insurance.
    public var keys: Set<String> { Set([personalID?.digits, socialInsuranceCode?.digits].compactMap(\.self)) }

    /// Every number by which a list may name this person.
    public var listedKeys: Set<String> { keys.union(oldID.map { [$0] } ?? []) }

    /// Whether a number of the two is the same; names and birth dates tell nobody apart.
    public func isSame(as other: Person) -> Bool { !keys.isDisjoint(with: other.keys) }
}
