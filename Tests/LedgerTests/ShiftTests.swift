import Desk
import Insurance
import TestSupport
import Testing

@testable import Ledger

@Suite("The till")
struct ShiftTests {
    @Test("POSAWESOME-323: the opening float is no takings and no difference")
    func float() async throws {
        let evening = try await Evening.begin()
        try await evening.shift(float: 500_000)
        let open = try #require(try await evening.ledger.shift(of: "tn01"))
        #expect(open.takings == .zero && open.expected == Dong(500_000) && open.payments == 0)
        let counted = try await evening.ledger.countShift(
            CashCount(pieces: [500_000: 1]), by: evening.cashier, at: evening.clock.now())
        #expect(counted.difference == .zero)
        await expectRefusal("blanks-uncounted") {
            _ = try await evening.ledger.closeShift(reason: nil, by: evening.cashier, at: evening.clock.now())
        }
        try await evening.countBlanks()
        let closed = try await evening.ledger.closeShift(reason: nil, by: evening.cashier, at: evening.clock.now())
        #expect(closed.state == .closed)
        #expect(try await evening.ledger.shift(of: "tn01") == nil)
        let told = try await evening.ledger.queueEntries(limit: 10)
        #expect(told.map(\.kind) == ["shift-close"] && told.map(\.visit) == [nil])
        try await evening.sound()
    }

    @Test("opening, counting and closing twice is harmless; doing them differently is refused")
    func repeats() async throws {
        let evening = try await Evening.begin()
        let (ledger, cashier, now) = (evening.ledger, evening.cashier, evening.clock.now())
        await expectRefusal("shift-not-open") { _ = try await ledger.closeShift(reason: nil, by: cashier, at: now) }
        let first = try await ledger.openShift(float: Dong(100_000), by: cashier, at: now)
        #expect(try await ledger.openShift(float: Dong(100_000), by: cashier, at: now) == first)
        await expectRefusal("shift-already-open") {
            _ = try await ledger.openShift(float: Dong(1), by: cashier, at: now)
        }
        await expectRefusal("shift-not-counted") { _ = try await ledger.closeShift(reason: nil, by: cashier, at: now) }
        let count = CashCount(pieces: [50_000: 3])
        let counted = try await ledger.countShift(count, by: cashier, at: now)
        #expect(try await ledger.countShift(count, by: cashier, at: now) == counted)
        await expectRefusal("shift-counted") {
            _ = try await ledger.countShift(CashCount(pieces: [50_000: 2]), by: cashier, at: now)
        }
        for silence in [nil, "  \n"] {
            await expectRefusal("difference-unexplained") {
                _ = try await ledger.closeShift(reason: silence, by: cashier, at: now)
            }
        }
        try await evening.countBlanks()
        let closed = try await ledger.closeShift(reason: "Khách cho thêm", by: cashier, at: now)
        #expect(closed.difference == Dong(50_000))
        #expect(try await ledger.closeShift(reason: "khác", by: cashier, at: now.adding(seconds: 9)) == closed)
        #expect(try await ledger.queueCounts().waiting == 1)
        #expect(try await ledger.recentShifts(limit: 5) == [closed])
        try await evening.sound()
    }

    @Test("loose money counts, and another sum of it is another count")
    func loose() async throws {
        let evening = try await Evening.begin()
        try await evening.shift(float: 100_700)
        let count = CashCount(pieces: [50_000: 2, 500: 1], loose: Dong(200))
        #expect(count.total == Dong(100_700))
        #expect(CashCount.denominations.suffix(2) == [500, 200])
        let counted = try await evening.ledger.countShift(count, by: evening.cashier, at: evening.clock.now())
        #expect(counted.difference == .zero)
        await expectRefusal("shift-counted") {
            _ = try await evening.ledger.countShift(
                CashCount(pieces: count.pieces), by: evening.cashier, at: evening.clock.now())
        }
        try await evening.sound()
    }

    @Test("a counted till takes no money; the next shift starts from nothing")
    func counted() async throws {
        let evening = try await Evening.begin()
        try await evening.shift()
        _ = try await evening.paidVisit(Evening.health(Evening.person(1)))
        let visit = try await evening.readyToPay([Evening.health(Evening.person(2))])
        _ = try await evening.ledger.countShift(
            CashCount(pieces: [:]), by: evening.cashier, at: evening.clock.now())
        await expectRefusal("shift-takes-no-more") { try await evening.pay(visit) }
        try await evening.answerPapers(of: evening.cashier)
        try await evening.countBlanks()
        _ = try await evening.ledger.closeShift(reason: "đã nộp", by: evening.cashier, at: evening.clock.now())
        try await evening.shift(float: 0)
        #expect(try await evening.ledger.shift(of: "tn01")?.takings == .zero)
        try await evening.pay(visit)
        #expect(try await evening.ledger.shift(of: "tn01")?.takings == Dong(1_216_200))
        try await evening.sound()
    }

    @Test("an evening that ends after midnight can still be counted and closed")
    func midnight() async throws {
        let evening = try await Evening.begin()
        try await evening.shift()
        evening.clock.advance(seconds: 5 * 86_400)
        _ = try await evening.ledger.countShift(
            CashCount(pieces: [500_000: 1]), by: evening.cashier, at: evening.clock.now())
        try await evening.countBlanks()
        _ = try await evening.ledger.closeShift(reason: nil, by: evening.cashier, at: evening.clock.now())
        try await evening.sound()
    }
}
