import Desk
import GRDB
import Insurance
import TestSupport
import Testing

@testable import Ledger

@Suite("A clock that was wrong")
struct ClockTests {
    @Test("after a clock ran ahead and was set right, a supervisor accepts its time, and the evening goes on")
    func clockWasAhead() async throws {
        let evening = try await Evening.begin()
        let right = evening.clock.now()
        evening.clock.set(right.adding(seconds: 6 * 3600))
        try await evening.shift()
        evening.clock.set(right)
        let visit = try await evening.readyToPay([Evening.health(Evening.person(1))])
        await expectRefusal("clock-was-ahead") { try await evening.pay(visit) }
        let desk = ClockDesk(ledger: evening.ledger, clock: evening.clock)
        await expectRefusal("role-missing") { try await desk.accept(by: evening.cashier) }
        evening.clock.set(right.adding(seconds: -5 * 86_400))
        await expectRefusal("clock-untrusted") { try await desk.accept(by: evening.alone) }
        evening.clock.set(right)
        try await desk.accept(by: evening.alone)
        try await desk.accept(by: evening.alone)
        try await evening.pay(visit)
        let acts = try await evening.ledger.read { db in
            try String.fetchAll(db, sql: "SELECT officer || ' ' || (former - at) FROM clockAct")
        }
        #expect(acts == ["mm01 \(6 * 3_600_000)"])
        try await evening.sound()
    }
}
