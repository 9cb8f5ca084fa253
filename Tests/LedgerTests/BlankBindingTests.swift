import Desk
import GRDB
import Insurance
import TestSupport
import Testing

@testable import Ledger

@Suite("The blank in hand")
struct BlankBindingTests {
    private func evening(cards: Int = 10) async throws -> Evening {
        let evening = try await Evening.begin(cards: cards, covers: 0)
        try await evening.shift()
        try await evening.ledger.takeTray(by: evening.officer, at: evening.clock.now())
        return evening
    }

    @Test("the book's serial is confirmed; another one is asked about, and nothing changes yet")
    func confirm() async throws {
        let evening = try await evening()
        let card = try await evening.card(1)
        _ = try await evening.eject()
        #expect(try await evening.stock.show("tn 0000001", on: card.id, reason: nil, by: evening.officer) == nil)
        await expectRefusal("serial-differs") {
            _ = try await evening.stock.show("TN0000004", on: card.id, reason: nil, by: evening.officer)
        }
        let history = try #require(try await evening.stock.blanks("TN0000001").first?.history)
        #expect(history.map(\.act) == [.reserved, .confirmed])
        #expect(try await evening.state("TN0000004") == .inStock)
        try await evening.sound()
    }

    @Test("a free blank in hand takes the place of the book's, the open print with it")
    func free() async throws {
        let evening = try await evening()
        let card = try await evening.card(1)
        let intent = try await evening.eject()
        let booked = try await evening.stock.show("TN0000004", on: card.id, reason: .feedOrder, by: evening.officer)
        #expect(booked?.text == "TN0000001")
        #expect(try await evening.state("TN0000001") == .inStock)
        #expect(try await evening.paper(of: card.visit).blankSerial == "TN0000004")
        try await evening.sound()
        try await evening.ledger.judge(
            document: card.id, intent: intent.id, verdict: .good, reason: nil, by: evening.officer,
            at: evening.clock.now())
        #expect(try await evening.state("TN0000004") == .used)
        #expect(try await evening.card(2).blankSerial == "TN0000001")
        try await evening.sound()
    }

    @Test("two papers whose blanks came out crosswise change places, printed or waiting")
    func crosswise() async throws {
        let evening = try await evening()
        let first = try await evening.card(1)
        let second = try await evening.card(2)
        let third = try await evening.card(3)
        let prints = [try await evening.eject(), try await evening.eject()]
        _ = try await evening.stock.show("TN0000002", on: first.id, reason: .feedOrder, by: evening.officer)
        try await evening.sound()
        _ = try await evening.stock.show("TN0000003", on: second.id, reason: .twoAtOnce, by: evening.officer)
        try await evening.sound()
        var bound: [String?] = []
        for paper in [first, second, third] { bound.append(try await evening.paper(of: paper.visit).blankSerial) }
        #expect(bound == ["TN0000002", "TN0000003", "TN0000001"])
        for (paper, intent) in zip([first, second], prints) {
            try await evening.ledger.judge(
                document: paper.id, intent: intent.id, verdict: .good, reason: nil, by: evening.officer,
                at: evening.clock.now())
        }
        #expect(try await evening.eject().blankSerial == "TN0000001")
        try await evening.sound()
    }

