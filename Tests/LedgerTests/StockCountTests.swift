import Desk
import GRDB
import Insurance
import TestSupport
import Testing

@testable import Ledger

@Suite("The closing of the blanks")
struct StockCountTests {
    @Test("opening and received are what was printed, spoiled, tested, lost, returned and is left, from count to count")
    func equation() async throws {
        let evening = try await Evening.begin(cards: 20, covers: 0)
        let stock = evening.stock
        try await evening.shift()
        try await evening.ledger.takeTray(by: evening.officer, at: evening.clock.now())
        let good = try await evening.card(1)
        try await evening.printAll(.card)
        let spoiled = try await evening.card(2)
        let intent = try await evening.eject()
        try await evening.ledger.judge(
            document: spoiled.id, intent: intent.id, verdict: .spoiled, reason: .torn, by: evening.officer,
            at: evening.clock.now())
        try await stock.bookTest(.healthCard, "TN0000010", by: evening.officer)
        try await stock.lose(.card, first: "TN0000011", last: "TN0000012", reason: .missing, by: evening.officer)
        _ = try await evening.card(3)
        let first = try #require(try await stock.equations().first)
        #expect(first.opening == 0 && first.received == 20 && first.good == 1 && first.spoiled == 1)
        #expect(first.test == 1 && first.lost == 2 && first.returned == 0 && first.left == 15)
        #expect(first.holds && first.awaiting == 0 && first.expected == 15)
        try await stock.count([CountedBlanks(kind: .card, pieces: 15, reason: nil)], by: evening.officer)

        // The next period begins with what was left; a card taken back counts against the good ones
        let open = try await evening.eject()
        let correction = Correction(
            id: .make(at: evening.clock.now()),
            registration: try #require(try await evening.ledger.visitFile(good.visit)?.registrations.first).id,
            changes: [Correction.Change(field: .name, before: "LÒ THỊ ĐƯỜNG", after: "LÒ THỊ ĐƯƠNG")],
            at: evening.clock.now(), officer: "cb01")
        try await evening.ledger.correct([correction], hasPapers: true, by: evening.officer, at: evening.clock.now())
        let second = try #require(try await stock.equations().first)
        #expect(second.opening == 15 && second.received == 0 && second.good == -1 && second.spoiled == 1)
        #expect(second.left == 15 && second.awaiting == 1 && second.expected == 14 && second.holds)
        #expect(open.blankSerial != nil)
        try await evening.sound()
    }

    @Test("a difference is stated and needs a reason; one kind unexplained stores none")
    func difference() async throws {
        let evening = try await Evening.begin(cards: 20, covers: 10)
        let stock = evening.stock
        await expectRefusal("blanks-difference") {
            try await stock.count(
                [
                    CountedBlanks(kind: .card, pieces: 20, reason: nil),
                    CountedBlanks(kind: .bookCover, pieces: 9, reason: " "),
                ], by: evening.officer)
        }
        #expect(try await stock.counts().isEmpty)
        await expectRefusal("role-missing") {
            try await stock.count([CountedBlanks(kind: .card, pieces: 20, reason: nil)], by: evening.consultant)
        }
        let counts = try await stock.count(
            [CountedBlanks(kind: .bookCover, pieces: 9, reason: "Một bìa kẹt trong hộp")], by: evening.cashier)
        #expect(counts.map(\.difference) == [-1])
        let stored = try #require(try await stock.counts().first)
        #expect(stored == counts.first && stored.reason == "Một bìa kẹt trong hộp" && stored.officer == "tn01")
        try await evening.sound()
    }

