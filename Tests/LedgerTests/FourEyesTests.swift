import Desk
import Insurance
import TestSupport
import Testing

@testable import Ledger

@Suite("Money and paper in two hands")
struct FourEyesTests {
    @Test("who answers for the tray takes no money while another is on duty; alone one person does both")
    func fourEyes() async throws {
        let evening = try await Evening.begin()
        let (ledger, now, alone) = (evening.ledger, evening.clock.now(), evening.alone)
        try await evening.shift(by: alone)
        try await ledger.takeTray(by: alone, at: now)
        try await evening.pay(try await evening.readyToPay([Evening.health(Evening.person(1))]), by: alone)
        try await evening.shift()
        let visit = try await evening.readyToPay([Evening.health(Evening.person(2))])
        await expectRefusal("officer-takes-money") { try await evening.pay(visit, by: alone) }
        try await evening.pay(visit)

        try await ledger.releaseTray(by: alone, at: now)
        let own = try await evening.readyToPay([Evening.health(Evening.person(3))])
        try await evening.pay(own, by: alone)
        await expectRefusal("approver-took-money") { try await ledger.approve(papersOf: own, by: alone, at: now) }
        try await ledger.takeTray(by: alone, at: now)
        func approver() async throws -> String? {
            try await ledger.visitFile(own)?.documents.first { $0.kind == .healthCard }?.approvedBy
        }
        #expect(try await approver() == nil)
        try await ledger.takeTray(by: evening.officer, at: now)
        #expect(try await approver() == "cb01")
        try await evening.sound()
    }
}
