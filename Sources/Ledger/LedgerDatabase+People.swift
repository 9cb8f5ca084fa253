public import Desk
import Foundation
import GRDB
public import Insurance

// Looking people up: the file says who counts, the index in memory who they are.
extension LedgerDatabase: PeopleSearching {
    /// People of today's visits and of earlier ones still open, newest first.
    ///
    /// Nothing can be out of date: each search reads from the file who counts,
    /// without opening anything, and only people not seen before are opened.
    /// The first search after a start opens all of them.
    public func people(matching query: PeopleQuery, on day: CalendarDay, limit: Int) async throws -> FoundPeople {
        let found = try await read { db in
            let sources = try personSources(on: day, db)
            let people = try index.people(
                of: sources.map { source in
                    (source.mark, { FindablePerson(try person(source, db)) })
                })
            return sources.compactMap { source -> FoundPerson? in
                guard let person = people[source.mark], query.fits(person, ticket: source.number) else { return nil }
                return FoundPerson(person: person, origin: .visit(source.visit))
            }
        }
        return FoundPeople(first: Array(found.prefix(limit)), more: max(0, found.count - limit))
    }

    /// Who counts in each visit: everyone registered, each once; without them
    /// who was scanned; and else whoever gave their registration up.
    private func personSources(on day: CalendarDay, _ db: Database) throws -> [PersonSource] {
        let listed = "SELECT id FROM visit WHERE day = ? OR \(Self.openBefore)"
        let arguments: StatementArguments = [day.description, day.description, day.adding(days: -60).description]
        let registered = Dictionary(
            grouping: try PersonSource.fetchAll(
                db,
                kept: """
                    SELECT r.id AS registration, v.id AS visit, v.number,
                           COALESCE(
                               (SELECT substr(c.content, 1, \(SealMark.nonceLength)) FROM correction c
                                WHERE c.registration = r.id ORDER BY c.seq DESC LIMIT 1),
                               substr(r.entry, 1, \(SealMark.nonceLength))) AS nonce,
                           \(Self.currentKey) AS personKey, r.state IN ('abandoned', 'void') AS isGivenUp
                    FROM registration r JOIN visit v ON v.id = r.visit WHERE v.id IN (\(listed)) AND r.erasedAt IS NULL
                    ORDER BY r.seq
                    """,
                arguments: arguments), by: \.visit)
        let visits = try ListedVisit.fetchAll(
            db,
            kept: """
                SELECT id, number, substr(scanned, 1, \(SealMark.nonceLength)) AS nonce FROM visit WHERE id IN (\(listed))
                ORDER BY day DESC, seq DESC
                """,
            arguments: arguments)
        return visits.flatMap { visit in
            let all = registered[visit.id, default: []]
            let live = all.filter { !$0.isGivenUp }
            let named = live.isEmpty ? visit.scan.map { [$0] } ?? all : live
            var seen: Set<Data> = []
            return named.filter { source in source.personKey.map { seen.insert($0).inserted } ?? true }
        }
    }

    private func person(_ source: PersonSource, _ db: Database) throws -> Person {
        if let registration = source.registration {
            let bytes = try Data.fetchOne(
                db, sql: "SELECT entry FROM registration WHERE id = ?", arguments: [registration.text])
            let entry = try vault.open(RegistrationEntry.self, bytes ?? Data(), .entry(registration))
            let after = try aftermath(where: "id = ?", [registration.text], db).corrections[registration] ?? []
            return after.reduce(entry.person) { $0.corrected(by: $1.changes) }
        }
        let bytes = try Data.fetchOne(
            db, sql: "SELECT scanned FROM visit WHERE id = ?", arguments: [source.visit.text])
        return try vault.open(Person.self, bytes ?? Data(), .scanned(source.visit))
    }
}

/// Where the file holds a person: in a registration, or in a visit's scan.
private struct PersonSource: Sendable {
    var registration: Identifier?
    var visit: Identifier
    var number: Int
    var nonce: Data
    var personKey: Data?
    var isGivenUp: Bool

    var mark: SealMark { SealMark(row: registration ?? visit, nonce: nonce) }
}

/// A visit whose people can be looked up.
private struct ListedVisit: Sendable {
    var id: Identifier
    var number: Int
    var nonce: Data?

    var scan: PersonSource? {
        nonce.map {
            PersonSource(registration: nil, visit: id, number: number, nonce: $0, personKey: nil, isGivenUp: false)
        }
    }
}

// Read by place: what each search reads of a whole evening.
extension PersonSource: FetchableRecord {
    init(row: Row) throws {
        registration = try Identifier(column: row[0])
        visit = try Identifier(column: row[1])
        number = row[2]
        nonce = try row.decode(Data.self, atIndex: 3)
        personKey = row[4]
        isGivenUp = row[5]
    }
}

extension ListedVisit: FetchableRecord {
    init(row: Row) throws {
        id = try Identifier(column: row[0])
        number = row[1]
        nonce = row[2]
    }
}

extension Identifier {
    fileprivate init(column text: String) throws {
        guard let identifier = Identifier(text) else { throw LedgerFault.unreadable(field: "id") }
        self = identifier
    }
}
