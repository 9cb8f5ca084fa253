import Desk
import Foundation
import GRDB
import Insurance
import TestSupport
import Testing

@testable import Ledger

@Suite("Taking in a list of people")
struct RosterImportTests {
    @Test("what was listed is found again by personal ID, social insurance code and household")
    func lookUps() async throws {
        let made = MadeUpRoster()
        let people = MadeUpRoster.people(300)
        let status = try made.take(people, refused: 4)
        #expect(status.people == 300 && status.refused == 4 && status.area == "xa thu nghiem")
        let roster = made.roster
        #expect(try await roster.listed() == status)
        for listed in people {
            #expect(try await roster.person(withKey: listed.person.personalID!.digits) == listed)
            if let code = listed.person.socialInsuranceCode?.digits {
                #expect(try await roster.person(withKey: code) == listed)
            }
        }
        let household = try await roster.household(people[0].household!)
        #expect(household == people.filter { $0.household == people[0].household })
        #expect(household.first?.isHead == true)
        #expect(try await roster.person(withKey: "010190999999") == nil)
        #expect(try await roster.household("H0") == [])
    }

    @Test("without a file nobody is listed, and nobody found")
    func none() async throws {
        let made = MadeUpRoster()
        #expect(try await made.roster.listed() == nil)
        #expect(try await made.roster.person(withKey: "010190100001") == nil)
        #expect(try await made.found("lo").first.isEmpty)
    }

    @Test("the same file again gives the same, and a newer one takes the place of its commune alone")
    func again() async throws {
        let made = MadeUpRoster()
        let (here, there) = (MadeUpRoster.people(60), MadeUpRoster.people(40, seed: 2, in: "xã Khác"))
        let first = try made.take(here)
        #expect(try made.take(here) == first)
        #expect(try made.take(there, of: "xa khac").people == 100)
        let later = MadeUpRoster.day.adding(days: 9)
        let status = try made.take(Array(here.dropFirst(10)), on: later)
        #expect(status.lists.map(\.people) == [50, 40] && status.lists.map(\.day) == [later, MadeUpRoster.day])
        #expect(try await made.roster.person(withKey: here[0].person.key!) == nil)
        #expect(try await made.roster.person(withKey: here[20].person.key!)?.listedOn == later)
        #expect(try await made.roster.person(withKey: there[0].person.key!) == there[0])
        #expect(try await made.found("thu nghiem").first.isEmpty)
    }

    @Test("an older list of the same commune is refused, and the younger stays")
    func older() async throws {
        let made = MadeUpRoster()
        let people = MadeUpRoster.people(5)
        try made.take(people)
        let error = #expect(throws: Refusal.self) { try made.take(people, on: MadeUpRoster.day.adding(days: -1)) }
        #expect(error?.code == "roster-older")
        #expect(try await made.roster.listed()?.people == 5)
    }

    @Test("of two rows with one number the first counts; somebody who moved counts where the new list has them")
    func twice() async throws {
        let made = MadeUpRoster()
        let people = MadeUpRoster.people(10)
        var additions: [RosterImport.Addition] = []
        _ = try RosterImport(into: made.path, key: made.key, listOf: MadeUpRoster.day, at: MadeUpRoster.moment).run {
            add in
            for person in people + [people[3]] { additions.append(try add(person, "a")) }
            return RosterImport.Origin(area: "a", refused: 1)
        }
        #expect(additions.dropLast().allSatisfy { $0 == .added } && additions.last == .twice)
        let status = try made.take([people[3]], of: "b")
        #expect(status.people == 10 && status.lists.map(\.people).sorted() == [1, 9])
    }