    @Test("a swap that fails half way changes nothing")
    func whole() async throws {
        let evening = try await evening()
        let card = try await evening.card(1)
        let other = try await evening.card(2)
        _ = try await evening.eject()
        try await evening.ledger.writer.write { db in
            try db.execute(
                sql: """
                    CREATE TRIGGER broken BEFORE UPDATE OF blankSerial ON printIntent
                    BEGIN SELECT RAISE(ABORT, 'broken'); END
                    """)
        }
        await #expect(throws: DatabaseError.self) {
            _ = try await evening.stock.show("TN0000002", on: card.id, reason: .feedOrder, by: evening.officer)
        }
        #expect(try await evening.paper(of: card.visit).blankSerial == "TN0000001")
        #expect(try await evening.paper(of: other.visit).blankSerial == "TN0000002")
        #expect(try await evening.stock.blanks("TN0000002").first?.history.map(\.act) == [.reserved])
        try await evening.sound()
    }

    @Test("what is spent, closed, of nobody or judged already is no blank to swap with")
    func refused() async throws {
        let evening = try await evening(cards: 5)
        let serial = try #require(BlankSerial("TX001"))
        let range = try #require(BlankRange(from: serial, count: 3))
        _ = try await evening.ledger.receive(
            range, of: .card, by: evening.officer, with: evening.second, at: evening.clock.now())
        let good = try await evening.card(1)
        let intent = try await evening.eject()
        try await evening.ledger.judge(
            document: good.id, intent: intent.id, verdict: .good, reason: nil, by: evening.officer,
            at: evening.clock.now())
        try await evening.stock.spoil(.card, "TN0000005", reason: .jam, by: evening.officer)
        let card = try await evening.card(2)
        func expect(_ code: String, _ serial: String, on document: Document) async {
            await expectRefusal(code) {
                _ = try await evening.stock.show(serial, on: document.id, reason: .feedOrder, by: evening.officer)
            }
        }
        await expect("blank-spent", "TN0000001", on: card)
        await expect("blank-spent", "TN0000005", on: card)
        await expect("blank-unknown", "TN0000006", on: card)
        await expect("blank-unknown", "TN000002", on: card)
        await expect("bundle-closed", "TX002", on: card)
        await expect("paper-without-blank", "TN0000003", on: good)
        let receipt = try #require(
            try await evening.ledger.visitFile(card.visit)?.documents.first { $0.kind == .receipt })
        await expect("paper-without-blank", "TN0000003", on: receipt)
        await expectRefusal("role-missing") {
            _ = try await evening.stock.show("TN0000002", on: card.id, reason: nil, by: evening.cashier)
        }
        try await evening.sound()
    }

    @Test("a test print uses up its own blank, gives it back when nothing was sent, and is asked about in doubt")
    func testPrints() async throws {
        let evening = try await evening(cards: 5)
        let (ledger, officer) = (evening.ledger, evening.officer)
        let card = try await evening.card(1)
        let test = try await ledger.beginTest(
            .healthCard, on: nil, isSpare: false, by: officer, at: evening.clock.now())
        #expect(test.serial?.text == "TN0000002")
        #expect(try await evening.state("TN0000002") == .test)
        try await evening.sound()
        try await ledger.settleTest(test.id, as: .refused(reason: "x", hold: true), at: evening.clock.now())
        #expect(try await evening.state("TN0000002") == .inStock)

        // The blank in the printer was the next paper's: that takes another
        let serial = try #require(BlankSerial("TN0000001"))
        let taken = try await ledger.beginTest(
            .healthCard, on: serial, isSpare: false, by: officer, at: evening.clock.now())
        #expect(try await evening.paper(of: card.visit).blankSerial == "TN0000002")
        try await ledger.settleTest(taken.id, as: .unknown(reason: "x"), at: evening.clock.now())
        #expect(try await evening.stock.bag().first?.doubtfulTest == taken.id)
        try await evening.stock.takeBackTest(taken.id, by: officer)
        await expectRefusal("test-not-doubtful") { try await evening.stock.takeBackTest(taken.id, by: officer) }
        #expect(try await evening.state("TN0000001") == .inStock)

        try await evening.stock.bookTest(.healthCard, "TN0000005", by: officer)
        #expect(try await evening.stock.bag().map(\.serial.text) == ["TN0000005"])
        let plain = try await ledger.beginTest(
            .bookSheet, on: nil, isSpare: false, by: officer, at: evening.clock.now())
        #expect(plain.serial == nil)
        await expectRefusal("stock-empty") {
            _ = try await ledger.beginTest(.bookCover, on: nil, isSpare: false, by: officer, at: evening.clock.now())
        }
        try await evening.sound()
    }
}