    @Test("a shift is closed only after the blanks were counted at this close")
    func close() async throws {
        let evening = try await Evening.begin(cards: 20, covers: 10)
        try await evening.shift()
        try await evening.countBlanks()
        evening.clock.advance(seconds: 60)
        _ = try await evening.ledger.countShift(
            CashCount(pieces: [500_000: 1]), by: evening.cashier, at: evening.clock.now())
        #expect(try await evening.stock.uncounted(inShiftOf: evening.cashier) == [.bookCover, .card])
        await expectRefusal("blanks-uncounted") {
            _ = try await evening.ledger.closeShift(reason: nil, by: evening.cashier, at: evening.clock.now())
        }
        try await evening.stock.count([CountedBlanks(kind: .card, pieces: 20, reason: nil)], by: evening.officer)
        #expect(try await evening.stock.uncounted(inShiftOf: evening.cashier) == [.bookCover])
        try await evening.countBlanks()
        _ = try await evening.ledger.closeShift(reason: nil, by: evening.cashier, at: evening.clock.now())
        #expect(try await evening.stock.uncounted(inShiftOf: evening.cashier).isEmpty)
        try await evening.sound()
    }

    @Test("a printer's own counter stands beside the sheets of the ledger, and one that tells none is told as that")
    func witness() async throws {
        let evening = try await Evening.begin(cards: 20, covers: 0)
        let ledger = evening.ledger
        func told(_ pages: Int) -> [PrinterPages] {
            [PrinterPages(.card, pages: pages, attribute: "printer-impressions-completed")]
        }
        let fresh = try #require(try await ledger.witnesses(told(500)).first { $0.place == .card })
        #expect(fresh.before == nil && fresh.now == 500 && fresh.counted == nil && fresh.since == nil)
        try await evening.shift()
        try await ledger.notePages(told(500), .shiftOpened, by: evening.cashier, at: evening.clock.now())
        try await ledger.takeTray(by: evening.officer, at: evening.clock.now())
        for number in 1...3 { _ = try await evening.card(number) }
        try await evening.printAll(.card)
        try await evening.stock.bookTest(.healthCard, "TN0000010", by: evening.officer)
        let after = try await ledger.witnesses(told(505))
        let card = try #require(after.first { $0.place == .card })
        #expect(card.before == 500 && card.counted == 5 && card.booked == 4)
        #expect(after.filter { $0.place != .card }.allSatisfy { $0.before == nil && $0.now == nil })
        _ = try await ledger.countBlanks(
            [CountedBlanks(kind: .card, pieces: 16, reason: nil)], pages: told(505), by: evening.officer,
            at: evening.clock.now())
        #expect(try await ledger.witnesses(told(505)).first { $0.place == .card }?.booked == 0)
        try await evening.sound()
    }

    @Test(
        "a spare printer has a counter of its own, beside its own sheets; one that counts sides now told nothing before"
    )
    func spareWitness() async throws {
        let evening = try await Evening.begin(cards: 20, covers: 0)
        let ledger = evening.ledger
        let spare = PrinterPlace(.card, isSpare: true)
        let sheets = "printer-media-sheets-completed"
        try await evening.shift()
        #expect(try await !ledger.witnesses([]).contains { $0.place.isSpare })
        let opened = [
            PrinterPages(.card, pages: 500, attribute: sheets), PrinterPages(spare, pages: 70, attribute: sheets),
        ]
        try await ledger.notePages(opened, .shiftOpened, by: evening.cashier, at: evening.clock.now())
        try await ledger.takeTray(by: evening.officer, at: evening.clock.now())
        for number in 1...3 { _ = try await evening.card(number) }
        for place in [PrinterPlace.card, spare, spare] {
            try await ledger.use(spare: place.isSpare, of: .card, by: evening.officer, at: evening.clock.now())
            let intent = try #require(try await ledger.claimNext(at: place, at: evening.clock.now()))
            try await ledger.settle(intent.id, as: .ejected, at: evening.clock.now())
        }
        let now = [
            PrinterPages(.card, pages: 501, attribute: sheets), PrinterPages(spare, pages: 73, attribute: sheets),
        ]
        let told = try await ledger.witnesses(now)
        #expect(told.first { $0.place == .card }?.difference == 0)
        #expect(told.first { $0.place == spare }?.booked == 2 && told.first { $0.place == spare }?.difference == 1)
        // Off, it told before and tells no more.
        #expect(try await ledger.witnesses([]).first { $0.place == spare }?.before == 70)
        let sides = [PrinterPages(.card, pages: 990, attribute: "printer-impressions-completed")]
        let other = try #require(try await ledger.witnesses(sides).first { $0.place == .card })
        #expect(other.before == nil && other.difference == nil && other.booked == 1)
    }