    @Test("an import that fails, or finds nobody, leaves the former list and no other file")
    func failing() async throws {
        struct Broken: Error {}
        let made = MadeUpRoster()
        try made.take(MadeUpRoster.people(5))
        let before = try Data(contentsOf: URL(filePath: made.path))
        #expect(throws: Broken.self) {
            _ = try RosterImport(into: made.path, key: made.key, listOf: MadeUpRoster.day, at: MadeUpRoster.moment).run
            {
                add in
                for person in MadeUpRoster.people(500, seed: 9) { _ = try add(person, "xa thu nghiem") }
                throw Broken()
            }
        }
        #expect(throws: Refusal.rosterEmpty) { try made.take([]) }
        #expect(try Data(contentsOf: URL(filePath: made.path)) == before)
        #expect(!FileManager.default.fileExists(atPath: made.path + ".new"))
        #expect(try await made.roster.listed()?.people == 5)
    }

    @Test("what a broken import left behind is in nobody's way")
    func leftBehind() throws {
        let made = MadeUpRoster()
        try Data("half".utf8).write(to: URL(filePath: made.path + ".new"))
        #expect(try made.take(MadeUpRoster.people(5)).people == 5)
    }

    @Test("a damaged file, another key and a moved row are noticed, each in its own words")
    func damaged() async throws {
        let made = MadeUpRoster()
        let people = MadeUpRoster.people(50)
        try made.take(people)
        let other = MadeUpRoster(path: made.path)
        await #expect(throws: Refusal.rosterKeyWrong) { try await other.roster.listed() }
        #expect(other.roster.prepare() == .rosterKeyWrong)
        #expect(throws: Refusal.rosterKeyWrong) { try other.take(people) }
        // Given two rows that changed places
        try await patient(made.path).write { db in
            try db.execute(sql: "UPDATE person SET body = (SELECT body FROM person WHERE id = 2) WHERE id = 1")
        }
        await #expect(throws: Refusal.rosterUnreadable) {
            try await made.roster.person(withKey: people[0].person.key!)
        }
        // Given a piece of the name index that is not there
        try await patient(made.path).write { db in
            try db.execute(sql: "DELETE FROM part WHERE name = 'codes'")
        }
        await #expect(throws: Refusal.rosterUnreadable) { try await made.found("lo") }
        try Data(repeating: 7, count: 9000).write(to: URL(filePath: made.path))
        await #expect(throws: Refusal.rosterUnreadable) { try await made.roster.listed() }
    }

    @Test("a running kiosk has the new list at once, and what was found in the former one is not mistaken")
    func replaced() async throws {
        let made = MadeUpRoster()
        try made.take([MadeUpRoster.person("LÒ THỊ MẪU", 1), MadeUpRoster.person("VÀNG THỊ THỬ", 2)])
        let roster = made.roster
        let query = PeopleQuery("mau")!
        let found = try await roster.people(matching: query, on: MadeUpRoster.day, limit: 9).first
        guard case .roster(let reference)? = found.first?.origin else { throw Refusal.rosterEmpty }
        #expect(RosterReference(reference.description) == reference)
        #expect(try await roster.person(at: reference).person.name == "LÒ THỊ MẪU")
        try made.take([MadeUpRoster.person("TẨN A MẪU", 3), MadeUpRoster.person("LÒ THỊ MẪU", 1)])
        #expect(try await roster.people(matching: query, on: MadeUpRoster.day, limit: 9).first.count == 2)
        await #expect(throws: Refusal.rosterChanged) { try await roster.person(at: reference) }
    }

    @Test("no look-up and no row that is shown needs a walk through everybody")
    func plans() async throws {
        let made = MadeUpRoster()
        try made.take(MadeUpRoster.people(500))
        let plans = try await DatabaseQueue(path: made.path).read { db in
            try [
                RosterSchema.rowsWithNumber, RosterSchema.rowsWithPhone, RosterSchema.rowsOfHousehold,
                RosterSchema.bodyOfRow, RosterSchema.partsByName,
            ].map { sql in
                let names = ["key", "row", "name"].filter { sql.contains(":\($0)") }
                let values = Dictionary(uniqueKeysWithValues: names.map { ($0, 1) })
                return try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN \(sql)", arguments: StatementArguments(values))
                    .map { $0["detail"] as String }.joined(separator: "; ")
            }
        }
        for plan in plans {
            #expect(plan.contains("SEARCH") && !plan.contains("SCAN person") && !plan.contains("SCAN part"), "\(plan)")
        }
    }

    /// Waits for whoever reads the index aside.
    private func patient(_ path: String) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.busyMode = .timeout(10)
        return try DatabaseQueue(path: path, configuration: configuration)
    }
}
