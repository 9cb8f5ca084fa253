import Desk
import Foundation
import GRDB
import Insurance
import TestSupport
import Testing

@testable import Ledger

@Suite("The file that keeps corrected numbers")
struct CorrectedNumberFileTests {
    /// Damage done past every guard, and what the audit must say of it.
    private static let damages: [(sql: String, says: String)] = [
        ("DELETE FROM correctedNumber", "is not found by the right number"),
        ("UPDATE correctedNumber SET personKey = randomblob(32)", "is not found by the right number"),
        ("UPDATE correctedNumber SET secondKey = randomblob(32)", "is not found by the right number"),
        (
            """
            UPDATE correctedNumber SET registration = (SELECT id FROM registration ORDER BY seq LIMIT 1)
            """, "no correction of its registration says so"
        ),
        (
            "UPDATE correctedNumber SET personKey = (SELECT personKey FROM registration ORDER BY seq LIMIT 1)",
            "the same person paid the same insurance for the same time"
        ),
        ("DELETE FROM envelope WHERE kind = 'correction'", "the province is not told of it"),
    ]

    @Test("each kind of damage is named, with ids and never with people")
    func damage() async throws {
        let evening = try await Evening.begin()
        try await evening.shift()
        _ = try await evening.paidVisit(Evening.health(Evening.person(1)))
        try await evening.leaveCorrectedNumber()
        try await evening.sound()
        try evening.ledger.close()
        try await AuditTests.expectNamed(Self.damages, in: evening)
    }

    @Test("a file of the former version goes on: its people are found as before, and their numbers can be set right")
    func upgrade() async throws {
        // Given a file of the time before, with somebody whose name was set right
        let evening = try await Evening.begin()
        try await evening.shift()
        let visit = try await evening.paidVisit(Evening.health(Evening.person(1)))
        try await evening.correct(visit) { $0.name = "LÒ THỊ ĐƯƠNG" }
        try evening.ledger.close()
        let queue = try DatabaseQueue(path: evening.path)
        try await queue.write { db in
            try db.execute(
                sql: """
                    DROP TRIGGER registrationPlaceOnce;
                    DROP VIEW personNumber;
                    DROP TABLE correctedNumber;
                    CREATE TRIGGER registrationPlaceOnce BEFORE UPDATE OF state ON registration WHEN FALSE
                    BEGIN SELECT 1; END;
                    DELETE FROM grdb_migrations WHERE identifier = '2026-11-23 corrected numbers';
                    """)
        }
        try queue.close()

        // When this version opens it
        let now = try Evening(path: evening.path, key: evening.key)
        try await now.sound()

        // Then a number is set right in it like in a new one
        let number = try #require(Evening.person(2).key)
        #expect(try await now.ledger.paidVisit(ofPersonWithKey: Evening.person(1).key!, on: Evening.day) == visit)
        try await now.correct(visit) { $0.personalID = PersonalID(number) }
        #expect(try await now.ledger.paidVisit(ofPersonWithKey: number, on: Evening.day) == visit)
        try await now.sound()
        let triggers = try await now.ledger.read {
            try String.fetchAll($0, sql: "SELECT sql FROM sqlite_master WHERE name = 'registrationPlaceOnce'")
        }
        #expect(triggers.count == 1 && triggers[0].contains("personNumber"))
    }
}
