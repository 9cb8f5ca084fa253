import Desk
import GRDB
import Insurance
import TestSupport
import Testing

@testable import Ledger

@Suite("The outgoing queue")
struct OutboxTests {
    private func queue(_ count: Int) async throws -> Evening {
        let evening = try await Evening.begin()
        try await evening.shift()
        for number in 0..<count {
            evening.clock.advance(seconds: 1)
            _ = try await evening.paidVisit(Evening.health(Evening.person(number), paper: false))
        }
        return evening
    }

    @Test("the oldest go first, up to the size asked for and at least one")
    func order() async throws {
        let evening = try await queue(5)
        let now = evening.clock.now()
        let first = try await evening.ledger.lease(upTo: 1, for: 60, at: now)
        #expect(first.count == 1)
        // The first names no envelope before it.
        let size = first[0].bytes.count + 32
        let next = try await evening.ledger.lease(upTo: size * 3, for: 60, at: now)
        #expect(next.count == 3)
        let rest = try await evening.ledger.lease(upTo: 1_000_000, for: 60, at: now)
        #expect(rest.count == 1)
        let all = first + next + rest
        #expect(all.map(\.id) == all.map(\.id).sorted())
        #expect(try await evening.ledger.lease(upTo: 1_000_000, for: 60, at: now).isEmpty)
        #expect(try await evening.ledger.queueCounts().waiting == 5)
    }

    @Test("PRETIX-lock: a lease expires and the record goes, with the same bytes; also after the clock ran ahead")
    func expiry() async throws {
        let evening = try await queue(2)
        let now = evening.clock.now()
        let first = try await evening.ledger.lease(upTo: 1_000_000, for: 60, at: now)
        let after = try evening.restarted()
        #expect(try await after.lease(upTo: 1_000_000, for: 60, at: now.adding(seconds: 59)).isEmpty)
        #expect(try await after.lease(upTo: 1_000_000, for: 60, at: now.adding(seconds: 60)) == first)
        #expect(try await after.lease(upTo: 1_000_000, for: 60, at: now.adding(seconds: -86_400)) == first)
        try await after.release(first.map(\.id))
        #expect(try await after.lease(upTo: 1_000_000, for: 60, at: now) == first)
        try await evening.sound(after)
    }

