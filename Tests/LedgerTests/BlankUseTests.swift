import Desk
import Insurance
import TestSupport
import Testing

@testable import Ledger

@Suite("How blanks were used, for the slips")
struct BlankUseTests {
    @Test("opening and received are everything else, by reason, over one day report and over several")
    func addsUp() async throws {
        let evening = try await Evening.begin()
        try await evening.shift()
        try await evening.ledger.takeTray(by: evening.officer, at: evening.clock.now())
        for number in 1...3 { _ = try await evening.paidVisit(Evening.health(Evening.person(number))) }
        let first = try #require(try await evening.ledger.claimNext(for: .card, at: evening.clock.now()))
        try await evening.ledger.settle(first.id, as: .ejected, at: evening.clock.now())
        try await evening.ledger.judge(
            document: first.document, intent: first.id, verdict: .spoiled, reason: .smudged, by: evening.officer,
            at: evening.clock.now())
        try await evening.ledger.reprint(document: first.document, by: evening.officer, at: evening.clock.now())
        try await evening.printAll(.card)
        let lost = try #require(BlankSerial("TN0000040"))
        try await evening.ledger.takeOut(
            BlankTaking(act: .lost, kind: .card, range: try #require(BlankRange(lost, lost)), reason: .missing),
            by: evening.officer, at: evening.clock.now())
        _ = try await evening.closeShift()
        evening.clock.advance(seconds: 1)
        try await evening.closeDay()
        let one = try await card(evening)
        #expect(one.counts["issued"] == 3 && one.counts["spoiled.smudged"] == 1 && one.counts["lost.missing"] == 1)
        #expect(one.counts["opening"] == 0 && one.counts["received"] == 50 && one.counts["left"] == 45)
        try addsUp(one)

        try await evening.shift()
        _ = try await evening.paidVisit(Evening.health(Evening.person(4)))
        try await evening.printAll(.card)
        _ = try await evening.closeShift()
        evening.clock.advance(seconds: 1)
        try await evening.closeDay()
        let both = try await card(evening)
        #expect(both.counts["issued"] == 4 && both.counts["left"] == 44 && both.counts["opening"] == 0)
        try addsUp(both)
        try await evening.sound()
    }

    private func card(_ evening: Evening) async throws -> BlankUse {
        let content = try await evening.ledger.formContent(of: Evening.day...Evening.day)
        return try #require(content.blankUses.first { $0.kind == .card })
    }

    private func addsUp(_ use: BlankUse) throws {
        let coming = ["opening", "received"]
        #expect(Set(use.counts.keys).isSubset(of: BlankUse.words), "\(use.counts)")
        let went = use.counts.filter { !coming.contains($0.key) }.values.reduce(0, +)
        #expect(coming.reduce(0) { $0 + (use.counts[$1] ?? 0) } == went, "\(use.counts)")
    }
}
