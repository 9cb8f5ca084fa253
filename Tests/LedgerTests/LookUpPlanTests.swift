import Desk
import GRDB
import Insurance
import Synchronization
import TestSupport
import Testing

@testable import Ledger

@Suite("What the ledger looks up, it finds by an index")
struct LookUpPlanTests {
    @Test("no look-up of a registration or a search walks through a whole table")
    func plans() async throws {
        // Given an evening with somebody of a household who paid
        let evening = try await Evening.begin()
        try await evening.shift()
        let house = try HouseholdDesk(evening)
        let (person, household) = (Evening.person(1), HouseholdName.code("H1"))
        let visit = try await house.register([person], household: household)
        try await house.pay(visit)
        let time = try #require(InsuredTime(Evening.health(person).0.terms, Evening.health(person).1))

        // When everything is looked up that a registration and a search ask for
        let heard = Heard()
        let ledger = evening.ledger
        try await ledger.read { db in db.trace { heard.note($0) } }
        _ = try await ledger.people(matching: try #require(PeopleQuery("lo duong")), on: Evening.day, limit: 9)
        _ = try await ledger.paidPlaces(in: household, year: 2026)
        _ = try await ledger.household(ofPersonWithKey: "010190100001", year: 2026)
        _ = try await ledger.isNamed(.head("010190100001"), byWrongNumber: "010190100001")
        _ = try await ledger.earlierPayment(of: person, for: .healthInsurance, time)
        _ = try await ledger.visit(ofPersonWithKey: "010190100001", on: Evening.day)
        _ = try await ledger.paidVisit(ofPersonWithKey: "010190100001", on: Evening.day)
        _ = try await ledger.visitFile(visit)
        _ = try await ledger.draft(of: visit, part: "", savedSince: evening.clock.now())
        try await ledger.read { db in db.trace(nil) }

        // Then each of its statements searches
        let asked = heard.statements.filter { $0.hasPrefix("SELECT") }
        #expect(asked.count >= 8, "the statements were heard")
        for sql in asked {
            let plan = try await ledger.plan(sql)
            let scans = plan.filter { $0.hasPrefix("SCAN ") && !$0.hasPrefix("SCAN (") }
            #expect(scans.isEmpty, "\(sql): \(plan.joined(separator: "; "))")
        }
    }

    @Test("money that waits for somebody is found by its own indexes, however much was paid")
    func openMoney() async throws {
        let evening = try await Evening.begin()
        let (ledger, heard) = (evening.ledger, Heard())
        try await ledger.read { db in db.trace { heard.note($0) } }
        _ = try await ledger.openMoneyCount()
        _ = try await ledger.openMoney()
        try await ledger.read { db in db.trace(nil) }
        let asked = heard.statements.filter { $0.contains("FROM tender") || $0.contains("FROM strayTransfer") }
        #expect(asked.count >= 2, "the statements were heard")
        let indexes = ["tenderLoose", "tenderExcess", "strayTransferOpen"]
        for sql in asked {
            for line in try await ledger.plan(sql) where line.hasPrefix("SCAN tender") || line.hasPrefix("SCAN stray") {
                #expect(indexes.contains { line.contains("INDEX \($0)") }, "\(sql): \(line)")
            }
        }
    }

    @Test("the next blank is read off the index, however many are left")
    func nextBlank() async throws {
        let (ledger, heard) = (try await Evening.begin().ledger, Heard())
        _ = try await ledger.read { db in
            db.trace { heard.note($0) }
            defer { db.trace(nil) }
            return try ledger.lowest(.card, db)
        }
        let plan = try await ledger.plan(try #require(heard.statements.first { $0.hasPrefix("SELECT b.serial") }))
        #expect(plan.first?.contains("USING INDEX blankInStock") == true, "\(plan)")
        #expect(!plan.contains { $0.contains("TEMP B-TREE") }, "\(plan)")
    }
}

extension LedgerDatabase {
    fileprivate func plan(_ sql: String) async throws -> [String] {
        try await read { db in try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN \(sql)").map { $0["detail"] as String } }
    }
}

/// The statements a connection ran.
private final class Heard: Sendable {
    private let all = Mutex<[String]>([])

    var statements: [String] { all.withLock { $0 } }

    func note(_ event: Database.TraceEvent) {
        guard case .statement(let statement) = event else { return }
        let sql = statement.expandedSQL.trimmingPrefix { $0.isWhitespace }
        all.withLock { $0.append(String(sql)) }
    }
}
