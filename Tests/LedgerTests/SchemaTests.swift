import Desk
import GRDB
import Insurance
import TestSupport
import Testing

@testable import Ledger

@Suite("What SQLite itself refuses")
struct SchemaTests {
    /// Statements against an evening with one card printed and judged good,
    /// one waiting, one registration quoted, and a closed shift.
    static let forbidden = [
        // States and the columns that go with them
        "UPDATE registration SET state = 'sold' WHERE state = 'quoted'",
        "UPDATE registration SET state = 'handedOver' WHERE state = 'quoted'",
        "UPDATE registration SET state = 'quoted' WHERE state = 'paid'",
        "UPDATE registration SET state = 'handedOver' WHERE state = 'paid'",
        "UPDATE registration SET readBackAt = NULL WHERE state = 'paid'",
        "UPDATE registration SET payable = 1 WHERE state = 'quoted'",
        "UPDATE registration SET quote = NULL WHERE state = 'quoted'",
        "UPDATE registration SET entry = 'Lò Thị Mẫu' WHERE state = 'quoted'",
        "UPDATE visit SET scanned = CAST('LÒ THỊ MẪU' AS BLOB)",
        "UPDATE visit SET outcome = 'maybe'",
        "UPDATE visit SET number = 1",
        "UPDATE document SET state = 'good' WHERE state = 'waiting'",
        "UPDATE document SET approval = 'never'",
        "UPDATE paperRequest SET recordedBy = 'x'", "DELETE FROM paperRequest",
        "UPDATE paperApproval SET officer = 'x'", "DELETE FROM paperApproval",
        "UPDATE document SET state = 'waiting' WHERE state = 'good'",
        "UPDATE document SET state = 'printing', attempts = 1, approvedBy = NULL WHERE state = 'waiting'",
        "UPDATE document SET state = 'handedOver' WHERE state = 'good'",
        "UPDATE document SET blankKind = NULL WHERE kind = 'health-card'",
        "UPDATE document SET kind = 'receipt' WHERE kind = 'health-card'",
        "UPDATE blank SET state = 'reserved' WHERE state = 'inStock'",
        "UPDATE blank SET state = 'inStock', document = NULL WHERE state = 'used'",
        "UPDATE blank SET state = 'reserved' WHERE state = 'used'",
        "UPDATE blank SET document = NULL WHERE state = 'reserved'",
        "UPDATE blank SET serial = 'TN9999999' WHERE state = 'inStock'",
        """
        UPDATE blank SET state = 'reserved', document = (SELECT id FROM document WHERE kind = 'health-card' LIMIT 1)
        WHERE kind = 'book-cover'
        """,
        """
        UPDATE blank SET state = 'reserved', document = (SELECT id FROM document WHERE kind = 'health-card' LIMIT 1)
        WHERE serial = 'TN0000009'
        """,
        // The book of blanks: each change names an act, and only the newest
        "UPDATE blank SET state = 'lost' WHERE serial = 'TN0000009'",
        "UPDATE blank SET state = 'lost', act = 1 WHERE serial = 'TN0000009'",
        "UPDATE blank SET state = 'test', act = (SELECT MAX(seq) FROM blankAct), document = NULL WHERE state = 'used'",
        "UPDATE blank SET state = 'lost', act = 999999 WHERE serial = 'TN0000009'",
        "UPDATE blankBundle SET opened = received", "UPDATE blankBundle SET count = count + 1",
        "UPDATE blankBundle SET last = first",
        "INSERT INTO blankAct (act, officer, at) VALUES ('received', 'cb01', 1)",
        "INSERT INTO blankAct (act, officer, second, at) VALUES ('received', 'cb01', 'cb01', 1)",
        "INSERT INTO blankAct (act, officer, at) VALUES ('lost', 'cb01', 1)",
        "INSERT INTO blankAct (act, officer, at) VALUES ('found', 'cb01', 1)",
        "UPDATE blankAct SET officer = 'mm01'", "UPDATE blankMove SET became = 'inStock'",
        "UPDATE printIntent SET blankSerial = 'TN0000009' WHERE verdict = 'good'",
        "UPDATE blankCount SET counted = counted + 1",
        """
        INSERT INTO blankCount (id, kind, officer, at, received, inStock, reserved, used, spoiled, test, lost, returned,
                                awaiting, counted)
        SELECT '00000000-0000-7000-8000-00000000000a', kind, officer, at, received, inStock, reserved, used, spoiled,
               test, lost, returned, awaiting, counted - 1 FROM blankCount LIMIT 1
        """,
        """
        INSERT INTO blankCount (id, kind, officer, at, received, inStock, reserved, used, spoiled, test, lost, returned,
                                awaiting, counted)
        SELECT '00000000-0000-7000-8000-00000000000a', kind, officer, at, received + 1, inStock, reserved, used,
               spoiled, test, lost, returned, awaiting, counted FROM blankCount LIMIT 1
        """,
        "INSERT INTO pageNote (printer, occasion, officer, at, pages, sheets) VALUES ('card', 'counted', 'x', 1, 7, 0)",
        // Money
        "UPDATE payment SET amount = 1",
        "UPDATE paymentShare SET amount = 1",
        "UPDATE receiptBook SET next = next - 1",
        "UPDATE receiptBook SET next = next + 2",
        "UPDATE receiptBook SET next = last + 2",
        "INSERT INTO receiptBook (series, first, last, next) VALUES ('LC26', 5, 9, 5)",
        "INSERT INTO receiptBook (series, first, last, next) VALUES ('T-9', 5, 9, 5)",
        "INSERT INTO receiptBook (series, first, last, next) VALUES ('B', 9, 5, 9)",
        "INSERT INTO shift (id, cashier, state, openedAt, float) SELECT id || '', 'x', 'open', 1, -1 FROM shift LIMIT 1",
        """
        INSERT INTO shift (id, cashier, state, openedAt, float)
        VALUES ('00000000-0000-7000-8000-000000000001', 'mm01', 'open', 1, 0)
        """,
        "UPDATE shift SET state = 'open' WHERE state = 'closed'",
        "UPDATE shift SET counted = 7 WHERE state = 'closed'",
        "UPDATE shift SET state = 'counted' WHERE state = 'open'",
        "UPDATE shift SET state = 'closed' WHERE state = 'open'",
        """
        INSERT INTO payment (id, formID, visit, shift, book, series, number, amount, method, tendered, paidAt, day, cashier)
        SELECT '00000000-0000-7000-8000-000000000002', '00000000-0000-7000-8000-000000000003', visit, shift, book,
               series, number + 7, amount, method, tendered, paidAt, day, cashier FROM payment LIMIT 1
        """,
        """
        INSERT INTO payment (id, formID, visit, shift, book, series, number, amount, method, tendered, paidAt, day, cashier)
        SELECT '00000000-0000-7000-8000-000000000002', '00000000-0000-7000-8000-000000000003', visit, shift, book,
               series, number, amount, method, amount - 1, paidAt, day, cashier FROM payment LIMIT 1
        """,
        // Intents
        "UPDATE printIntent SET verdict = 'spoiled', spoilReason = 'jam' WHERE verdict = 'good'",
        "UPDATE printIntent SET outcome = 'refused' WHERE outcome = 'ejected'",
        "UPDATE printIntent SET spoilReason = 'jam' WHERE verdict = 'good'",
        """
        INSERT INTO printIntent (id, document, attempt, approvedBy, claimedAt)
        SELECT '00000000-0000-7000-8000-000000000004', id, 1, 'x', 1 FROM document WHERE state = 'waiting' LIMIT 1
        """,
        // Envelopes
        "UPDATE envelope SET bytes = x'00'",
        "UPDATE envelope SET state = 'accepted', answeredAt = 1, attempts = 1",
        "UPDATE envelope SET state = 'leased', attempts = 1",
        "UPDATE envelope SET answerCode = 'x'",
        """
        INSERT INTO envelope (id, kind, about, madeAt, hash, previous, bytes)
        SELECT '00000000-0000-7000-8000-000000000005', kind, '00000000-0000-7000-8000-000000000006', 1,
               randomblob(32), previous, x'00' FROM envelope ORDER BY seq DESC LIMIT 1
        """,
        // Leads and offers
        "UPDATE visit SET declinedFor = 'no-time' WHERE outcome = 'enrol'",
        "UPDATE visit SET declinedFor = 'maybe', outcome = 'declined' WHERE outcome = 'enrol'",
        "UPDATE visit SET team = 'A' WHERE event IS NULL",
        "UPDATE visit SET outcome = 'enrol' WHERE outcome = 'follow-up'",
        "UPDATE lead SET contact = NULL",
        "UPDATE lead SET contact = randomblob(60)",
        "UPDATE lead SET contact = CAST('VÀNG THỊ THỬ 0912345678' AS BLOB)",
        "UPDATE lead SET state = 'withdrawn', settledAt = 1, settledBy = 'x'",
        "UPDATE lead SET state = 'contacted'",
        "UPDATE lead SET consentVersion = ''",
        "UPDATE lead SET consentAt = consentAt + 1",
        "UPDATE lead SET consentBy = NULL",
        """
        INSERT INTO lead (id, visit, state, contact, consentVersion, consentLanguage, consentAt, consentBy)
        SELECT '00000000-0000-7000-8000-000000000008', id, 'open', randomblob(60), '1', 'vi', 1, 'x' FROM visit
        WHERE outcome = 'enrol' LIMIT 1
        """,
        """
        INSERT INTO lead (id, visit, state, contact, consentVersion, consentLanguage, consentAt, consentBy)
        SELECT '00000000-0000-7000-8000-000000000009', visit, 'open', randomblob(60), '1', 'vi', 1, 'x' FROM lead
        """,
        """
        INSERT INTO lead (id, visit, state, contact, consentLanguage, consentAt, consentBy)
        SELECT '00000000-0000-7000-8000-000000000009', visit, 'open', randomblob(60), 'vi', 1, 'x' FROM lead
        """,
        "UPDATE leadExport SET count = 0", "DELETE FROM leadExport", "DELETE FROM lead", "DELETE FROM offer",
        "UPDATE offer SET day = '2026-12-01'",
        """
        INSERT INTO offer (number, visit, day, madeAt, madeBy, rules, plans, members, content)
        SELECT 'B1234567', visit, day, madeAt, madeBy, rules, 0, 0, content FROM offer
        """,
        """
        INSERT INTO offer (number, visit, day, madeAt, madeBy, rules, plans, members, content)
        SELECT 'B1234567', visit, day, madeAt, madeBy, rules, 5, 0, content FROM offer
        """,
        """
        INSERT INTO offer (number, visit, day, madeAt, madeBy, rules, plans, members, content)
        SELECT 'B123', visit, day, madeAt, madeBy, rules, 1, 0, content FROM offer
        """,
        // Corrections
        "UPDATE correction SET officer = 'x'", "DELETE FROM correction",
        "UPDATE correctedNumber SET personKey = randomblob(32)", "DELETE FROM correctedNumber",
        "INSERT INTO correctedNumber (correction, registration, personKey) SELECT id, id, randomblob(32) FROM correction",
        """
        INSERT INTO correction (id, registration, content, at, officer)
        SELECT '00000000-0000-7000-8000-00000000000b', registration, content, at, officer FROM correction;
        INSERT INTO correctedNumber (correction, registration, personKey)
        SELECT c.id, r.id, randomblob(32) FROM correction c JOIN registration r ON r.id <> c.registration
        WHERE c.id = '00000000-0000-7000-8000-00000000000b' LIMIT 1
        """,
        // The file
        "INSERT INTO ledgerFile SELECT 2, kiosk, training, madeAt, keyCheck, latest FROM ledgerFile",
        "UPDATE ledgerFile SET training = 2",
        "UPDATE ledgerFile SET madeAt = 'yesterday'",
        // Deleting
        "DELETE FROM visit", "DELETE FROM registration", "DELETE FROM receiptBook", "DELETE FROM shift",
        "DELETE FROM payment", "DELETE FROM paymentShare", "DELETE FROM document", "DELETE FROM printIntent",
        "DELETE FROM blank", "DELETE FROM blankBundle", "DELETE FROM blankAct", "DELETE FROM blankMove",
        "DELETE FROM blankCount", "DELETE FROM envelope", "DELETE FROM trayDuty",
        "UPDATE trayDuty SET officer = 'mm01'", "UPDATE registration SET state = 'abandoned' WHERE state = 'quoted'",
    ]

