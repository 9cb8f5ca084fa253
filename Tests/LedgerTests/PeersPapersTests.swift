import Desk
import GRDB
import Insurance
import TestSupport
import Testing

@testable import Ledger

@Suite("Papers, where others failed")
struct PeersPapersTests {
    private func evening(cards: Int = 50) async throws -> Evening {
        let evening = try await Evening.begin(cards: cards)
        try await evening.shift()
        try await evening.ledger.takeTray(by: evening.officer, at: evening.clock.now())
        return evening
    }

    private func claim(_ evening: Evening) async throws -> PrintIntent {
        try #require(try await evening.ledger.claimNext(for: .card, at: evening.clock.now()))
    }

    @Test("ALFIO-order: the print intent is in the file before its printer can hear of it, and stays there")
    func committedFirst() async throws {
        let evening = try await evening()
        _ = try await evening.paidVisit(Evening.health(Evening.person(1)))
        let intent = try await claim(evening)
        // The kiosk dies here, with the printer at work; what was claimed is what the next start finds.
        let next = try Evening.open(evening.path, key: evening.key, sealer: evening.sealer)
        #expect(try await next.interrupted().map(\.intent) == [intent.id])
        #expect(try await next.claimNext(for: .card, at: evening.clock.now()) == nil)
        let found = try #require(try await next.printHistory().first { $0.intent == intent.id })
        #expect(found.document == intent.document && found.attempt == 1 && found.outcome == nil)
        try await evening.sound(next)
    }

    @Test("OCRVS-8052: a card printed three times is paid for once, on one receipt")
    func moneyOnce() async throws {
        let evening = try await evening()
        let visit = try await evening.paidVisit(Evening.health(Evening.person(1)))
        let before = try #require(try await evening.ledger.visitFile(visit)?.payment)
        for verdict in [Verdict.spoiled, .notPrinted, .good] {
            let intent = try await claim(evening)
            try await evening.ledger.settle(intent.id, as: .ejected, at: evening.clock.now())
            try await evening.ledger.judge(
                document: intent.document, intent: intent.id, verdict: verdict,
                reason: verdict == .spoiled ? .smudged : nil, by: evening.officer, at: evening.clock.now())
            guard verdict != .good else { continue }
            try await evening.ledger.reprint(
                document: intent.document, by: evening.officer, at: evening.clock.now())
        }
        let file = try #require(try await evening.ledger.visitFile(visit))
        #expect(file.payment == before && file.documents.count { $0.kind == .healthCard } == 1)
        #expect(try await evening.ledger.receiptsLeft() == 199)
        #expect(try await evening.ledger.printHistory().count { $0.kind == .healthCard } == 3)
        try await evening.sound()
    }

    @Test("IDWORKS-rollover: the number after the last one of its width does not exist; nothing begins again at 0")
    func noRollover() async throws {
        let evening = try await evening(cards: 0)
        await expectRefusal("blank-serial-wrong") {
            try await evening.ledger.receiveBlanks(kind: .card, first: "TN9999999", count: 2, bundle: 2)
        }
        try await evening.ledger.receiveBlanks(kind: .card, first: "TN9999999", count: 1, bundle: 2)
        _ = try await evening.paidVisit(Evening.health(Evening.person(1)))
        _ = try await evening.paidVisit(Evening.health(Evening.person(2)))
        #expect(try await claim(evening).blankSerial == "TN9999999")
        #expect(try await evening.ledger.claimNext(for: .card, at: evening.clock.now()) == nil)
        try await evening.sound()
    }

    @Test(
        "BHIMA-668: the receipt says who took the money and when, a copy that it is one; the file has it of every print"
    )
    func operatorAndTime() async throws {
        let evening = try await evening()
        let visit = try await evening.paidVisit(Evening.health(Evening.person(1)))
        let paidAt = try #require(try await evening.ledger.visitFile(visit)?.payment).paidAt
        let first = try #require(try await evening.ledger.claimNext(for: .receipt, at: evening.clock.now()))
        #expect(first.fields["collector"] == evening.cashier.code)
        #expect(first.fields["issuedAt"]?.contains(paidAt.clockTime) == true)
        try await evening.ledger.settle(first.id, as: .ejected, at: evening.clock.now())
        try await evening.ledger.judge(
            document: first.document, intent: first.id, verdict: .spoiled, reason: .jam, by: evening.officer,
            at: evening.clock.now())
        try await evening.ledger.reprint(document: first.document, by: evening.officer, at: evening.clock.now())
        let second = try #require(try await evening.ledger.claimNext(for: .receipt, at: evening.clock.now()))
        #expect(second.attempt == 2 && second.fields["copyMark"] != first.fields["copyMark"])
        let card = try await claim(evening)
        #expect(card.approvedBy == evening.officer.code && card.attempt == 1)
        let times = try await evening.ledger.printHistory().map(\.claimedAt)
        #expect(times.allSatisfy { $0 >= paidAt.milliseconds } && times.count == 3)
        try await evening.sound()
    }
}
