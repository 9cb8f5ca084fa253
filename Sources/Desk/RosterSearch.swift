public import Insurance

/// Searches the evening's visits first, and then the list of people.
///
/// Whoever has a visit is not told a second time from the list. A list that
/// cannot be read keeps nobody from finding the visits.
public struct RosterSearch: PeopleSearching {
    private let visits: any PeopleSearching
    private let roster: any PeopleSearching

    public init(visits: any PeopleSearching, roster: any PeopleSearching) {
        self.visits = visits
        self.roster = roster
    }

    public func people(matching query: PeopleQuery, on day: CalendarDay, limit: Int) async throws -> FoundPeople {
        let here = try await visits.people(matching: query, on: day, limit: limit)
        // As many more as may have a visit, so that the list still fills the places left.
        let listed: FoundPeople
        do {
            listed = try await roster.people(matching: query, on: day, limit: limit + here.first.count)
        } catch let trouble as Refusal {
            return FoundPeople(first: here.first, more: here.more, trouble: trouble)
        }
        let known = Set(here.first.flatMap(\.person.lookUpNumbers))
        let others = listed.first.filter { known.isDisjoint(with: $0.person.lookUpNumbers) }
        let room = max(0, limit - here.first.count)
        return FoundPeople(
            first: here.first + others.prefix(room), more: here.more + listed.more + max(0, others.count - room))
    }
}
