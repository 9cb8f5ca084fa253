import Desk
import GRDB
import Insurance
import TestSupport
import Testing

@testable import Ledger

@Suite("A household one of whose numbers was set right")
struct CorrectedHouseholdTests {
    private let evening: Evening
    private let house: HouseholdDesk
    private let wrong = Evening.person(1)
    private let right = Evening.person(2)

    init() async throws {
        evening = try await Evening.begin()
        try await evening.shift()
        house = try HouseholdDesk(evening)
    }

    /// A visit whose one member is the head.
    private func head(_ person: Person) async throws -> Identifier {
        let visit = try await house.open()
        try await house.desk.register(
            visit: visit, entries: [house.entry(person)],
            household: HouseholdAnswer(relation: RosterPerson.head), by: evening.consultant)
        return visit
    }

    @Test("members who come later join by the right number, and the place of whoever was set right is kept")
    func joining() async throws {
        let first = try await head(wrong)
        try await house.pay(first)
        try await evening.correct(first) { $0.personalID = right.personalID }
        let second = try await house.register([Evening.person(3)], household: HouseholdName(typed: right.key!))
        #expect(try await house.places(second) == [2])
        // Who joins with the second is of the same household, though no number is said again.
        try await house.register([Evening.person(4)], in: second)
        #expect(try await house.places(second) == [2, 3])
        try await house.desk.requote(visit: second, by: evening.consultant)
        #expect(try await house.places(second) == [2, 3])
        try await house.pay(second)
        // The second knows the household by themselves, as does the first by the right number.
        let file = try #require(try await evening.ledger.visitFile(try await house.open()))
        let keys: Set<String> = [try #require(Evening.person(3).key)]
        #expect(try await house.desk.seat(keys, as: .first, stated: 0, in: file)?.place == 2)
        #expect(try await house.desk.seat(right.keys, as: .first, stated: 0, in: file)?.place == 1)
        #expect(try await house.desk.seat(wrong.keys, as: .first, stated: 0, in: file)?.place == 1, "a stranger")
        try await evening.sound()
    }

    @Test("the household of whoever the wrong number belongs to is another one, with an order of its own")
    func stranger() async throws {
        let first = try await head(wrong)
        try await house.pay(first)
        try await evening.correct(first) { $0.personalID = right.personalID }
        let stranger = Evening.person(1, name: "Vàng Thị Khác")
        let second = try await head(stranger)
        #expect(try await house.places(second) == [1])
        try await house.pay(second)
        let third = try await house.register([Evening.person(4)], household: HouseholdName(typed: wrong.key!))
        #expect(try await house.places(third) == [2])
        try await house.pay(third)
        #expect(try await evening.ledger.paidPlaces(in: .head(wrong.key!), year: 2026).map(\.person.key) == [right.key])
        // The first household goes on in its order, whatever the stranger paid.
        let fourth = try await house.register([Evening.person(5)], household: HouseholdName(typed: right.key!))
        try await house.register([Evening.person(6)], in: fourth)
        #expect(try await house.places(fourth) == [2, 3])
        try await evening.sound()
    }

    @Test("SQLite and the audit take one person for the same by the right number, and two for two")
    func guarded() async throws {
        let first = try await house.register([wrong], household: .code("H1"))
        try await house.pay(first)
        try await evening.correct(first) { $0.personalID = right.personalID }
        let again = try await house.register([Evening.person(3)], household: .code("H2"))
        try await evening.ledger.confirmReadBack(visit: again, at: evening.clock.now())
        let ledger = evening.ledger
        func pay(as person: Person) async throws {
            // Put on the place of the first, past the frozen quote.
            try await ledger.write { db in
                try db.execute(sql: "DROP TRIGGER IF EXISTS registrationPlaceFrozen")
                try db.execute(sql: "DROP TRIGGER IF EXISTS registrationFrozen")
                try db.change(
                    """
                    UPDATE registration SET personKey = :key,
                        householdKey = (SELECT householdKey FROM registration WHERE visit = :first)
                    WHERE visit = :again
                    """,
                    ["key": ledger.vault.lookUpKey(person.key!), "first": first.text, "again": again.text])
                try db.change("UPDATE registration SET state = 'paid' WHERE visit = :again", ["again": again.text])
            }
        }
        await #expect(throws: DatabaseError.self) { try await pay(as: wrong) }
        try await pay(as: right)
        let check = try #require(AuditCheck.households.first)
        #expect(try await ledger.read { try String.fetchAll($0, sql: check.sql) } == [])
    }
}
