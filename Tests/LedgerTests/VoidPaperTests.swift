import Desk
import GRDB
import Insurance
import TestSupport
import Testing

@testable import Ledger

@Suite("Papers of a receipt that is taken back")
struct VoidPaperTests {
    private func card(_ house: VoidHouse, _ visit: Identifier) async throws -> Document {
        try #require(try await house.file(visit).documents.first { $0.kind == .healthCard })
    }

    @Test("a paper in the printer, or that nobody judged, is settled at the tray first")
    func open() async throws {
        let house = try await VoidHouse()
        let (ledger, now) = (house.evening.ledger, house.evening.clock.now())
        let visit = try await house.paid(1)
        let intent = try #require(try await ledger.claimNext(for: .card, at: now))
        await expectRefusal("void-papers-open") { try await house.void(visit) }
        try await ledger.settle(intent.id, as: .unknown(reason: "printer-silent"), at: now)
        await expectRefusal("void-papers-open") { try await house.void(visit) }
        try await ledger.judge(
            document: intent.document, intent: intent.id, verdict: .notPrinted, reason: nil, by: house.evening.officer,
            at: now)
        try await house.void(visit)
        let card = try await card(house, visit)
        #expect(card.state == .cancelled && card.attempts == 1 && card.blankSerial == nil)
        #expect(try await ledger.stock().first { $0.kind == .card }?.inStock == 50)
        try await house.evening.sound()
    }

    @Test("another member's card may be in the printer meanwhile: it goes on with whoever stays")
    func printingOn() async throws {
        let house = try await VoidHouse()
        let (ledger, now) = (house.evening.ledger, house.evening.clock.now())
        let visit = try await house.paid(2)
        let intent = try #require(try await ledger.claimNext(for: .card, at: now))
        try await house.void(visit, leaving: [1])
        let stays = try #require(try await house.living(visit).first)
        try await ledger.settle(intent.id, as: .ejected, at: now)
        try await ledger.judge(
            document: intent.document, intent: intent.id, verdict: .good, reason: nil, by: house.evening.officer,
            at: now)
        let card = try #require(try await house.file(visit).documents.first { $0.id == intent.document })
        #expect(card.registration == stays.id && card.state == .good)
        try await house.evening.sound()
    }

    @Test("a good card that was not given out has to lie here, and goes into the bag")
    func good() async throws {
        let house = try await VoidHouse()
        let visit = try await house.paid(1)
        try await house.printAll()
        let plan = try await house.plan(visit)
        var word = house.word(plan)
        word.papersHere = []
        await expectRefusal("void-paper-missing") { try await house.agree(plan, word, in: visit) }
        try await house.agree(plan, house.word(plan), in: visit)
        #expect(try await house.evening.ledger.bag().map(\.serial.text) == ["TN0000001"])
        #expect(try await card(house, visit).state == .cancelled)
        try await house.evening.sound()
    }

    @Test("a card somebody still has is recalled and listed until it comes back")
    func out() async throws {
        let house = try await VoidHouse()
        let ledger = house.evening.ledger
        let visit = try await house.paid(1)
        try await house.printAll()
        try await house.evening.handOver(visit)
        try await house.void(visit, out: [.healthCard])
        let card = try await card(house, visit)
        #expect(card.state == .recalled && card.blankSerial == "TN0000001")
        #expect(try await ledger.papersOut().map(\.document.id) == [card.id])
        #expect(try await ledger.papersOut().first?.name == "NGƯỜI MẪU B")
        try await house.evening.sound()
        // Nothing is printed anew for somebody who left.
        await expectRefusal("reissue-not-given") {
            try await ledger.reissue(
                document: card.id, reason: .torn, witness: house.supervisor, by: house.evening.officer,
                at: house.evening.clock.now())
        }
        try await house.desk.takeBack(card.id, by: house.evening.cashier)
        #expect(try await ledger.papersOut().isEmpty)
        #expect(try await ledger.bag().map(\.serial.text) == ["TN0000001"])
        #expect(house.evening.sealer.records.last?.kind == "document-taken-back")
        await expectRefusal("paper-not-out") { try await house.desk.takeBack(card.id, by: house.evening.cashier) }
        try await house.evening.sound()
    }

    @Test("a receipt that is here again is printed once more, marked; one that is out is not")
    func receipt() async throws {
        let house = try await VoidHouse()
        let ledger = house.evening.ledger
        let (first, second) = (try await house.paid(1), try await house.paid(1, from: 5))
        try await house.printAll()
        for visit in [first, second] { try await house.evening.handOver(visit) }
        try await house.void(first, out: [.healthCard, .receipt])
        try await house.void(second)
        let intent = try #require(try await ledger.claimNext(for: .receipt, at: house.evening.clock.now()))
        #expect(intent.fields["number"] == "0000002" && intent.fields["copyMark"] == "ĐÃ HỦY / VOID · BẢN SAO 1")
        #expect(try await ledger.papersOut().map(\.document.kind) == [.healthCard, .receipt])
        try await ledger.settle(intent.id, as: .ejected, at: house.evening.clock.now())
        #expect(try await ledger.claimNext(for: .receipt, at: house.evening.clock.now()) == nil)
        try await house.evening.sound()
    }

    @Test("the receipt of those who stay says what it replaces nowhere, and the void one what replaces it")
    func replaced() async throws {
        let house = try await VoidHouse()
        let visit = try await house.paid(2)
        try await house.void(visit, leaving: [0])
        let old = try #require(try await house.evening.ledger.claimNext(for: .receipt, at: house.evening.clock.now()))
        let new = try #require(try await house.evening.ledger.claimNext(for: .receipt, at: house.evening.clock.now()))
        #expect(old.fields["provisionalNote"]?.contains("Thay bằng biên lai LC26 0000002") == true)
        #expect(new.fields["number"] == "0000002" && new.fields["copyMark"] == "Liên 2: giao người nộp")
        #expect(new.fields["total"] == "1.080.000 đ" && new.fields["lines"]?.contains("ĐÃ HỦY") == false)
    }

    @Test("whoever took the electronic form instead of a card has it on the slip of those who stay")
    func electronicInstead() async throws {
        let house = try await VoidHouse()
        let visit = try await house.paid(2)
        let first = try #require(try await house.living(visit).first)
        let card = try #require(
            try await house.file(visit).documents.first { $0.kind == .healthCard && $0.registration == first.id })
        try await house.evening.ledger.settle(
            [PaperFate(document: card.id, kind: .electronic)], seen: [:], by: house.evening.cashier,
            at: house.evening.clock.now())
        try await house.void(visit, leaving: [1])
        let file = try await house.file(visit)
        let stays = try #require(file.payments.last)
        let waiting = file.documents.filter { $0.payment == stays.id && $0.state == .waiting }
        #expect(waiting.map(\.kind) == [.receipt, .slip])
        try await house.evening.sound()
    }

    @Test("a request to sign ends with the papers it was for")
    func signing() async throws {
        let house = try await VoidHouse()
        let visit = try await house.paid(1)
        try await house.printAll()
        _ = try await house.evening.ledger.beginSigning(
            try await house.evening.plan(visit), by: house.evening.officer, at: house.evening.clock.now())
        try await house.void(visit)
        #expect(try await house.evening.ledger.signing(of: visit) == nil)
    }
}