    @Test("a test print at the spare printer uses up a blank and is that printer's sheet, not the other's")
    func spareTest() async throws {
        let evening = try await Evening.begin(cards: 20, covers: 0)
        let (ledger, officer) = (evening.ledger, evening.officer)
        func booked() async throws -> [String: Int] {
            let told = try await ledger.witnesses([]).filter { $0.place.kind == .card }
            return Dictionary(uniqueKeysWithValues: told.map { ($0.place.name, $0.booked) })
        }
        let test = try await ledger.beginTest(
            .healthCard, on: nil, isSpare: true, by: officer, at: evening.clock.now())
        #expect(test.serial?.text == "TN0000001")
        #expect(try await booked() == ["card": 0, "card-spare": 0])
        try await ledger.settleTest(test.id, as: .unknown(reason: "x"), at: evening.clock.now())
        #expect(try await booked() == ["card": 0, "card-spare": 1])
        #expect(try await evening.stock.bag().map(\.doubtfulTest) == [test.id])
        try await evening.stock.takeBackTest(test.id, by: officer)
        #expect(try await booked() == ["card": 0, "card-spare": 0])
        try await evening.stock.bookTest(.healthCard, "TN0000004", isSpare: true, by: officer)
        try await evening.stock.bookTest(.healthCard, "TN0000005", by: officer)
        #expect(try await booked() == ["card": 1, "card-spare": 1])
        try await evening.sound()
    }

    @Test("a note of before, when both printers of a kind were counted together, is compared with none")
    func formerNote() async throws {
        let evening = try await Evening.begin(cards: 20, covers: 0)
        let attribute = "printer-media-sheets-completed"
        let pages = [PrinterPages(.card, pages: 500, attribute: attribute)]
        try await evening.ledger.write { db in
            try db.execute(
                sql: """
                    INSERT INTO pageNote (printer, occasion, officer, at, pages, attribute, sheets)
                    VALUES ('card', 'shift-opened', 'tn01', 1, 480, ?, 0)
                    """, arguments: [attribute])
        }
        let told = try await evening.ledger.witnesses(pages)
        #expect(told.first { $0.place == .card }?.before == nil && told.allSatisfy { $0.difference == nil })
        #expect(!told.contains { $0.place.isSpare })
        try await evening.ledger.notePages(pages, .shiftOpened, by: evening.cashier, at: evening.clock.now())
        #expect(try await evening.ledger.witnesses(pages).first { $0.place == .card }?.difference == 0)
    }

    @Test("the forecast goes by today's use for each person, and counts who is here and not served")
    func forecast() async throws {
        let evening = try await Evening.begin(cards: 20, covers: 0)
        let stock = evening.stock
        try await evening.shift()
        try await evening.ledger.takeTray(by: evening.officer, at: evening.clock.now())
        #expect(
            try await stock.forecasts() == [StockForecast(kind: .card, free: 20, spent: 0, served: 0, waiting: 0)])
        // Two people served with three blanks; one registered, one only talked to
        _ = try await evening.card(1)
        _ = try await evening.card(2)
        try await evening.printAll(.card)
        try await stock.spoil(.card, "TN0000003", reason: .twoAtOnce, by: evening.officer)
        _ = try await evening.readyToPay([Evening.health(Evening.person(3))])
        _ = try await evening.ledger.openVisit(
            station: "A", language: "vi", channel: .performance, scanned: nil, by: evening.consultant,
            at: evening.clock.now())
        let forecast = try #require(try await stock.forecasts().first)
        #expect(forecast == StockForecast(kind: .card, free: 17, spent: 3, served: 2, waiting: 2))
        #expect(forecast.people == 11 && !forecast.isShort)
        // Another day begins with one blank a person
        evening.clock.advance(seconds: 86_400)
        #expect(try await stock.forecasts().first?.people == 17)
        try await evening.sound()
    }
}
