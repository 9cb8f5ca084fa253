import Desk
import GRDB
import Insurance
import TestSupport
import Testing

@testable import Ledger

@Suite("A ledger of the time before tenders")
struct MoneyUpgradeTests {
    private static let visit = "00000000-0000-7000-8000-000000000001"
    private static let closed = "00000000-0000-7000-8000-000000000002"
    private static let open = "00000000-0000-7000-8000-000000000003"
    private static let payments = ["11", "12", "13"].map { "00000000-0000-7000-8000-0000000000\($0)" }
    private static let registrations = ["21", "22", "23"].map { "00000000-0000-7000-8000-0000000000\($0)" }

    /// A file of the former version with a closed and an open shift, three
    /// payments (one of nothing), their registrations and an envelope each.
    private func former() async throws -> String {
        let path = Evening.temporaryPath()
        let queue = try DatabaseQueue(path: path)
        try Schema.migrator.migrate(queue, upTo: "2026-11-22 each printer for itself")
        try await queue.write { db in
            try db.execute(
                sql: """
                    INSERT INTO ledgerFile VALUES (1, 'LC-01', 0, 1, randomblob(32), NULL);
                    INSERT INTO visit (id, day, number, openedAt, openedBy, station, language, channel)
                    VALUES ('\(Self.visit)', '2026-11-21', 1, 1, 'tv01', 'B', 'vi', 'office');
                    INSERT INTO receiptBook (series, first, last, next) VALUES ('LC26', 1, 9, 1);
                    INSERT INTO shift (id, cashier, state, openedAt, float)
                    VALUES ('\(Self.closed)', 'tn01', 'open', 1, 500000), ('\(Self.open)', 'tn02', 'open', 1, 0);
                    """)
            for (index, payment) in Self.payments.enumerated() {
                try pay(payment, Self.registrations[index], index + 1, sum: [1_000, 0, 5_000][index], db)
            }
            try db.execute(
                sql: """
                    UPDATE shift SET state = 'counted', countedAt = 2, pieces = '{}', counted = 501000, expected = 501000
                    WHERE id = '\(Self.closed)';
                    UPDATE shift SET state = 'closed', closedAt = 3 WHERE id = '\(Self.closed)';
                    """)
        }
        try queue.close()
        return path
    }

    private func pay(_ payment: String, _ registration: String, _ number: Int, sum: Int, _ db: Database) throws {
        let (shift, cashier) = number < 3 ? (Self.closed, "tn01") : (Self.open, "tn02")
        try db.execute(
            sql: """
                INSERT INTO registration (id, visit, scheme, state, entry, personKey, registeredAt, registeredBy, quote,
                    quoteDay, gross, stateSupport, localSupport, payable, rules, readBackAt)
                VALUES ('\(registration)', '\(Self.visit)', 'vsi', 'quoted', randomblob(60), randomblob(32), 1, 'tv01',
                    randomblob(60), '2026-11-21', \(sum), 0, 0, \(sum), 'r', 1);
                UPDATE receiptBook SET next = next + 1;
                INSERT INTO payment VALUES (NULL, '\(payment)', '\(payment.replacing("-7000-", with: "-7001-"))',
                    '\(Self.visit)', '\(shift)', 1, 'LC26', \(number), \(sum), 'cash', \(sum + 500), \(number),
                    '2026-11-21', '\(cashier)');
                UPDATE registration SET state = 'paid' WHERE id = '\(registration)';
                INSERT INTO paymentShare VALUES ('\(registration)', '\(payment)', \(sum));
                INSERT INTO envelope (id, kind, about, madeAt, hash, previous, bytes, state, attempts, answeredAt,
                                      leaseExpiresAt)
                VALUES ('\(payment)', 'registration', '\(registration)', \(number), randomblob(32),
                    COALESCE((SELECT hash FROM envelope ORDER BY seq DESC LIMIT 1), x''), randomblob(90), 'waiting', 0,
                    NULL, NULL);
                """)
    }

    @Test("each old payment has its one tender in cash, shifts stay as they were, and the guards stand")
    func upgrade() async throws {
        let path = try await former()
        let queue = try DatabaseQueue(path: path)
        try Schema.migrator.migrate(queue)
        try await queue.read { db in
            let tenders = try String.fetchAll(
                db,
                sql: """
                    SELECT payment || ' ' || method || ' ' || state || ' ' || amount || ' ' || covers || ' ' || tendered
                           || ' ' || cashier || ' ' || station || ' ' || (shift = '\(Self.open)')
                    FROM tender ORDER BY seq
                    """)
            #expect(
                tenders == [
                    "\(Self.payments[0]) cash taken 1000 1000 1500 tn01 B 0",
                    "\(Self.payments[1]) cash taken 0 0 500 tn01 B 0",
                    "\(Self.payments[2]) cash taken 5000 5000 5500 tn02 B 1",
                ])
            let shifts = try String.fetchAll(
                db, sql: "SELECT id || state || float || COALESCE(expected, '') FROM shift ORDER BY seq")
            #expect(shifts == ["\(Self.closed)closed500000501000", "\(Self.open)open0"])
            #expect(try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").isEmpty)
            #expect(try String.fetchAll(db, sql: "PRAGMA integrity_check") == ["ok"])
            for check in AuditCheck.tenders + AuditCheck.money + AuditCheck.voids + AuditCheck.days {
                #expect(try String.fetchAll(db, sql: check.sql) == [], "\(check.sentence)")
            }
            let drawers = AuditCheck.shifts.filter { !$0.sentence.contains("the province") }
            for check in drawers { #expect(try String.fetchAll(db, sql: check.sql) == [], "\(check.sentence)") }
            let triggers = try Set(String.fetchAll(db, sql: "SELECT name FROM sqlite_master WHERE type = 'trigger'"))
            #expect(
                triggers.isSuperset(of: [
                    "shiftFinal", "shiftMoves", "shiftStays", "paymentIntoOpenShift", "paymentFinal", "tenderMoves",
                    "tenderStays", "paymentVoidStays", "dayCloseStays",
                ]))
        }
        for sql in [
            "UPDATE shift SET state = 'open' WHERE state = 'closed'", "DELETE FROM shift", "DELETE FROM tender",
            "UPDATE tender SET amount = amount + 1", "UPDATE shift SET float = 1 WHERE state = 'open'",
            "UPDATE shift SET state = 'closed', closedAt = 1 WHERE state = 'open'",
        ] {
            await #expect(throws: DatabaseError.self, "\(sql)") { try await queue.write { try $0.execute(sql: sql) } }
        }
        try queue.close()
    }
}
