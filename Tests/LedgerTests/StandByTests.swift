import Desk
import Foundation
import GRDB
import Insurance
import Synchronization
import TestSupport
import Testing

@testable import Ledger

@Suite("A payment and the printers that stand by")
struct StandByTests {
    private let card = PrinterPlace(.card)
    private let receipt = PrinterPlace(.receipt)

    private func evening() async throws -> Evening {
        let evening = try await Evening.begin()
        try await evening.shift()
        try await evening.ledger.takeTray(by: evening.officer, at: evening.clock.now())
        return evening
    }

    @Test("its transaction claims the paper for a printer that has nothing to do")
    func claims() async throws {
        let evening = try await evening()
        let expected = Mutex<[ForeseenPaper]>([])
        evening.ledger.standBy(
            card, StandBy(isReady: { true }, expect: { paper in expected.withLock { $0.append(paper) } }, wake: {}))
        let visit = try await evening.paidVisit(Evening.health(Evening.person(1)))

        let intent = try #require(evening.ledger.handedOver(to: card))
        #expect(expected.withLock { $0 } == [ForeseenPaper(intent)])
        #expect(intent.attempt == 1 && intent.blankSerial == "TN0000001" && intent.approvedBy == "cb01")
        #expect(try await evening.ledger.interrupted(at: card) == [intent.id])
        let documents = try #require(try await evening.ledger.visitFile(visit)).documents
        #expect(documents.first { $0.kind == .healthCard }?.state == .printing)
        #expect(documents.first { $0.kind == .receipt }?.state == .waiting)

        // It is given out once, and nothing of it is left to claim.
        #expect(evening.ledger.handedOver(to: card) == nil)
        #expect(try await evening.ledger.claimNext(at: card, at: evening.clock.now()) == nil)
        try await evening.sound()
    }

    @Test("whoever is told finds the intent on the disk already")
    func durableFirst() async throws {
        let evening = try await evening()
        let seen = Mutex<Int?>(nil)
        let file = evening.path
        evening.ledger.standBy(
            card,
            StandBy(
                isReady: { true },
                wake: {
                    // Another program's view of the file: only what is committed.
                    let count = try? DatabaseQueue(path: file).read { db in
                        try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM printIntent WHERE outcome IS NULL")
                    }
                    seen.withLock { $0 = count ?? -1 }
                }))
        _ = try await evening.paidVisit(Evening.health(Evening.person(1)))
        #expect(seen.withLock { $0 } == 1)
    }

    @Test("the receipt is drawn while the payment is written, and is the one that is printed")
    func receiptAhead() async throws {
        let evening = try await evening()
        let expected = Mutex<[ForeseenPaper]>([])
        evening.ledger.standBy(
            receipt,
            StandBy(isReady: { true }, expect: { paper in expected.withLock { $0.append(paper) } }, wake: {}))
        _ = try await evening.paidVisit(Evening.health(Evening.person(1)), Evening.social(Evening.person(1)))
        let intent = try #require(evening.ledger.handedOver(to: receipt))
        #expect(expected.withLock { $0 } == [ForeseenPaper(intent), ForeseenPaper(intent)])
    }

    @Test("a printer that is not ready is not claimed for; its paper waits")
    func notReady() async throws {
        let evening = try await evening()
        evening.ledger.standBy(card, StandBy(isReady: { false }, wake: {}))
        _ = try await evening.paidVisit(Evening.health(Evening.person(1)))
        #expect(evening.ledger.handedOver(to: card) == nil)
        #expect(try await evening.ledger.claimNext(at: card, at: evening.clock.now()) != nil)
    }

    @Test("a payment that is refused claims nothing and tells nobody")
    func refused() async throws {
        let evening = try await evening()
        let rings = Mutex(0)
        evening.ledger.standBy(card, StandBy(isReady: { true }, wake: { rings.withLock { $0 += 1 } }))
        let visit = try await evening.readyToPay([Evening.health(Evening.person(1))])
        var taking = try await evening.taking(visit)
        taking.expected = Dong(1)
        await #expect(throws: Refusal.self) {
            _ = try await evening.ledger.take(taking, by: evening.cashier, at: evening.clock.now())
        }
        #expect(rings.withLock { $0 } == 0)
        #expect(evening.ledger.handedOver(to: card) == nil)
        #expect(try await evening.ledger.interrupted().isEmpty)
    }

    @Test("one paper for each printer; the next waits until its worker asks")
    func onePaper() async throws {
        let evening = try await evening()
        for place in [card, receipt] { evening.ledger.standBy(place, StandBy(isReady: { true }, wake: {})) }
        let visit = try await evening.readyToPay([
            Evening.health(Evening.person(1)), Evening.health(Evening.person(2)),
        ])
        try await evening.pay(visit)
        let first = try #require(evening.ledger.handedOver(to: card))
        #expect(evening.ledger.handedOver(to: card) == nil)
        #expect(evening.ledger.handedOver(to: receipt)?.kind == .receipt)
        let second = try #require(try await evening.ledger.claimNext(at: card, at: evening.clock.now()))
        #expect(first.document != second.document)
        try await evening.sound()
    }

    @Test("a card of another payment finds nobody standing by, and waits")
    func standByEnds() async throws {
        let evening = try await evening()
        evening.ledger.standBy(card, StandBy(isReady: { true }, wake: {}))
        _ = try await evening.paidVisit(Evening.health(Evening.person(1)))
        _ = try await evening.paidVisit(Evening.health(Evening.person(2)))
        #expect(evening.ledger.handedOver(to: card) != nil)
        #expect(evening.ledger.handedOver(to: card) == nil)
        #expect(try await evening.ledger.interrupted(at: card).count == 1)
    }

    @Test("what is foreseen of a quote is, field for field, what its payment prints")
    func foresight() async throws {
        let evening = try await evening()
        let visit = try await evening.readyToPay([
            Evening.health(Evening.person(1)), Evening.social(Evening.person(1)), Evening.health(Evening.person(2)),
        ])
        let foreseen = try await evening.ledger.foreseenPapers(ofVisits: 1)
        #expect(foreseen.filter(\.isWhole).map(\.kind) == [.healthCard, .bookCover, .bookSheet, .healthCard])

        try await evening.pay(visit)
        var printed: [[String: String]] = []
        for place in [card, PrinterPlace(.book)] {
            while let intent = try await evening.ledger.claimNext(at: place, at: evening.clock.now()) {
                printed.append(intent.fields)
            }
        }
        #expect(Set(printed) == Set(foreseen.filter(\.isWhole).map(\.fields)))
        #expect(try await evening.ledger.foreseenPapers(ofVisits: 1).isEmpty)
    }
}