    @Test("PRETIX-400: each answer is kept for itself, and answers that repeat are harmless")
    func answers() async throws {
        let evening = try await queue(4)
        let (ledger, now) = (evening.ledger, evening.clock.now())
        let ids = try await ledger.lease(upTo: 1_000_000, for: 60, at: now).map(\.id)
        try await ledger.release([ids[3]])
        let stranger = Identifier.make(at: now)
        let answers = [
            EnvelopeAnswer(id: ids[3], verdict: .accepted(confirmation: nil)),
            EnvelopeAnswer(id: stranger, verdict: .conflict),
            EnvelopeAnswer(id: ids[0], verdict: .accepted(confirmation: "XN-1")),
            EnvelopeAnswer(id: ids[1], verdict: .refused(code: "facility-unknown", sentence: "Không có cơ sở này.")),
            EnvelopeAnswer(id: ids[2], verdict: .conflict),
        ]
        await expectRefusal("answer-without-lease") { try await ledger.settle(answers, at: now) }
        try await ledger.settle(Array(answers[2...]), at: now)
        try await ledger.settle([EnvelopeAnswer(id: ids[0], verdict: .conflict)], at: now)
        let counts = try await ledger.queueCounts()
        #expect(counts.waiting == 1 && counts.accepted == 1 && counts.refused == 1 && counts.conflict == 1)
        #expect(counts.oldestWaiting == now)
        let entries = try await ledger.queueEntries(limit: 10)
        #expect(entries.map(\.state) == [.conflict, .refused, .waiting, .accepted])
        // A person finds the visit by its number on the ticket.
        for entry in entries {
            let id = try #require(entry.visit)
            #expect(try await ledger.visitFile(id)?.visit.number == entry.ticket)
        }
        #expect(Set(entries.compactMap(\.ticket)) == [1, 2, 3, 4])
        #expect(entries[1].answerCode == "facility-unknown" && entries[1].answerText == "Không có cơ sở này.")
        let clear = try await ledger.read { db in
            try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM envelope WHERE instr(CAST(answerSentence AS TEXT), 'sở')")
        }
        #expect(clear == 0)
        await #expect(throws: (any Error).self) {
            try await ledger.write { db in try db.execute(sql: "UPDATE envelope SET answerText = 'x'") }
        }
        #expect(try await ledger.lease(upTo: 1_000_000, for: 60, at: now).map(\.id) == [ids[3]])
        try await evening.sound()
    }

    @Test("what the province takes back of accepted records stands first with its reason, once and for good")
    func recalled() async throws {
        let evening = try await queue(3)
        let (ledger, now) = (evening.ledger, evening.clock.now())
        let ids = try await ledger.lease(upTo: 1_000_000, for: 60, at: now).map(\.id)
        let accepted = ids[..<2].map { EnvelopeAnswer(id: $0, verdict: .accepted(confirmation: nil)) }
        try await ledger.settle(accepted, at: now)
        func recall(_ ids: [Identifier], _ sentence: String) async throws {
            try await ledger.recall(
                ids.map { EnvelopeRecall(id: $0, code: "wrong-person", sentence: sentence) }, at: now)
        }
        try await recall([ids[2], .make(at: now), ids[0]], "Thu lại thẻ.")
        try await recall([ids[0]], "Lời khác.")
        let entries = try await ledger.queueEntries(limit: 10)
        #expect(entries.map(\.state) == [.recalled, .leased, .accepted])
        #expect(entries[0].id == ids[0] && entries[0].visit != nil)
        #expect(entries[0].answerCode == "wrong-person" && entries[0].answerText == "Thu lại thẻ.")
        let counts = try await ledger.queueCounts()
        #expect(counts.accepted == 1 && counts.recalled == 1 && counts.inTrouble == 1)
        let clear = try await ledger.read { db in
            try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM recall WHERE instr(CAST(sentence AS TEXT), 'Thu')")
        }
        #expect(clear == 0)
        // An answer that comes once more does not undo it.
        try await ledger.settle([EnvelopeAnswer(id: ids[0], verdict: .accepted(confirmation: nil))], at: now)
        #expect(try await ledger.queueEntries(limit: 1).map(\.state) == [.recalled])
        for sql in ["UPDATE recall SET code = 'x'", "DELETE FROM recall"] {
            await #expect(throws: (any Error).self) { try await ledger.write { db in try db.execute(sql: sql) } }
        }
        try await evening.sound()
    }

    @Test("what was refused of a visit is told with its reason, until it was set right in an envelope of its own")
    func corrected() async throws {
        let evening = try await Evening.begin()
        try await evening.shift()
        let visit = try await evening.paidVisit(Evening.health(Evening.person(1), paper: false))
        let other = try await evening.paidVisit(Evening.health(Evening.person(2), paper: false))
        let ledger = evening.ledger
        let leased = try await ledger.lease(upTo: 1_000_000, for: 60, at: evening.clock.now())
        let answers = leased.enumerated().map { place, envelope in
            let refused = EnvelopeAnswer.Verdict.refused(code: "facility-unknown", sentence: "Không có cơ sở này.")
            return EnvelopeAnswer(id: envelope.id, verdict: place == 0 ? refused : .accepted(confirmation: nil))
        }
        try await ledger.settle(answers, at: evening.clock.now())
        let entry = try #require(try await ledger.refusedEntries(of: visit).first)
        #expect(entry.id == leased[0].id && entry.answerText == "Không có cơ sở này." && !entry.isCorrected)
        #expect(try await ledger.refusedEntries(of: other).isEmpty)
        evening.clock.advance(seconds: 60)
        try await evening.correct(visit) { $0.phone = "0912345678" }
        #expect(try await ledger.refusedEntries(of: visit).map(\.isCorrected) == [true])
        #expect(try await ledger.queueEntries(limit: 10).map(\.isCorrected) == [true, false, false])
        let sent = try await ledger.lease(upTo: 1_000_000, for: 60, at: evening.clock.now())
        #expect(sent.map(\.kind) == ["correction"])
        try await evening.sound()
    }

    @Test("OCRVS-clear: nothing deletes what waits, whatever became of it, and no act of the kiosk tries")
    func kept() async throws {
        let evening = try await queue(3)
        let sent = try await evening.ledger.lease(upTo: 1, for: 60, at: evening.clock.now())
        try await evening.ledger.settle(
            [EnvelopeAnswer(id: sent[0].id, verdict: .refused(code: "x", sentence: "y"))], at: evening.clock.now())
        for sql in ["DELETE FROM envelope", "DELETE FROM envelope WHERE state = 'refused'"] {
            await #expect(throws: DatabaseError.self) { try await evening.ledger.write { try $0.execute(sql: sql) } }
        }
        let counts = try await evening.ledger.queueCounts()
        #expect(counts.waiting == 2 && counts.refused == 1)
        try await evening.sound()
    }

    @Test("each envelope names the one before it")
    func chain() async throws {
        let evening = try await queue(3)
        let sent = try await evening.ledger.lease(upTo: 1_000_000, for: 60, at: evening.clock.now())
        for (earlier, later) in zip(sent, sent.dropFirst()) {
            let named = later.bytes.dropLast(64).suffix(32)
            #expect(Array(named) == earlier.hash)
        }
    }
}
