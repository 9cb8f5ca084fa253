public import Insurance
import InsuranceRules

/// A price that changed because somebody's place in the household's order did.
public struct PriceChange: Hashable, Sendable {
    public let person: Person
    public let before: Dong
    public let after: Dong
    /// The place now, and what it rests on.
    public let place: HouseholdPlace
}

extension VisitFile {
    /// Prices that are not those told last, though nobody asked for anything
    /// else: who joined, left or paid meanwhile changed the order.
    ///
    /// A price counts as told where it was read back, or else when it was worked
    /// out first. None is left once the visit is paid.
    public var priceChanges: [PriceChange] {
        registrations.enumerated().compactMap { index, registration in
            guard registration.state == .quoted, let place = registration.entry.household,
                let now = registration.quote?.item.payable,
                let told = told(before: registration, among: registrations[..<index]), told != now
            else { return nil }
            return PriceChange(person: registration.person, before: told, after: now, place: place)
        }
    }

    /// - Parameter earlier: Oldest first.
    private func told(before registration: Registration, among earlier: ArraySlice<Registration>) -> Dong? {
        let former = earlier.reversed().filter {
            $0.state == .abandoned && $0.scheme == registration.scheme && $0.person.isSame(as: registration.person)
        }.prefix { $0.entry.terms.withoutPlace == registration.entry.terms.withoutPlace }
        return (former.first { $0.readBackAt != nil } ?? former.last)?.quote?.item.payable
    }
}

extension Terms {
    /// The same for whatever place in the household.
    fileprivate var withoutPlace: Terms {
        guard case .premium(var terms) = self else { return self }
        terms.order = 1
        return .premium(terms)
    }
}
