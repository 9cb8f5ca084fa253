import Desk
import Insurance
import TestSupport
import Testing

@testable import Ledger

@Suite("The clock at a day close")
struct DayClockTests {
    @Test("a clock that ran ahead at a close keeps nothing from being written once it was set right")
    func ranAhead() async throws {
        let house = try await VoidHouse()
        let evening = house.evening
        let visit = try await house.paid(2)
        _ = try await evening.closeShift()
        evening.clock.advance(seconds: 6 * 3600)
        let ahead = try await evening.closeDay()
        evening.clock.advance(seconds: 60 - 6 * 3600)

        // Services go on; money waits until a supervisor has looked at the clock.
        try await evening.serve(.vssID)
        await expectRefusal("clock-was-ahead") { try await house.void(visit, leaving: [0]) }
        await expectRefusal("clock-was-ahead") { try await evening.closeDay() }
        let slip = NewRemittance(
            formID: .make(at: .testing), number: 1, method: .cash, amount: Dong(1), handedTo: "Bưu Điện Mẫu")
        await expectRefusal("clock-was-ahead") {
            _ = try await evening.dayDesk.remit(slip, by: evening.alone, second: evening.cashier)
        }
        try await evening.ledger.acceptClock(by: house.supervisor, at: evening.clock.now())
        try await evening.shift(float: 2_000_000)
        try await house.void(visit, leaving: [0])
        _ = try await evening.dayDesk.remit(slip, by: evening.alone, second: evening.cashier)
        _ = try await evening.closeShift()
        let next = try await evening.closeDay().report
        #expect(next.closedAt < ahead.report.closedAt && next.since == ahead.report.closedAt)
        #expect(next.shifts.count == 1 && next.totals.voids.map(\.voids) == [1])
        #expect(next.totals.services.map(\.count) == [1])
        try await evening.sound()
    }

    @Test("no day is closed by a clock far outside the event, and the week after it is near enough")
    func outside() async throws {
        let evening = try await Evening.begin()
        try await evening.serve(.vssID)
        evening.clock.advance(seconds: 9 * 86_400)
        await expectRefusal("clock-untrusted") { try await evening.closeDay() }
        evening.clock.advance(seconds: -86_400)
        #expect(try await evening.closeDay().report.day == Evening.day.adding(days: 8))
    }
}
