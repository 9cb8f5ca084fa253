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
                return try await found(rows, more: 0, in: file)
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
        let rows = try await file.rows(chosen.map { $0 + 1 })
        return try await found(rows, more: all.count - chosen.count, in: file, index)
    }

    /// Whoever has the whole number, found by its keyed hash.
    private func rows(with number: String, in file: RosterFile, _ query: PeopleQuery) async throws -> [ListedRow] {
        var seen: Set<Int> = []
        return try await (file.rows(.number, number) + file.rows(.phone, number)).filter { row in
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
    private func found(
        _ rows: [ListedRow], more: Int, in file: RosterFile, _ index: NameIndex? = nil
    ) async throws -> FoundPeople {
        let columns = try await (index == nil ? file.index.value : index)?.columns
        let heads = Dictionary(
            rows.compactMap { row -> (Int, Int)? in
                guard let head = columns?.heads[row.row - 1], head != NameColumns.noHead, head != row.row - 1 else {
                    return nil
                }
                return (row.row, Int(head) + 1)
            }, uniquingKeysWith: { first, _ in first })
        let names = Dictionary(
            try await file.rows(Array(Set(heads.values))).map { ($0.row, $0.person.person.name) },
            uniquingKeysWith: { first, _ in first })
        let people = rows.map { row in
            FoundPerson(
                person: FindablePerson(row.person.person),
                origin: .roster(RosterReference(build: file.build, row: row.row)),
                head: heads[row.row].flatMap { names[$0] })
        }
        return FoundPeople(first: people, more: more)
    }
}
