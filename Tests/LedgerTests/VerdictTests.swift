import Desk
import Insurance
import TestSupport
import Testing

@testable import Ledger

@Suite("What came out, and handing it over")
struct VerdictTests {
    private struct Printed {
        let evening: Evening
        let visit: Identifier
        let intent: PrintIntent

        func judge(_ verdict: Verdict, of intent: PrintIntent? = nil) async throws {
            let named = intent ?? self.intent
            try await evening.ledger.judge(
                document: named.document, intent: named.id, verdict: verdict, reason: .smudged, by: evening.officer,
                at: evening.clock.now())
        }

        func reprinted() async throws -> PrintIntent? {
            let (ledger, now) = (evening.ledger, evening.clock.now())
            try await ledger.reprint(document: intent.document, by: evening.officer, at: now)
            let next = try await ledger.claimNext(for: .card, at: now)
            if let next { try await ledger.settle(next.id, as: .ejected, at: now) }
            return next
        }

        func card() async throws -> Document? {
            try await evening.ledger.visitFile(visit)?.documents.first { $0.kind == .healthCard }
        }

        func cards() async throws -> StockBalance? { try await evening.ledger.stock().first { $0.kind == .card } }
    }

    private func cardPrinted(_ outcome: PrintOutcome = .ejected) async throws -> Printed {
        let evening = try await Evening.begin()
        try await evening.shift()
        try await evening.ledger.takeTray(by: evening.officer, at: evening.clock.now())
        let visit = try await evening.paidVisit(Evening.health(Evening.person(1)))
        let intent = try #require(try await evening.ledger.claimNext(for: .card, at: evening.clock.now()))
        try await evening.ledger.settle(intent.id, as: outcome, at: evening.clock.now())
        return Printed(evening: evening, visit: visit, intent: intent)
    }

    @Test("a spoiled card wastes its blank, and the next print takes the next one")
    func spoiled() async throws {
        let printed = try await cardPrinted()
        try await printed.judge(.spoiled)
        #expect(try await printed.card()?.blankSerial == "TN0000001")
        let next = try #require(try await printed.reprinted())
        #expect(next.blankSerial == "TN0000002" && next.attempt == 2)
        try await printed.judge(.good, of: next)
        let cards = try #require(try await printed.cards())
        #expect(cards.spoiled == 1 && cards.used == 1 && cards.inStock == 48 && cards.received == 50)
        guard case .documentOutcome(let told, .spoiled) = printed.evening.sealer.records[1] else {
            Issue.record("the spoiled card was not told")
            return
        }
        #expect(told.blankSerial == "TN0000001" && told.attempts == 1)
        try await printed.evening.sound()
    }

    @Test("a blank that stayed in the printer stays bound to its card")
    func notPrinted() async throws {
        let printed = try await cardPrinted(.unknown(reason: "job-canceled"))
        try await printed.judge(.notPrinted)
        let next = try #require(try await printed.reprinted())
        #expect(next.blankSerial == "TN0000001")
        try await printed.evening.sound()
    }

    @Test("a verdict counts once, and only for the latest print")
    func outdated() async throws {
        let printed = try await cardPrinted()
        try await printed.judge(.spoiled)
        try await printed.judge(.spoiled)
        await expectRefusal("intent-outdated") { try await printed.judge(.good) }
        let next = try #require(try await printed.reprinted())
        await expectRefusal("intent-outdated") { try await printed.judge(.good) }
        try await printed.judge(.spoiled)
        try await printed.judge(.good, of: next)
        #expect(try await printed.card()?.state == .good)
        #expect(try await printed.evening.ledger.queueCounts().waiting == 3)
        try await printed.evening.sound()
    }

    @Test("MOSIP-isPrinted: nothing is good before a person says so")
    func notBefore() async throws {
        let evening = try await Evening.begin()
        try await evening.shift()
        try await evening.ledger.takeTray(by: evening.officer, at: evening.clock.now())
        _ = try await evening.paidVisit(Evening.health(Evening.person(1)))
        let intent = try #require(try await evening.ledger.claimNext(for: .card, at: evening.clock.now()))
        await expectRefusal("intent-outdated") {
            try await evening.ledger.judge(
                document: intent.document, intent: intent.id, verdict: .good, reason: nil, by: evening.officer,
                at: evening.clock.now())
        }
        await expectRefusal("document-unknown") {
            try await evening.ledger.judge(
                document: intent.id, intent: intent.id, verdict: .good, reason: nil, by: evening.officer,
                at: evening.clock.now())
        }
        await expectRefusal("reprint-not-due") {
            try await evening.ledger.reprint(document: intent.document, by: evening.officer, at: evening.clock.now())
        }
    }

    @Test("a good card is not printed again")
    func goodStays() async throws {
        let printed = try await cardPrinted()
        try await printed.judge(.good)
        await expectRefusal("reprint-not-due") { _ = try await printed.reprinted() }
    }

    @Test("only what is good is handed over, once")
    func handOver() async throws {
        let printed = try await cardPrinted()
        let (ledger, evening) = (printed.evening.ledger, printed.evening)
        func handOver() async throws { try await evening.handOver(printed.visit) }
        await expectRefusal("nothing-to-hand-over") { try await handOver() }
        try await printed.judge(.good)
        // The receipt still waits: the card goes, and the registration with it.
        try await handOver()
        #expect(try await printed.card()?.state == .handedOver)
        #expect(try await ledger.visitFile(printed.visit)?.registrations.map(\.state) == [.handedOver])
        await expectRefusal("nothing-to-hand-over") { try await handOver() }
        try await evening.printAll(.receipt)
        #expect(try await ledger.visitFile(printed.visit)?.nextStep == .handOver)
        try await handOver()
        #expect(try await ledger.visitFile(printed.visit)?.nextStep == .done)
        await expectRefusal("nothing-to-hand-over") { try await handOver() }
        try await evening.sound()
    }

    @Test("a card that waits for stock keeps its registration open while the rest is handed over")
    func partly() async throws {
        let evening = try await Evening.begin(cards: 0)
        try await evening.shift(by: evening.alone)
        let person = Evening.person(1)
        let visit = try await evening.readyToPay([Evening.health(person), Evening.social(person)])
        try await evening.pay(visit, by: evening.alone)
        for printer in PrinterKind.allCases { try await evening.printAll(printer) }
        try await evening.handOver(visit)
        let file = try #require(try await evening.ledger.visitFile(visit))
        #expect(file.registrations.map(\.state) == [.paid, .handedOver])
        #expect(file.nextStep == .print)
        try await evening.sound()
    }

    @Test("blanks are received once, and counted on with their width")
    func receiving() async throws {
        let evening = try await Evening.begin(cards: 0)
        try await evening.ledger.receiveBlanks(kind: .card, first: "TN0000098", count: 3, bundle: 2)
        await expectRefusal("blank-known") {
            try await evening.ledger.receiveBlanks(kind: .card, first: "TN0000100", count: 5, bundle: 3)
        }
        await expectRefusal("blank-known") {
            try await evening.ledger.receiveBlanks(kind: .card, first: "TN0000200", count: 5, bundle: 2)
        }
        for wrong in ["TN", "", "TN9999998"] {
            await expectRefusal("blank-serial-wrong") {
                try await evening.ledger.receiveBlanks(kind: .card, first: wrong, count: 5, bundle: 4)
            }
        }
        #expect(try await evening.ledger.stock().first { $0.kind == .card }?.inStock == 3)
        try await evening.sound()
    }
}
