import Desk
import GRDB
import Insurance
import TestSupport
import Testing

@testable import Ledger

// The serial in hand is not the one that was waited for.
extension TrayScanTests {
    @Test("the code and the serial of two papers settle neither")
    func twoCards() async throws {
        let tray = try await Tray(serials: [.card])
        let other = try await tray.another()
        try await tray.scan(tray.code)
        await expectRefusal("blank-of-another-paper") { try await tray.scan(other.blankSerial ?? "") }
        tray.hand = TrayHand()
        try await tray.scan(other.blankSerial ?? "")
        await expectRefusal("not-one-card") { try await tray.scan(tray.code) }
        #expect(try await tray.state() == .toCheck)
        #expect(try await tray.alarms() == [])
    }

    @Test(
        "two blanks fed the other way round: the refusal leads to their exchange, after which the same scan settles it")
    func exchanged() async throws {
        let tray = try await Tray(serials: [.card])
        let other = try await tray.another()
        let inHand = other.blankSerial ?? ""
        try await tray.scan(tray.code)
        let refused = await tray.refusal(inHand)
        #expect(refused?.code == "blank-of-another-paper")
        #expect(refused?.details["document"] == tray.intent.document.text)
        _ = try await tray.evening.ledger.show(
            try #require(BlankSerial(inHand)), on: tray.intent.document, reason: .feedOrder, by: tray.evening.officer,
            at: tray.evening.clock.now())
        try await tray.scan(inHand)
        #expect(try await tray.state() == .good)
        try await tray.evening.sound()
    }

    @Test("a blank on which a good paper is changes places with none; the book tells whose it is")
    func usedBlank() async throws {
        let tray = try await Tray(serials: [.card])
        let other = try await tray.another()
        let used = other.blankSerial ?? ""
        try await tray.scan(other.fields["qr"] ?? "")
        try await tray.scan(used)
        tray.evening.clock.advance(seconds: 10)
        try await tray.scan(tray.code)
        let refused = await tray.refusal(used)
        #expect(refused?.code == "blank-put-aside" && refused?.details["document"] == nil)
        #expect(refused?.details["serial"] == used && refused?.details["blankState"] == "used")
    }

    @Test("a sheet goes into the bag only where the book has it there and no code says otherwise")
    func outOfTheBook() async throws {
        let tray = try await Tray(serials: [.card])
        let (stock, officer) = (tray.evening.stock, tray.evening.officer)
        try await stock.lose(.card, first: "TN0000005", last: "TN0000005", reason: .missing, by: officer)
        try await stock.spoil(.card, "TN0000006", reason: .twoAtOnce, by: officer)
        try await stock.bookTest(.healthCard, "TN0000007", by: officer)
        for (serial, alone) in [
            ("TN0000005", "blank-put-aside"), ("TN0000006", "blank-put-away"), ("TN0000007", "blank-put-away"),
        ] {
            tray.hand = TrayHand()
            await expectRefusal(alone) { try await tray.scan(serial) }
            try await tray.scan(tray.code)
            let refused = await tray.refusal(serial)
            #expect(refused?.code == "blank-put-aside" && refused?.details["document"] == nil)
            #expect(refused?.details["expected"] == tray.serial)
        }
        #expect(try await tray.state() == .toCheck)
        try await tray.evening.sound()
    }

    @Test("a serial that blanks of two kinds have is the one of the paper in hand, whichever code comes first")
    func serialOfTwoKinds() async throws {
        for isSerialFirst in [false, true] {
            let tray = try await Tray(serials: [.card])
            let (stock, evening) = (tray.evening.stock, tray.evening)
            try await stock.receive(
                .bookCover, first: tray.serial, last: tray.serial, second: evening.second, by: evening.officer)
            #expect(try await stock.blanks(tray.serial).map(\.kind) == [.bookCover, .card])
            for text in isSerialFirst ? [tray.serial, tray.code] : [tray.code, tray.serial] {
                try await tray.scan(text)
            }
            #expect(try await tray.state() == .good)
        }
    }

    @Test("another kind's blank, and one of a closed bundle, are not offered to change places")
    func cannotSwap() async throws {
        let tray = try await Tray(serials: [.card])
        let evening = tray.evening
        try await evening.stock.receive(
            .card, first: "TK0000001", last: "TK0000009", second: evening.second, by: evening.officer)
        let cover = try await evening.ledger.read { db in
            try String.fetchOne(
                db, sql: "SELECT serial FROM blank WHERE kind = 'book-cover' AND state = 'inStock' LIMIT 1")
        }
        for serial in ["TK0000001", try #require(cover)] {
            tray.hand = TrayHand()
            #expect(await tray.refusal(serial)?.details["document"] == nil)
            try await tray.scan(tray.code)
            let refused = await tray.refusal(serial)
            #expect(refused?.code == "blank-put-aside" && refused?.details["document"] == nil, "\(serial)")
        }
        #expect(try await tray.state() == .toCheck)
    }
}
