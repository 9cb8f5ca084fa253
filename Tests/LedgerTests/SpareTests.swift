import Desk
import Insurance
import TestSupport
import Testing

@testable import Ledger

@Suite("Papers handed to a spare printer")
struct SpareTests {
    private let own = PrinterPlace(.card)
    private let spare = PrinterPlace(.card, isSpare: true)

    /// An evening with three cards waiting.
    private func threeCards() async throws -> Evening {
        let evening = try await Evening.begin()
        try await evening.shift()
        try await evening.ledger.takeTray(by: evening.officer, at: evening.clock.now())
        for number in 1...3 { _ = try await evening.paidVisit(Evening.health(Evening.person(number))) }
        return evening
    }

    private func claim(_ place: PrinterPlace, _ evening: Evening) async throws -> PrintIntent? {
        try await evening.ledger.claimNext(at: place, at: evening.clock.now())
    }

    @Test("what waits goes to the spare printer once staff say so; what prints stays, and each is printed once")
    func handOver() async throws {
        let evening = try await threeCards()
        #expect(try await claim(spare, evening) == nil)
        let stuck = try #require(try await claim(own, evening))

        try await evening.ledger.use(spare: true, of: .card, by: evening.officer, at: evening.clock.now())
        #expect(evening.ledger.sparesInUse == [.card])
        #expect(try await claim(own, evening) == nil)
        let second = try #require(try await claim(spare, evening))
        try await evening.ledger.settle(second.id, as: .ejected, at: evening.clock.now())
        let third = try #require(try await claim(spare, evening))
        #expect(try await claim(spare, evening) == nil)
        #expect(Set([stuck, second, third].map(\.document)).count == 3)

        // Each printer finds out about its own papers after a restart.
        #expect(try await evening.ledger.interrupted(at: own) == [stuck.id])
        #expect(try await evening.ledger.interrupted(at: spare) == [third.id])
        try await evening.sound()
    }

    @Test("and back again")
    func back() async throws {
        let evening = try await threeCards()
        for isSpare in [true, true, false, false] {
            try await evening.ledger.use(spare: isSpare, of: .card, by: evening.officer, at: evening.clock.now())
        }
        #expect(evening.ledger.sparesInUse.isEmpty)
        #expect(try await claim(spare, evening) == nil)
        #expect(try await claim(own, evening) != nil)
    }

    @Test("a printer switched off under a paper keeps its spare one from nothing")
    func doubt() async throws {
        let evening = try await threeCards()
        let stuck = try #require(try await claim(own, evening))
        try await evening.ledger.settle(
            stuck.id, as: .unknown(reason: "printer-offline"), at: evening.clock.now())
        #expect(try await claim(own, evening) == nil)
        try await evening.ledger.use(spare: true, of: .card, by: evening.officer, at: evening.clock.now())
        #expect(try await claim(spare, evening) != nil)
    }

    @Test("who has the papers survives a restart, and ends with the spare printer")
    func restart() async throws {
        let evening = try await threeCards()
        try await evening.ledger.use(spare: true, of: .card, by: evening.officer, at: evening.clock.now())
        let after = try evening.restarted()
        try await after.prepareSpares(of: [.card], at: evening.clock.now())
        #expect(after.sparesInUse == [.card])
        #expect(try await after.claimNext(at: own, at: evening.clock.now()) == nil)

        try await after.prepareSpares(of: [], at: evening.clock.now())
        #expect(after.sparesInUse.isEmpty)
        #expect(try await after.claimNext(at: own, at: evening.clock.now()) != nil)
        try await evening.sound(after)
    }

    @Test("only an officer hands over cards, a cashier receipts too; nobody to a printer that is not there")
    func roles() async throws {
        let evening = try await threeCards()
        let desk = SpareDesk(spares: evening.ledger, kinds: [.card, .receipt], clock: evening.clock)
        await #expect(throws: Refusal.self) { try await desk.use(spare: true, of: .card, by: evening.cashier) }
        try await desk.use(spare: true, of: .receipt, by: evening.cashier)
        try await desk.use(spare: true, of: .card, by: evening.officer)
        #expect(desk.inUse == [.card, .receipt])
        await expectRefusal("spare-missing") { try await desk.use(spare: true, of: .book, by: evening.officer) }
    }
}
