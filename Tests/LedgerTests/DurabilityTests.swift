import Desk
import Foundation
import GRDB
import Insurance
import TestSupport
import Testing

@testable import Ledger

@Suite("The file")
struct DurabilityTests {
    @Test("a commit is on the disk before it is acknowledged")
    func durable() async throws {
        let evening = try await Evening.begin()
        let (level, mode, keys) = try await evening.ledger.writer.write { db in
            (
                try Int.fetchOne(db, sql: "PRAGMA synchronous"), try String.fetchOne(db, sql: "PRAGMA journal_mode"),
                try Int.fetchOne(db, sql: "PRAGMA foreign_keys")
            )
        }
        #expect(try #require(level) >= 2)
        #expect(mode == "wal")
        #expect(keys == 1)
    }

    @Test("nobody else on the computer reads the file or its companions")
    func privateFiles() async throws {
        let evening = try await Evening.begin()
        for suffix in ["", "-wal", "-shm"] {
            let attributes = try FileManager.default.attributesOfItem(atPath: evening.path + suffix)
            #expect(attributes[.posixPermissions] as? Int == 0o600, "\(suffix)")
        }
    }

    @Test("a full disk stores nothing and says so")
    func diskFull() async throws {
        // Given a payment to take and a disk without a page left
        let evening = try await Evening.begin()
        try await evening.shift()
        let visit = try await evening.readyToPay([Evening.health(Evening.person(1)), Evening.social(Evening.person(1))])
        try await evening.ledger.writer.writeWithoutTransaction { db in
            let pages = try Int.fetchOne(db, sql: "PRAGMA page_count")!
            try db.execute(sql: "PRAGMA max_page_count = \(pages)")
        }
        // When people go on until it is full
        var refusals: [String] = []
        for number in 2..<200 where refusals.isEmpty {
            do {
                _ = try await evening.readyToPay([Evening.health(Evening.person(number))])
            } catch let refusal as Refusal {
                refusals.append(refusal.code)
            }
        }
        // Then the message is for staff, the ledger is whole, and with space it goes on
        #expect(refusals == ["disk-full"])
        try await evening.sound()
        try await evening.ledger.writer.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA max_page_count = 1000000")
        }
        try await evening.pay(visit)
        try await evening.sound()
    }

    @Test("a file of a newer version is left alone")
    func newer() async throws {
        let evening = try await Evening.begin()
        try await evening.ledger.writer.write { db in
            try db.execute(sql: "INSERT INTO grdb_migrations (identifier) VALUES ('2031-01-01 later')")
        }
        try evening.ledger.close()
        await expectRefusal("ledger-newer") { _ = try Evening.open(evening.path, key: evening.key) }
    }

    @Test("training and real records, other kiosks and other keys never meet in one file")
    func strangers() async throws {
        let evening = try await Evening.begin()
        try evening.ledger.close()
        await expectRefusal("ledger-training-mismatch") {
            _ = try Evening.open(
                evening.path, key: evening.key,
                settings: LedgerSettings(kiosk: "LC-01", training: true, rules: "r"))
        }
        await expectRefusal("ledger-kiosk-mismatch") {
            _ = try Evening.open(
                evening.path, key: evening.key,
                settings: LedgerSettings(kiosk: "LC-02", training: false, rules: "r"))
        }
        await expectRefusal("data-key-wrong") { _ = try Evening.open(evening.path, key: .make()) }
        _ = try Evening.open(evening.path, key: evening.key)
    }

    @Test("a training ledger takes only T- receipts, a real one none")
    func trainingSeries() async throws {
        let real = try await Evening.begin(receipts: 0)
        await expectRefusal("receipt-series-wrong") {
            try await real.ledger.addReceiptBook(series: "T-A", first: 1, last: 9)
        }
        let training = try Evening.open(
            Evening.temporaryPath(), key: .make(), settings: LedgerSettings(kiosk: "LC-01", training: true, rules: "r"))
        await expectRefusal("receipt-series-wrong") {
            try await training.addReceiptBook(series: "LC26", first: 1, last: 9)
        }
        try await training.addReceiptBook(series: "T-A", first: 1, last: 9)
        #expect(try await training.receiptsLeft() == 9)
        await expectRefusal("receipt-book-wrong") {
            try await training.addReceiptBook(series: "T-A", first: 9, last: 20)
        }
    }

    @Test("something that is no ledger is refused in plain words")
    func noLedger() async throws {
        let path = Evening.temporaryPath()
        try Data("this is a letter, not a database; it is long enough to look like one".utf8)
            .write(to: URL(filePath: path))
        await expectRefusal("ledger-file-unusable") { _ = try Evening.open(path, key: .make()) }
        await expectRefusal("ledger-file-unusable") { _ = try Evening.open("/nowhere/at/all.sqlite", key: .make()) }
    }

    @Test("the data key survives its file, and a readable file is refused")
    func keyFile() async throws {
        let path = Evening.temporaryPath() + ".key"
        let key = DataKey.make()
        try key.write(to: path)
        #expect(try FieldVault(DataKey.read(from: path)).keyCheck == FieldVault(key).keyCheck)
        await expectRefusal("data-key-not-written") { try DataKey.make().write(to: path) }
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
        await expectRefusal("data-key-exposed") { _ = try DataKey.read(from: path) }
        await expectRefusal("data-key-unreadable") { _ = try DataKey(base64: "c2hvcnQ=") }
        #expect("\(key)" == "DataKey")
    }
}
