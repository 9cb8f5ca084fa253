import Desk
import Foundation
import Insurance
import InsuranceRules
import TestSupport
import Testing

@testable import Ledger

@Suite("What people may ask for after they paid")
struct RightsTests {
    private let evening: Evening
    private let rights: RightsDesk

    init() async throws {
        evening = try await Evening.begin()
        rights = RightsDesk(
            visits: evening.ledger, ledger: evening.ledger,
            book: try RuleBook(from: FewRules(), fingerprint: "few"), clock: evening.clock)
        try await evening.shift()
        try await evening.ledger.takeTray(by: evening.officer, at: evening.clock.now())
    }

    private func agreed(_ entry: (RegistrationEntry, FrozenQuote)) -> (RegistrationEntry, FrozenQuote) {
        var entry = entry
        let consent = Consent(version: "1", language: "vi", at: evening.clock.now(), officer: "tv01")
        entry.0.agreements = [Agreement(.contact, consent), Agreement(.reminder, consent)]
        return entry
    }

    private func registrations(_ visit: Identifier) async throws -> [Registration] {
        try #require(try await evening.ledger.visitFile(visit)).registrations
    }

    private func kinds() async throws -> [String] {
        try await evening.ledger.queueEntries(limit: 100).map(\.kind)
    }

    /// Expects the visit at each envelope of these kinds, and its number on the ticket.
    private func expect(_ visit: Identifier, at kinds: String...) async throws {
        let entries = try await evening.ledger.queueEntries(limit: 100)
        let ticket = try #require(try await evening.ledger.visitFile(visit)).visit.number
        for kind in kinds {
            let told = entries.filter { $0.kind == kind }
            #expect(!told.isEmpty && told.allSatisfy { $0.visit == visit && $0.ticket == ticket }, "\(kind)")
        }
    }

    private func correct(
        _ visit: Identifier, name: String = "Lò Thị Đương", hasPapers: Bool = false
    ) async throws {
        let first = try #require(try await registrations(visit).first)
        var person = first.person
        person.name = PersonName.tidy(name)
        try await rights.correct(
            person, registration: first.id, in: visit, seen: first.corrections.count, hasPapers: hasPapers,
            by: evening.consultant)
    }

    @Test("an agreement taken back is a record of its own for each registration, told once, and no longer holds")
    func withdraw() async throws {
        let visit = try await evening.paidVisit(
            agreed(Evening.health(Evening.person(1))), agreed(Evening.social(Evening.person(1))))
        let first = try #require(try await registrations(visit).first)
        for _ in 0..<2 {
            try await rights.withdraw(.contact, registration: first.id, in: visit, by: evening.consultant)
        }
        for registration in try await registrations(visit) {
            #expect(registration.agreements.map(\.purpose) == [.reminder])
            #expect(registration.entry.agreements.count == 2, "what was agreed to stays on record")
            #expect(registration.withdrawals.map(\.officer) == ["tv01"])
        }
        #expect(try await kinds().filter { $0 == "consent-withdrawal" }.count == 2)
        try await expect(visit, at: "consent-withdrawal")
        await expectRefusal("role-missing") {
            try await rights.withdraw(.reminder, registration: first.id, in: visit, by: evening.cashier)
        }
        try await evening.sound()
    }