    @Test("wrong states, changed money and deletions cannot be written, whoever tries")
    func constraints() async throws {
        let evening = try await Evening.begin()
        try await evening.ledger.takeTray(by: evening.officer, at: evening.clock.now())
        try await evening.shift(by: evening.alone)
        _ = try await evening.ledger.countShift(
            CashCount(pieces: [500_000: 1]), by: evening.alone, at: evening.clock.now())
        try await evening.countBlanks()
        _ = try await evening.ledger.closeShift(reason: nil, by: evening.alone, at: evening.clock.now())
        try await evening.shift(by: evening.alone)
        func pay(_ number: Int) async throws {
            let visit = try await evening.readyToPay([Evening.health(Evening.person(number))])
            try await evening.pay(visit, by: evening.alone)
        }
        try await pay(1)
        try await evening.printAll(.card)
        try await pay(2)
        _ = try await evening.readyToPay([Evening.health(Evening.person(3))])
        try await evening.leaveLeadAndOffer()
        let second = try #require(try await evening.ledger.visitFiles(on: Evening.day).first { $0.visit.number == 2 })
        try await evening.correct(second.visit.id) { $0.personalID = Evening.person(9).personalID }

        for sql in SchemaTests.forbidden {
            await #expect(throws: DatabaseError.self, "\(sql)") {
                try await evening.ledger.writer.write { db in
                    try db.execute(sql: sql)
                    if db.changesCount == 0 { Issue.record("touched no row: \(sql)") }
                }
            }
        }
        try await evening.sound()
    }

    @Test("every table is STRICT")
    func strict() async throws {
        let evening = try await Evening.begin()
        let loose = try await evening.ledger.writer.read { db in
            try String.fetchAll(
                db,
                sql: """
                    SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%STRICT%'
                    AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'grdb%'
                    """)
        }
        #expect(loose == [])
    }
}
