import Desk
import Foundation
import GRDB
import Insurance
import InsuranceRules
import TestSupport
import Testing

@testable import Ledger

@Suite("Of who goes without joining nothing is kept")
struct ErasureTests {
    private let evening: Evening
    private let drafts: DraftDesk

    init() async throws {
        evening = try await Evening.begin(days: Evening.day...Evening.day.adding(days: 9))
        drafts = DraftDesk(ledger: evening.ledger, hours: 24, clock: evening.clock)
    }

    private static let card = Terms.premium(PremiumTerms(order: 1, months: 12, groups: [], lastCardEnd: nil))

    private func open(_ person: Person) async throws -> Identifier {
        try await evening.ledger.openVisit(
            station: "A", language: "vi", channel: .performance, scanned: person, by: evening.consultant,
            at: evening.clock.now()
        ).id
    }

    private func end(_ visit: Identifier, _ end: ConsultationEnd?) async throws {
        try await evening.ledger.recordConsultation(
            visit: visit, plans: [Self.card], end: end, at: nil, by: evening.consultant, at: evening.clock.now())
    }

    /// Everything sealed or hashed of a visit's people.
    private func secrets(_ visit: Identifier) async throws -> [Data] {
        try await evening.ledger.read { db in
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT scanned AS a, scannedKey AS b, plans AS c FROM visit WHERE id = :visit
                    UNION ALL SELECT entry, personKey, quote FROM registration WHERE visit = :visit
                    """, arguments: ["visit": visit.text])
            return rows.flatMap { row in ["a", "b", "c"].compactMap { row[$0] as Data? } }
        }
    }

    /// How many of the values lie somewhere in the files.
    private func traces(of values: [Data]) throws -> Int {
        let files = try ["", "-wal"].map { try Data(contentsOf: URL(filePath: evening.path + $0)) }
        return values.filter { value in
            files.contains { $0.range(of: value) != nil || $0.range(of: value.suffix(24)) != nil }
        }.count
    }

    @Test("scan, plans and look-up key are out of every file at once", arguments: [true, false])
    func left(isDeclined: Bool) async throws {
        let visit = try await open(Evening.person(1))
        try await end(visit, nil)
        let secrets = try await secrets(visit)
        #expect(try secrets.count == 3 && traces(of: secrets) == 3)
        try await end(visit, isDeclined ? .declined(.noTime) : .followUp(nil))
        #expect(try traces(of: secrets) == 0)
        let file = try #require(try await evening.ledger.visitFile(visit))
        #expect(file.name == nil && file.visit.plans.isEmpty && file.canReopen, "it is counted, and opens again empty")
        #expect(try await evening.ledger.visit(ofPersonWithKey: Evening.person(1).key!, on: Evening.day) == nil)
        try await evening.ledger.reopen(visit: visit, by: evening.consultant, at: evening.clock.now())
        #expect(try await evening.ledger.visitFile(visit)?.nextStep == .consult)
        try await evening.sound()
    }

    @Test("what was registered and given up goes with them, and such a visit is not taken up again")
    func registered() async throws {
        let visit = try await evening.readyToPay([Evening.health(Evening.person(1))], scanned: Evening.person(1))
        let secrets = try await secrets(visit)
        #expect(try secrets.count == 6 && traces(of: secrets) == 6)
        try await end(visit, .declined(nil))
        #expect(try traces(of: secrets) == 0)
        let file = try #require(try await evening.ledger.visitFile(visit))
        #expect(file.registrations.isEmpty && file.visit.isErased && file.nextStep == .done && !file.canReopen)
        await expectRefusal("visit-ended") {
            try await evening.ledger.reopen(visit: visit, by: evening.consultant, at: evening.clock.now())
        }
        let counted = try await evening.ledger.read { db in
            try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM registration WHERE state = 'abandoned' AND scheme = 'hi'")
        }
        #expect(counted == 1)
        try await evening.sound()
    }

    @Test("who may be called keeps what they looked at until they take it back, registrations included")
    func lead() async throws {
        let visit = try await evening.readyToPay([Evening.health(Evening.person(1))], scanned: Evening.person(1))
        try await end(visit, .followUp(try Evening.followUp()))
        let secrets = try await secrets(visit)
        #expect(try traces(of: secrets) == 6)
        let lead = try #require(try await evening.ledger.leads(of: Evening.day...Evening.day).first)
        try await evening.ledger.withdraw(lead.id, by: evening.consultant, at: evening.clock.now())
        #expect(try traces(of: secrets) == 0)
        try await evening.sound()
    }

    @Test("the sweep empties what nobody came back for after its day and its hours, and leaves what was paid")
    func sweep() async throws {
        try await evening.shift()
        let left = try await open(Evening.person(1))
        let quoted = try await evening.readyToPay([Evening.health(Evening.person(2))], scanned: Evening.person(2))
        let called = try await open(Evening.person(4))
        try await end(called, .followUp(try Evening.followUp()))
        // Given somebody who registered twice before they paid
        let paid = try await evening.readyToPay([Evening.health(Evening.person(3))])
        let replaced = try await secrets(paid)[1]
        try await evening.ledger.register(
            visit: paid, entries: [Evening.health(Evening.person(3))], by: evening.consultant, at: evening.clock.now())
        try await evening.ledger.confirmReadBack(visit: paid, at: evening.clock.now())
        try await evening.pay(paid)
        let secrets = try await secrets(left) + secrets(quoted)

        // When the evening is over but not its hours, and then those too
        evening.clock.advance(seconds: 13 * 3600)
        try await drafts.sweep()
        #expect(try traces(of: secrets) == secrets.count)
        evening.clock.advance(seconds: 12 * 3600)
        try await drafts.sweep()

        // Then only those who paid, and the agreement to a call, are left
        #expect(try traces(of: secrets + [replaced]) == 0)
        for visit in [left, quoted] {
            let file = try #require(try await evening.ledger.visitFile(visit))
            #expect(file.visit.isErased && file.nextStep == .done && file.name == nil)
        }
        let lead = try await evening.ledger.leads(of: Evening.day...Evening.day).first
        #expect(lead?.contact != nil && lead?.schemes == [.healthInsurance])
        #expect(try await evening.ledger.visitFile(called)?.visit.scanned == nil)
        #expect(try await evening.ledger.visitFile(paid)?.registrations.map(\.state) == [.paid])
        #expect(try await evening.ledger.visitFiles(on: Evening.day).count == 4, "all are counted")
        let query = try #require(PeopleQuery("duong"))
        #expect(try await evening.ledger.people(matching: query, on: Evening.day, limit: 9).first.count == 1)
        try await evening.sound()
        #expect(try await evening.ledger.eraseLeftVisits(untouchedSince: evening.clock.now(), before: Evening.day) == 0)
    }

    @Test("SQLite refuses to empty what is quoted or paid, and to fill what was emptied")
    func guarded() async throws {
        let visit = try await evening.readyToPay([Evening.health(Evening.person(1))])
        func run(_ sql: String) async throws { try await evening.ledger.write { db in try db.execute(sql: sql) } }
        let emptying = """
            UPDATE registration SET erasedAt = 1, entry = zeroblob(32), personKey = zeroblob(32), quote = NULL,
                quoteDay = NULL, gross = NULL, stateSupport = NULL, localSupport = NULL, payable = NULL,
                validFrom = NULL, validTo = NULL, rules = NULL, readBackAt = NULL, readBackWay = NULL,
                householdKey = NULL, householdOrder = NULL
            """
        await #expect(throws: DatabaseError.self) { try await run(emptying) }
        await #expect(throws: DatabaseError.self) { try await run("UPDATE registration SET erasedAt = 1") }
        try await evening.ledger.abandon(visit: visit, by: evening.consultant, at: evening.clock.now())
        try await run(emptying)
        await #expect(throws: DatabaseError.self) { try await run("UPDATE registration SET entry = randomblob(40)") }
        await #expect(throws: DatabaseError.self) { try await run("UPDATE registration SET erasedAt = NULL") }
    }
}
