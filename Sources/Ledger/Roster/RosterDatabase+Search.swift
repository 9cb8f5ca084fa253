public import Desk
public import Insurance

extension RosterDatabase: PeopleSearching {
    /// Listed people who fit, those whose syllables were typed whole first.
    ///
    /// - Throws: ``Refusal`` with `roster-unreadable` and what opening the file throws.
    public func people(matching query: PeopleQuery, on day: CalendarDay, limit: Int) async throws -> FoundPeople {
        guard let file = try current() else { return FoundPeople(first: [], more: 0) }
        if let number = query.onlyNumber {
            let rows = try await rows(with: number, in: file, query)
            // More than nine digits are a whole number, and no end of another.
            if !rows.isEmpty || number.utf8.count > PeopleQuery.shortestNumber {
                return try await found(rows.map(\.row), more: 0, in: file)
            }
        }
        let index = try await file.index.value
        var (all, whole) = index.people(matching: query)
        if query.hasLongNumber { try await check(&all, query, in: file) }
        whole.formIntersection(all)
        var others = all
        others.subtract(whole)
        let first = whole.first(limit)
        let chosen = first + others.first(limit - first.count)
        return try await found(chosen.map { $0 + 1 }, more: all.count - chosen.count, in: file)
    }

    /// Whoever has the whole number, found by its keyed hash.
    private func rows(with number: String, in file: RosterFile, _ query: PeopleQuery) async throws -> [ListedRow] {
        var seen: Set<Int> = []
        return try await file.rows(.number, .phone, of: number).filter { row in
            query.numbersFit(row.person.person) && seen.insert(row.row).inserted
        }
    }

    /// Opens those who are left by the last four digits, and compares the others.
    private func check(_ people: inout PeopleSet, _ query: PeopleQuery, in file: RosterFile) async throws {
        let rows = try await file.rows(people.first(.max).map { $0 + 1 })
        let fitting = Set(rows.filter { query.numbersFit($0.person.person) }.map { $0.row - 1 })
        people.filter(fitting.contains)
    }

    /// What is told of the people found: also who heads their household.
    private func found(_ rows: [Int], more: Int, in file: RosterFile) async throws -> FoundPeople {
        let columns = try await file.index.value.columns
        let heads = rows.reduce(into: [Int: Int]()) { heads, row in
            let head = columns.heads[row - 1]
            if head != NameColumns.noHead, head != row - 1 { heads[row] = Int(head) + 1 }
        }
        let people = try await file.rows(rows, heads: heads).map { row, head in
            FoundPerson(
                person: FindablePerson(row.person.person, isSearched: false),
                origin: .roster(RosterReference(build: file.build, row: row.row)), head: head)
        }
        return FoundPeople(first: people, more: more)
    }
}
