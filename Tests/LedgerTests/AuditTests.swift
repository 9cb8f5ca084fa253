import Desk
import Foundation
import GRDB
import Insurance
import TestSupport
import Testing

@testable import Ledger

@Suite("The audit")
struct AuditTests {
    /// Damage done past every guard, and what the audit must say of it.
    static let damages: [(sql: String, says: String)] = [
        ("UPDATE payment SET amount = amount + 1", "do not add up"),
        ("UPDATE paymentShare SET amount = amount - 1", "not what was quoted"),
        ("UPDATE registration SET payable = payable - 1, gross = gross - 1", "do not agree with what was sealed"),
        ("DELETE FROM document WHERE kind = 'receipt'", "not exactly one receipt"),
        ("DELETE FROM document WHERE kind = 'health-card'", "a paper it asked for is not in the queue"),
        ("UPDATE document SET state = 'cancelled' WHERE kind = 'health-card'", "given up, and nothing says why"),
        ("UPDATE registration SET state = 'handedOver'", "ended with a paper still open"),
        (
            "UPDATE registration SET visit = (SELECT id FROM visit WHERE id <> registration.visit) WHERE seq = 1",
            "paid with another visit's payment"
        ),
        (
            "UPDATE document SET visit = (SELECT id FROM visit WHERE id <> document.visit) WHERE kind = 'health-card'",
            "belongs to another visit than its registration"
        ),
        (
            """
            DROP INDEX printIntentGood;
            UPDATE printIntent SET verdict = 'good', attempt = 99,
                   document = (SELECT document FROM printIntent WHERE verdict = 'good')
            WHERE seq = (SELECT MAX(seq) FROM printIntent)
            """, "two of its prints count as good"
        ),
        ("UPDATE receiptBook SET next = next + 1", "gap"),
        ("UPDATE payment SET number = number + 100", "gap"),
        ("UPDATE shift SET expected = expected + 1, counted = counted + 1", "counted against"),
        ("UPDATE payment SET cashier = 'other'", "another cashier"),
        ("UPDATE payment SET day = '2026-11-20'", "another day"),
        ("DELETE FROM envelope WHERE kind = 'shift-close'", "closed and the province is not told"),
        ("DELETE FROM paymentShare", "state and its payment"),
        ("DELETE FROM envelope WHERE kind = 'registration'", "paid and the province is not told"),
        ("UPDATE document SET state = 'toCheck' WHERE kind = 'health-card'", "latest print intent says"),
        ("UPDATE document SET attempts = attempts + 1 WHERE kind = 'health-card'", "attempts are not"),
        ("UPDATE blank SET state = 'spoiled' WHERE state = 'used' AND kind = 'card'", "without a blank"),
        ("UPDATE blank SET state = 'reserved' WHERE state = 'used'", "does not wait for it"),
        ("UPDATE blank SET state = 'used' WHERE state = 'reserved'", "no good print names it"),
        ("DELETE FROM blank WHERE serial = 'TN0000040'", "as many blanks"),
        ("UPDATE blank SET state = 'lost' WHERE serial = 'TN0000001'", "does not end with how it stands"),
        ("DELETE FROM blankMove WHERE was = 'reserved' AND became = 'used'", "does not end with how it stands"),
        ("UPDATE blankMove SET was = 'inStock' WHERE became = 'used'", "history has a gap"),
        ("UPDATE blankBundle SET opened = NULL", "before its bundle was opened"),
        ("UPDATE blankBundle SET last = first", "ends are not those of its blanks"),
        ("UPDATE blank SET state = 'spoiled', document = NULL WHERE serial = 'TN0000001'", "came out beside one"),
        ("UPDATE blank SET state = 'test' WHERE serial = 'TN0000040'", "used up by a test print"),
        ("UPDATE printIntent SET blankSerial = 'TN0000033', verdict = NULL", "names another blank"),
        ("UPDATE blankCount SET used = used + 1", "not what was used up and is left"),
        ("UPDATE blankCount SET counted = counted - 1", "not what was used up and is left"),
        (
            "UPDATE blankCount SET received = received + 100, inStock = inStock + 100, counted = counted + 100",
            "knows of more blanks"
        ),
        ("UPDATE envelope SET bytes = x'00' WHERE seq = 1", "not what was sealed"),
        ("DELETE FROM envelope WHERE seq = 1", "does not follow"),
        ("UPDATE envelope SET about = id WHERE seq = 1", "does not exist"),
        ("DELETE FROM envelope WHERE kind = 'document-outcome'", "was judged and the province is not told"),
        ("UPDATE lead SET consentVersion = ''", "without having agreed"),
        ("UPDATE lead SET state = 'withdrawn', settledAt = 1, settledBy = 'x'", "although nobody may call"),
        ("UPDATE visit SET outcome = 'enrol' WHERE outcome = 'follow-up'", "did not end with a follow-up"),
        ("UPDATE visit SET declinedFor = 'no-time' WHERE outcome = 'enrol'", "was not declined"),
        ("UPDATE offer SET plans = plans + 1", "offer B"),
        ("UPDATE offer SET day = '2026-12-24'", "offer B"),
    ]

    @Test("each kind of damage is named, with ids and never with people")
    func damage() async throws {
        let evening = try await Evening.begin()
        try await evening.shift()
        try await evening.ledger.takeTray(by: evening.officer, at: evening.clock.now())
        _ = try await evening.paidVisit(Evening.health(Evening.person(1)))
        for printer in [PrinterKind.card, .receipt] { try await evening.printAll(printer) }
        _ = try await evening.paidVisit(Evening.health(Evening.person(2)))
        let count = CashCount(pieces: [500_000: 5])
        _ = try await evening.ledger.countShift(count, by: evening.cashier, at: evening.clock.now())
        try await evening.answerPapers(of: evening.cashier)
        try await evening.countBlanks()
        _ = try await evening.ledger.closeShift(reason: "lệch", by: evening.cashier, at: evening.clock.now())
        try await evening.leaveLeadAndOffer()
        try await evening.sound()
        try evening.ledger.close()

        try await Self.expectNamed(Self.damages, in: evening)
    }

    /// Each damage, done to a copy of a closed evening's file, is named, and
    /// neither a person nor a bank reference is.
    static func expectNamed(_ damages: [(String, String)], in evening: Evening) async throws {
        for (sql, says) in damages {
            let copy = Evening.temporaryPath()
            try FileManager.default.copyItem(atPath: evening.path, toPath: copy)
            try AuditTests.tamper(copy, sql)
            let opened = try Evening.open(copy, key: evening.key)
            let broken = try await opened.brokenInvariants()
            #expect(broken.contains { $0.contains(says) }, "\(sql): \(broken)")
            #expect(broken.allSatisfy { !$0.contains("LÒ") && !$0.contains("010190") && !$0.contains("FT0") })
            try opened.close()
        }
    }

    /// Writes past checks, triggers and foreign keys, as someone with a database tool would.
    static func tamper(_ path: String, _ sql: String) throws {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        try queue.write { db in
            for trigger in try String.fetchAll(db, sql: "SELECT name FROM sqlite_master WHERE type = 'trigger'") {
                try db.execute(sql: "DROP TRIGGER \(trigger)")
            }
            try db.execute(sql: "PRAGMA ignore_check_constraints = ON")
            try db.execute(sql: sql)
            #expect(db.changesCount > 0, "touched no row: \(sql)")
        }
        try queue.close()
    }
}
