import Insurance

/// The order in which a household's members joined in a calendar year, before
/// those of one visit join.
///
/// Whoever paid at this kiosk has the place they paid for. Those who hold a
/// card elsewhere take the lowest places left, and each member who joins the
/// lowest after them; so a place that a void left free is given again. Someone
/// who joins again in the same year keeps their place.
///
/// Source: Decree 188/2025/NĐ-CP art. 6: the premium steps down when members
/// join in the same financial year, in the order of joining.
public struct HouseholdOrder: Sendable {
    /// Somebody who joins.
    public struct Joiner: Hashable, Sendable {
        /// Every number that names them; empty before any is known.
        public let keys: Set<String>
        public let name: String
        /// Not for someone insured otherwise, such as in a supported group.
        public let takesPlace: Bool

        public init(keys: Set<String>, name: String, takesPlace: Bool) {
            self.keys = keys
            self.name = name
            self.takesPlace = takesPlace
        }
    }

    /// A place, and who comes before it.
    public struct Seat: Hashable, Sendable {
        /// From 1; `nil` for someone who takes none.
        public let place: Int?
        /// In order.
        public let before: [HouseholdForerunner]
    }

    private let paid: [PaidPlace]
    private let cards: [HouseholdCard]
    private let stated: Int

    /// - Parameters:
    ///   - paid: Whoever of the household paid at this kiosk in the calendar
    ///     year of the payment. What their places rested on counts on.
    ///   - cards: Whoever else holds a card, by the commune's list.
    ///   - stated: How many more there are, of whom staff were shown receipts.
    public init(paid: [PaidPlace], cards: [HouseholdCard], stated: Int) {
        self.paid = paid
        self.stated = max(stated, paid.map(\.place.stated).max() ?? 0)
        var known: [HouseholdCard] = []
        for card in cards + paid.flatMap(\.place.cards) where !known.contains(where: { $0.isSame(as: card) }) {
            known.append(card)
        }
        self.cards = known
    }

    /// Gives each member a seat, in the order in which they join.
    public func seats(of joiners: [Joiner]) -> [Seat] {
        var taken = places(besides: joiners)
        return joiners.map { joiner in
            guard joiner.takesPlace else { return Seat(place: nil, before: []) }
            let own = paid.first { !$0.person.listedKeys.isDisjoint(with: joiner.keys) }?.place.order
            let place = own ?? Self.lowest(besides: taken)
            let before = taken.filter { $0.key < place }.sorted { $0.key < $1.key }.map(\.value)
            taken[place] = HouseholdForerunner(basis: .sameVisit, name: joiner.name)
            return Seat(place: place, before: before)
        }
    }

    /// Who holds which place before anybody joins.
    private func places(besides joiners: [Joiner]) -> [Int: HouseholdForerunner] {
        var taken: [Int: HouseholdForerunner] = [:]
        for one in paid {
            guard let place = one.place.order else { continue }
            taken[place] = HouseholdForerunner(basis: .paid(on: one.paidOn), name: one.person.name)
        }
        let here = Set((paid.map(\.person.listedKeys) + joiners.map(\.keys)).joined())
        for card in cards where card.keys.isDisjoint(with: here) {
            taken[Self.lowest(besides: taken)] = HouseholdForerunner(
                basis: .card(end: card.end), name: card.name, keys: card.keys.sorted())
        }
        for _ in 0..<stated {
            taken[Self.lowest(besides: taken)] = HouseholdForerunner(basis: .stated, name: nil)
        }
        return taken
    }

    private static func lowest(besides taken: [Int: HouseholdForerunner]) -> Int {
        var place = 1
        while taken[place] != nil { place += 1 }
        return place
    }
}

extension HouseholdCard {
    fileprivate func isSame(as other: HouseholdCard) -> Bool { !keys.isDisjoint(with: other.keys) }
}
