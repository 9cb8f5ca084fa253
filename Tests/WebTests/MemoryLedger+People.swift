import Desk
import Insurance

extension MemoryLedger: PeopleSearching {
    func people(matching query: PeopleQuery, on day: CalendarDay, limit: Int) -> FoundPeople {
        let hits = (visitFiles(on: day) + openVisitFiles(before: day)).compactMap { file -> FoundPerson? in
            let registered = file.registrations.first?.person
            guard let person = (registered ?? file.visit.scanned).map(FindablePerson.init),
                query.fits(person, ticket: file.visit.number)
            else { return nil }
            return FoundPerson(person: person, origin: .visit(file.visit.id))
        }
        return FoundPeople(first: Array(hits.prefix(limit)), more: max(0, hits.count - limit))
    }
}
