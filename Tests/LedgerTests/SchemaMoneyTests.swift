import Desk
import GRDB
import Insurance
import TestSupport
import Testing

@testable import Ledger

@Suite("What the file itself refuses of money that comes and goes")
struct SchemaMoneyTests {
    private static let tender = """
        INSERT INTO tender (id, formID, visit, shift, station, cashier, method, state, amount, openedAt, tendered, account,
                            memo, expiresAt, payment, covers)
        SELECT '00000000-0000-7000-8000-00000000000a', '00000000-0000-7000-8000-00000000000b'
        """
    private static let payOut =
        "INSERT INTO payOut (id, method, amount, tender, officer, second, at) SELECT \(newID)"
    private static let newID = "'00000000-0000-7000-8000-00000000000c'"

    /// Statements against an evening with a transfer awaited, one that expired,
    /// cash that lies loose, a transfer that was too much and went back, and
    /// unmatched money, open and settled.
    static let forbidden = [
        // Tenders: what came in stays written
        "UPDATE tender SET amount = amount + 1", "UPDATE tender SET memo = memo || '1' WHERE memo IS NOT NULL",
        "UPDATE tender SET account = 'x' WHERE state = 'awaiting'",
        "UPDATE tender SET expiresAt = expiresAt - 1 WHERE state = 'awaiting'",
        "UPDATE tender SET tendered = tendered + 1 WHERE state = 'taken'", "UPDATE tender SET cashier = 'x'",
        "UPDATE tender SET station = 'x'", "UPDATE tender SET method = 'cash' WHERE method = 'transfer'",
        "UPDATE tender SET visit = (SELECT id FROM visit ORDER BY seq DESC LIMIT 1) WHERE state = 'taken'",
        "UPDATE tender SET received = received + 1 WHERE state = 'confirmed'",
        "UPDATE tender SET valueDay = '2026-11-22' WHERE state = 'confirmed'",
        "UPDATE tender SET bankKey = randomblob(32) WHERE state = 'confirmed'",
        "UPDATE tender SET confirmedBy = 'x' WHERE state = 'confirmed'",
        // States go on, and never without what belongs to them
        "UPDATE tender SET state = 'confirmed' WHERE state = 'awaiting'",
        "UPDATE tender SET state = 'expired' WHERE state = 'awaiting'",
        "UPDATE tender SET state = 'returned', endedBy = 'x', endedAt = 1 WHERE state = 'awaiting'",
        "UPDATE tender SET state = 'awaiting', endedAt = NULL, endedBy = NULL WHERE state = 'expired'",
        "UPDATE tender SET state = 'expired', endedAt = 1 WHERE state = 'taken'",
        "UPDATE tender SET state = 'returned', endedAt = 1 WHERE state = 'taken' AND payment IS NULL",
        "UPDATE tender SET covers = 1 WHERE state = 'taken' AND payment IS NULL",
        """
        UPDATE tender SET state = 'confirmed', received = amount, valueDay = '2026-11-21', bankReference = 'FT1',
                          bankKey = randomblob(32), confirmedBy = 'x', confirmedAt = 1 WHERE state = 'awaiting'
        """,
        """
        UPDATE tender SET state = 'confirmed', received = amount, valueDay = '2026-11-21', bankReference = randomblob(60),
                          bankKey = (SELECT bankKey FROM strayTransfer WHERE fate IS NOT NULL), confirmedBy = 'x',
                          confirmedAt = 1 WHERE state = 'awaiting'
        """,
        // What lies loose is nobody else's payment, and no more than came
        """
        UPDATE tender SET payment = (SELECT id FROM payment LIMIT 1), covers = 1
        WHERE state = 'taken' AND payment IS NULL
        """,
        "UPDATE tender SET payment = (SELECT id FROM payment LIMIT 1), covers = 1 WHERE state = 'awaiting'",
        // New ones
        """
        \(tender), visit, shift, station, cashier, 'transfer', 'awaiting', 5, 1, NULL, account, memo, 2, NULL, NULL
        FROM tender WHERE state = 'awaiting'
        """,
        """
        \(tender), visit, shift, station, cashier, 'transfer', 'awaiting', 5, 1, NULL, account, 'CÓ DẤU', 2, NULL, NULL
        FROM tender WHERE state = 'expired'
        """,
        """
        \(tender), visit, shift, station, cashier, 'transfer', 'expired', 5, 1, NULL, account, memo, 2, NULL, NULL
        FROM tender WHERE state = 'expired'
        """,
        """
        \(tender), visit, shift, station, 'x', 'cash', 'taken', 5, 1, 5, NULL, NULL, NULL, NULL, NULL
        FROM tender WHERE state = 'taken' LIMIT 1
        """,
        """
        \(tender), visit, shift, station, cashier, 'cash', 'taken', 5, 1, 4, NULL, NULL, NULL, NULL, NULL
        FROM tender WHERE state = 'taken' LIMIT 1
        """,
        """
        \(tender), visit, shift, station, cashier, 'cash', 'taken', 5, 1, 5, NULL, NULL, NULL, payment, 5
        FROM tender WHERE payment IS NOT NULL LIMIT 1
        """,
        // Nobody goes, and nothing is paid, while money is under way
        "UPDATE visit SET outcome = 'declined' WHERE id = (SELECT visit FROM tender WHERE state = 'awaiting')",
        """
        UPDATE visit SET erasedAt = 1
        WHERE id = (SELECT visit FROM tender WHERE state = 'taken' AND payment IS NULL)
        """,
        """
        UPDATE registration SET state = 'abandoned', abandonedAt = 1, abandonedBy = 'x'
        WHERE visit = (SELECT visit FROM tender WHERE state = 'awaiting')
        """,
        // Money that goes out
        "UPDATE payOut SET amount = amount - 1", "UPDATE payOut SET second = 'x'",
        "\(payOut), 'transfer', 5, id, 'a', 'b', 1 FROM tender WHERE state = 'awaiting'",
        "\(payOut), 'transfer', amount, id, 'a', 'b', 1 FROM tender WHERE state = 'taken' AND payment IS NULL",
        "\(payOut), 'transfer', amount, tender, 'a', 'b', 1 FROM payOut",
        "INSERT INTO payOut (id, method, amount, officer, second, at) VALUES (\(newID), 'transfer', 5, 'a', 'b', 1)",
        "\(payOut), 'cash', 5, id, 'a', 'b', 1 FROM tender LIMIT 1",
        "\(payOut), 'transfer', 5, id, 'a', 'a', 1 FROM tender LIMIT 1",
        // Money that no visit waits for
        "UPDATE strayTransfer SET amount = amount + 1", "UPDATE strayTransfer SET bankReference = 'FT9'",
        """
        UPDATE strayTransfer SET fate = NULL, settledBy = NULL, second = NULL, settledAt = NULL
        WHERE fate IS NOT NULL
        """,
        "UPDATE strayTransfer SET fate = 'returned', settledBy = 'a', settledAt = 1 WHERE fate IS NULL",
        "UPDATE strayTransfer SET fate = 'returned', settledBy = 'a', second = 'a', settledAt = 1 WHERE fate IS NULL",
        "UPDATE strayTransfer SET fate = 'lost', settledBy = 'a', second = 'b', settledAt = 1 WHERE fate IS NULL",
        "UPDATE strayTransfer SET fate = 'matched', settledBy = 'a', settledAt = 1 WHERE fate IS NULL",
        """
        UPDATE strayTransfer SET fate = 'matched', settledBy = 'a', settledAt = 1,
                                 tender = (SELECT id FROM tender WHERE state = 'confirmed') WHERE fate IS NULL
        """,
        """
        INSERT INTO strayTransfer (id, formID, amount, valueDay, bankReference, bankKey, notedBy, at)
        SELECT \(newID), \(newID), 5, '2026-11-21', randomblob(60), bankKey, 'x', 1 FROM tender WHERE bankKey IS NOT NULL
        """,
        """
        INSERT INTO strayTransfer (id, formID, amount, valueDay, bankReference, bankKey, notedBy, at)
        SELECT \(newID), \(newID), 5, '2026-11-21', randomblob(60), bankKey, 'x', 1 FROM strayTransfer LIMIT 1
        """,
        "DELETE FROM tender", "DELETE FROM payOut", "DELETE FROM strayTransfer",
    ]

    @Test("money that came or went cannot be written otherwise, whoever tries")
    func constraints() async throws {
        let evening = try await Evening.begin()
        try await evening.shift()
        let (_, large) = try await evening.awaiting(1)
        try await evening.confirm(large, evening.word(Dong(1_300_000)))
        _ = try await evening.giveBack(large, by: .transfer)
        let (_, over) = try await evening.awaiting(2, cash: Dong(100_000))
        try await evening.ledger.expire(over.id, by: evening.cashier, at: evening.clock.now())
        _ = try await evening.awaiting(3)
        _ = try await evening.note(Dong(5_000), "FT7")
        try await evening.handOn(Dong(6_000), reference: "FT8")
        for sql in SchemaMoneyTests.forbidden {
            await #expect(throws: DatabaseError.self, "\(sql)") {
                try await evening.ledger.writer.write { db in
                    try db.execute(sql: sql)
                    if db.changesCount == 0 { Issue.record("touched no row: \(sql)") }
                }
            }
        }
        try await evening.sound()
    }
}
