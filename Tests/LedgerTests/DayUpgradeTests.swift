import Desk
import GRDB
import Insurance
import TestSupport
import Testing

@testable import Ledger

@Suite("A ledger of the time when days followed the clock")
struct DayUpgradeTests {
    private static func id(_ number: Int) -> String { "00000000-0000-7000-8000-0000000000\(number)" }

    /// A file of the former version with a closed day, a consultation before it
    /// and one after it.
    private func former() async throws -> String {
        let path = Evening.temporaryPath()
        let queue = try DatabaseQueue(path: path)
        try Schema.migrator.migrate(queue, upTo: "2026-11-23 tenders that were too much")
        try await queue.write { db in
            try db.execute(
                sql: """
                    INSERT INTO shift (id, cashier, state, openedAt, float) VALUES ('\(Self.id(11))', 'tn01', 'open', 1, 5);
                    UPDATE shift SET state = 'counted', countedAt = 2, pieces = '{}', counted = 5, expected = 5;
                    UPDATE shift SET state = 'closed', closedAt = 3;
                    INSERT INTO dayClose (id, formID, number, day, since, closedAt, officer, second, payments, taken,
                        cash, transfer, paidOut, voided, difference, report, hash, previous, dueAt)
                    VALUES ('\(Self.id(21))', '\(Self.id(22))', 1, '2026-11-21', NULL, 10, 'gs01', 'cb01', 0, 0, 0, 0, 0,
                        0, 0, randomblob(90), randomblob(32), x'', 20);
                    INSERT INTO dayCloseShift VALUES ('\(Self.id(11))', '\(Self.id(21))');
                    INSERT INTO remittance (id, formID, dayClose, method, amount, handedTo, officer, second, at)
                    VALUES ('\(Self.id(31))', '\(Self.id(32))', '\(Self.id(21))', 'cash', 1, randomblob(40), 'gs01', 'cb01',
                        15);
                    """)
            for (number, at) in [(41, 9), (42, 11)] {
                try db.execute(
                    sql: """
                        INSERT INTO visit (id, day, number, openedAt, openedBy, station, language, channel, outcome,
                            plans, consultedAt, consultedBy)
                        VALUES ('\(Self.id(number))', '2026-11-21', \(number), 1, 'tv01', 'B', 'vi', 'office', 'enrol',
                            randomblob(40), \(at), 'tv01')
                        """)
            }
        }
        try queue.close()
        return path
    }

    @Test("keeps its closed days, knows which consultations they told, and guards them as before")
    func upgrade() async throws {
        let queue = try DatabaseQueue(path: try await former())
        try Schema.migrator.migrate(queue)
        try await queue.read { db in
            let days = try String.fetchAll(
                db, sql: "SELECT id || closedAt || blankMoves || (sentBack IS NULL) || (carried IS NULL) FROM dayClose")
            #expect(days == ["\(Self.id(21))10011"])
            let told = try String.fetchAll(db, sql: "SELECT number || COALESCE(toldIn, '-') FROM visit ORDER BY seq")
            #expect(told == ["41\(Self.id(21))", "42-"])
            let sheets = try String.fetchAll(db, sql: "SELECT sheet || about FROM sheetPrint ORDER BY seq")
            #expect(sheets == ["day-report\(Self.id(21))", "remittance-slip\(Self.id(31))"])
            #expect(try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").isEmpty)
            #expect(try String.fetchAll(db, sql: "PRAGMA integrity_check") == ["ok"])
        }
        for sql in [
            "UPDATE dayClose SET taken = 1", "DELETE FROM dayClose", "DELETE FROM dayCloseShift",
            "UPDATE visit SET toldIn = NULL WHERE number = 41", "DELETE FROM remittance",
        ] {
            await #expect(throws: DatabaseError.self, "\(sql)") { try await queue.write { try $0.execute(sql: sql) } }
        }
        try queue.close()
    }
}
