import Desk
import GRDB
import Insurance
import TestSupport
import Testing

@testable import Ledger

@Suite("A paper given out is recalled by two, and printed anew")
struct ReissueTests {
    private struct Given {
        let evening: Evening
        let visit: Identifier
        let card: Document
        let second = Operator(code: "cb02", name: "Cán Bộ Hai", roles: [.officer])

        func reissue(
            _ paper: Document? = nil, hasPaper: Bool = true, reason: SpoilReason? = .smudged, witness: Operator? = nil
        ) async throws {
            try await ReissueDesk(ledger: evening.ledger, clock: evening.clock).reissue(
                paper ?? card, reason: reason, hasPaper: hasPaper, witness: witness ?? second, by: evening.officer)
        }

        func document(_ kind: DocumentKind = .healthCard) async throws -> Document? {
            try await evening.ledger.visitFile(visit)?.documents.first { $0.kind == kind }
        }
    }

    private func given(
        _ entry: (RegistrationEntry, FrozenQuote) = Evening.health(Evening.person(1)), kind: DocumentKind = .healthCard
    ) async throws -> Given {
        let evening = try await Evening.begin()
        try await evening.shift()
        try await evening.ledger.takeTray(by: evening.officer, at: evening.clock.now())
        let visit = try await evening.paidVisit(entry)
        for printer in PrinterKind.allCases { try await evening.printAll(printer) }
        try await evening.handOver(visit)
        let card = try #require(try await evening.ledger.visitFile(visit)?.documents.first { $0.kind == kind })
        return Given(evening: evening, visit: visit, card: card)
    }

    @Test("the former card is spoiled, the new one takes a new blank, and both are told")
    func anew() async throws {
        let given = try await given()
        #expect(given.card.state == .handedOver)
        try await given.reissue()
        let waiting = try #require(try await given.document())
        #expect(waiting.state == .waiting && waiting.blankSerial == "TN0000002" && waiting.attempts == 1)
        #expect(try await given.evening.ledger.visitFile(given.visit)?.nextStep == .print)
        guard case .documentTakenBack(let told)? = given.evening.sealer.records.last else {
            Issue.record("the province was not told")
            return
        }
        #expect(told.blankSerial == "TN0000001")
        try await given.evening.sound()
        let intent = try #require(try await given.evening.ledger.claimNext(for: .card, at: given.evening.clock.now()))
        #expect(intent.attempt == 2)
        try await given.evening.ledger.settle(intent.id, as: .ejected, at: given.evening.clock.now())
        // The recalled card carries the same code.
        var hand = TrayHand()
        let tray = TrayDesk(ledger: given.evening.ledger, clock: given.evening.clock)
        guard case .half = try await tray.scan(intent.fields["qr"] ?? "", hand: &hand, by: given.evening.officer) else {
            Issue.record("the code alone settled the second print")
            return
        }
        _ = try await tray.scan("TN0000002", hand: &hand, by: given.evening.officer)
        try await given.evening.handOver(given.visit)
        #expect(try await given.document()?.state == .handedOver)
        #expect(try await given.evening.ledger.visitFile(given.visit)?.nextStep == .done)
        try await given.evening.sound()
        // And once more.
        let again: Document = try #require(try await given.document())
        try await given.reissue(again)
        try await given.evening.sound()
    }

    @Test("the sheet of a book says how often it was printed before")
    func sheet() async throws {
        let given = try await given(Evening.social(Evening.person(1)), kind: .bookSheet)
        try await given.reissue(reason: .torn)
        var intent = try #require(try await given.evening.ledger.claimNext(for: .book, at: given.evening.clock.now()))
        #expect(intent.fields["copyMark"] == "In lại lần 1")
        try await given.evening.ledger.settle(intent.id, as: .ejected, at: given.evening.clock.now())
        try await given.evening.ledger.judge(
            document: intent.document, intent: intent.id, verdict: .spoiled, reason: .jam, by: given.evening.officer,
            at: given.evening.clock.now())
        try await given.evening.ledger.reprint(
            document: intent.document, by: given.evening.officer, at: given.evening.clock.now())
        intent = try #require(try await given.evening.ledger.claimNext(for: .book, at: given.evening.clock.now()))
        #expect(intent.fields["copyMark"] == "In lại lần 2")
        try await given.evening.sound()
    }

    @Test("without the former paper, a reason or a second person nothing is recalled")
    func refused() async throws {
        let given = try await given()
        let supervisor = Operator(code: "gs01", name: "Giám Sát", roles: [.supervisor])
        await expectRefusal("reissue-paper-out") { try await given.reissue(hasPaper: false) }
        await expectRefusal("spoil-reason-missing") { try await given.reissue(reason: nil) }
        for alone in [given.evening.officer, given.evening.cashier] {
            await expectRefusal("second-person-needed") { try await given.reissue(witness: alone) }
        }
        let receipt = try #require(try await given.document(.receipt))
        await expectRefusal("reissue-plain-paper") { try await given.reissue(receipt) }
        #expect(try await given.document()?.state == .handedOver)
        try await given.reissue(witness: supervisor)
        await expectRefusal("reissue-not-given") { try await given.reissue() }
        try await given.evening.sound()
    }

    @Test("the file itself refuses a recalled paper that nobody stood for")
    func guarded() async throws {
        let given = try await given()
        let ledger = given.evening.ledger
        try await ledger.write { [card = given.card] db in
            try db.execute(sql: "UPDATE document SET state = 'recalled' WHERE id = ?", arguments: [card.id.text])
        }
        await #expect(throws: (any Error).self) {
            try await ledger.write { [card = given.card] db in
                try db.execute(
                    sql: "UPDATE document SET state = 'waiting', handOver = NULL WHERE id = ?",
                    arguments: [card.id.text])
            }
        }
        // What a correction recalled is printed anew in the same way.
        try await given.reissue()
        try await given.evening.sound()
    }
}
