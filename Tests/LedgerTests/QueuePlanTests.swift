import Desk
import GRDB
import Insurance
import Synchronization
import TestSupport
import Testing

@testable import Ledger

@Suite("The queue is asked without walking through what was accepted")
struct QueuePlanTests {
    @Test("counting and leasing read only what is open; the list reads no more than it shows")
    func plans() async throws {
        let evening = try await Evening.begin()
        try await evening.shift()
        for number in 1...4 { _ = try await evening.paidVisit(Evening.health(Evening.person(number), paper: false)) }
        let heard = Mutex<[String]>([])
        @Sendable func listen(_ db: Database) {
            db.trace { event in
                if case .statement(let statement) = event { heard.withLock { $0.append(statement.sql) } }
            }
        }
        try await evening.ledger.writer.write { db in listen(db) }
        try await evening.ledger.read { db in listen(db) }
        let leased = try await evening.ledger.lease(upTo: 10_000, for: 60, at: evening.clock.now())
        _ = try await evening.ledger.queueCounts()
        try await evening.ledger.read { db in db.trace(nil) }
        try await evening.ledger.writer.write { db in db.trace(nil) }
        #expect(leased.count == 4)
        let asked = heard.withLock { $0 }.filter { $0.contains("FROM envelope") && !$0.hasPrefix("EXPLAIN") }
        #expect(asked.count == 2, "\(asked)")
        for sql in asked {
            let plan = try await evening.ledger.read { db in
                try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN \(sql)", arguments: Self.values(for: sql))
                    .map { $0["detail"] as String }
            }
            let scans = plan.filter { $0.hasPrefix("SCAN envelope") && !$0.contains("USING") }
            #expect(scans.isEmpty && plan.contains { $0.contains("envelopeOpen") }, "\(sql): \(plan)")
        }
    }

    private static func values(for sql: String) -> StatementArguments {
        sql.contains(":until") ? ["until": 1, "now": 1, "bytes": 1] : []
    }

    @Test("each state is counted, and what needs a person stands first")
    func counts() async throws {
        let evening = try await Evening.begin()
        #expect(try await evening.ledger.queueCounts().accepted == 0)
        try await evening.shift()
        for number in 1...6 { _ = try await evening.paidVisit(Evening.health(Evening.person(number), paper: false)) }
        let (ledger, now) = (evening.ledger, evening.clock.now())
        let ids = try await ledger.lease(upTo: 1_000_000, for: 60, at: now).map(\.id)
        #expect(ids.count == 6)
        let verdicts: [EnvelopeAnswer.Verdict] = [
            .accepted(confirmation: nil), .refused(code: "x", sentence: "x"), .conflict, .accepted(confirmation: "1"),
            .accepted(confirmation: "2"),
        ]
        try await ledger.settle(zip(ids, verdicts).map { EnvelopeAnswer(id: $0, verdict: $1) }, at: now)
        try await ledger.recall([EnvelopeRecall(id: ids[3], code: "x", sentence: "x")], at: now)
        let counts = try await ledger.queueCounts()
        #expect(counts.waiting == 1 && counts.accepted == 2 && counts.refused == 1 && counts.conflict == 1)
        #expect(counts.recalled == 1 && counts.inTrouble == 3)
        #expect(counts.oldestWaiting != nil)
        let shown = try await ledger.queueEntries(limit: 4)
        #expect(shown.map(\.id) == [ids[3], ids[2], ids[1], ids[5]])
    }
}