    @Test("a correction before printing is a sealed record and an envelope, and the paper is printed right")
    func beforePrinting() async throws {
        let visit = try await evening.paidVisit(
            Evening.health(Evening.person(1)), Evening.social(Evening.person(1)))
        try await correct(visit)
        for registration in try await registrations(visit) {
            #expect(registration.person.name == "LÒ THỊ ĐƯƠNG")
            #expect(
                registration.corrections.flatMap(\.changes) == [
                    .init(field: .name, before: "LÒ THỊ ĐƯỜNG", after: "LÒ THỊ ĐƯƠNG")
                ])
        }
        #expect(try await kinds().filter { $0 == "correction" }.count == 2)
        try await expect(visit, at: "registration", "correction")
        let card = try #require(try await evening.ledger.claimNext(for: .card, at: evening.clock.now()))
        #expect(card.fields["name"] == "LÒ THỊ ĐƯƠNG")
        let query = try #require(PeopleQuery("duong"))
        let found = try await evening.ledger.people(matching: query, on: Evening.day, limit: 5)
        #expect(found.first.count == 1)
        try await evening.sound()
    }

    @Test("nothing is corrected while a paper with the mistake is printing or not judged")
    func whilePrinting() async throws {
        let visit = try await evening.paidVisit(Evening.health(Evening.person(1)))
        let card = try #require(try await evening.ledger.claimNext(for: .card, at: evening.clock.now()))
        await expectRefusal("correction-papers-open") { try await correct(visit) }
        try await evening.ledger.settle(card.id, as: .ejected, at: evening.clock.now())
        await expectRefusal("correction-papers-open") { try await correct(visit, hasPapers: true) }
        #expect(try await registrations(visit).first?.person.name == "LÒ THỊ ĐƯỜNG")
        try await evening.sound()
    }

    @Test("a good card with the mistake is taken back, its blank spoiled, and the same paper printed anew on another")
    func takenBack() async throws {
        let visit = try await evening.paidVisit(Evening.health(Evening.person(1)))
        try await evening.printAll(.card)
        await expectRefusal("correction-papers-out") { try await correct(visit) }
        try await correct(visit, hasPapers: true)
        let file = try #require(try await evening.ledger.visitFile(visit))
        let card = try #require(file.documents.first { $0.kind == .healthCard })
        #expect(card.state == .spoiled && card.blankSerial == "TN0000001" && file.nextStep == .check)
        try await expect(visit, at: "document-outcome", "document-taken-back")
        try await evening.sound()

        try await evening.ledger.reprint(document: card.id, by: evening.officer, at: evening.clock.now())
        try await evening.sound()
        let again = try #require(try await evening.ledger.claimNext(for: .card, at: evening.clock.now()))
        #expect(again.document == card.id && again.attempt == 2 && again.blankSerial == "TN0000002")
        #expect(again.fields["name"] == "LÒ THỊ ĐƯƠNG")
        try await evening.ledger.settle(again.id, as: .ejected, at: evening.clock.now())
        try await evening.ledger.judge(
            document: again.document, intent: again.id, verdict: .good, reason: nil, by: evening.officer,
            at: evening.clock.now())
        let cards = try #require(try await evening.ledger.stock().first { $0.kind == .card })
        #expect(cards.used == 1 && cards.spoiled == 1 && cards.inStock == 48)
        try await evening.sound()
    }

    @Test("a card that was handed over counts as recalled; a telephone number alone recalls nothing")
    func handedOver() async throws {
        let visit = try await evening.paidVisit(Evening.health(Evening.person(1)))
        for printer in PrinterKind.allCases { try await evening.printAll(printer) }
        try await evening.handOver(visit)
        try await expect(visit, at: "document-outcome", "hand-over")
        let first = try #require(try await registrations(visit).first)
        var person = first.person
        person.phone = "0987654321"
        try await rights.correct(
            person, registration: first.id, in: visit, seen: 0, hasPapers: false, by: evening.officer)
        func state() async throws -> Document.State? {
            try await evening.ledger.visitFile(visit)?.documents.first { $0.kind == .healthCard }?.state
        }
        #expect(try await state() == .handedOver)
        try await correct(visit)
        #expect(try await state() == .recalled)
        #expect(try await registrations(visit).first?.person.phone == "0987654321")
        try await evening.sound()
    }

    @Test("what is not paid is registered anew, and a correction that says nothing is refused")
    func refused() async throws {
        let unpaid = try await evening.readyToPay([Evening.health(Evening.person(1))])
        await expectRefusal("registration-unknown") { try await correct(unpaid) }
        let visit = try await evening.paidVisit(Evening.health(Evening.person(2)))
        await expectRefusal("correction-empty") { try await correct(visit, name: "Lò Thị Đường") }
        await expectRefusal("name-unprintable") { try await correct(visit, name: "Lò 5") }
        try await evening.sound()
    }

    @Test("a sealer that fails undoes the whole correction")
    func whole() async throws {
        let visit = try await evening.paidVisit(Evening.health(Evening.person(1)))
        try await evening.printAll(.card)
        evening.sealer.refuse(after: 1)
        await #expect(throws: (any Error).self) { try await correct(visit, hasPapers: true) }
        evening.sealer.refuse(after: nil)
        let file = try #require(try await evening.ledger.visitFile(visit))
        #expect(file.documents.first { $0.kind == .healthCard }?.state == .good)
        #expect(file.registrations.first?.corrections == [])
        try await evening.sound()
    }
}
