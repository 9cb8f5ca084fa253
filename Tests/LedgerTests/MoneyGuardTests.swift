import Desk
import GRDB
import Insurance
import TestSupport
import Testing

@testable import Ledger

@Suite("Money that is not all in pays nothing")
struct MoneyGuardTests {
    @Test("a transfer that is awaited takes no receipt number; with cash for the rest it makes one payment")
    func mixed() async throws {
        let evening = try await Evening.begin()
        try await evening.shift(float: 500_000)
        let visit = try await evening.readyToPay([Evening.health(Evening.person(1), paper: false)])
        let transfer = try await evening.ask(Dong(1_000_000), of: visit)
        // Nothing is paid, and the visit cannot be given up, while the bank is awaited.
        await expectRefusal("transfer-waits") { try await evening.pay(visit) }
        await expectRefusal("transfer-waits") {
            try await evening.ledger.abandon(visit: visit, by: evening.consultant, at: evening.clock.now())
        }
        #expect(try await evening.ledger.receiptsLeft() == 200)
        try await evening.confirm(transfer, received: Dong(1_000_000))
        // Money that came cannot be left out.
        await expectRefusal("amount-changed") { try await evening.pay(visit) }
        await #expect(throws: DatabaseError.self) {
            try await evening.settle(visit, with: transfer, covering: Dong(1_000_000), leavingOut: true)
        }
        let payment = try await evening.settle(visit, with: transfer, covering: Dong(1_000_000))
        #expect(payment.receipt.number == 1)
        let shift = try #require(try await evening.ledger.shift(of: "tn01"))
        #expect(shift.takings == Dong(216_200) && shift.transfers == Dong(1_000_000) && shift.payments == 1)
        #expect(shift.expected == Dong(716_200))
        try await evening.sound()
    }

    @Test("a tender that is given back leaves the drawer again; too much of a transfer goes back once")
    func back() async throws {
        let evening = try await Evening.begin()
        try await evening.shift(float: 1_500_000)
        let visit = try await evening.readyToPay([Evening.health(Evening.person(1), paper: false)])
        let first = try await evening.ask(Dong(1_216_200), of: visit)
        try await evening.confirm(first, received: Dong(1_300_000))
        await #expect(throws: DatabaseError.self) { try await evening.giveBack(first, Dong(1_216_200), by: .cash) }
        try await evening.giveBack(first, Dong(1_300_000), by: .cash)
        // What went out may make less of a drawer than its float, and no more goes out than it holds.
        #expect(try await evening.ledger.shift(of: "tn01")?.expected == Dong(200_000))
        let late = try await evening.readyToPay([Evening.health(Evening.person(3), paper: false)])
        let large = try await evening.ask(Dong(1_216_200), of: late, memo: "KIOSK 3")
        try await evening.confirm(large, received: Dong(200_001), reference: "FT003")
        await #expect(throws: DatabaseError.self) { try await evening.giveBack(large, Dong(200_001), by: .cash) }
        await #expect(throws: DatabaseError.self) { try await evening.giveBack(first, Dong(1), by: .cash) }
        try await evening.pay(visit)
        try await evening.sound()
        let other = try await evening.readyToPay([Evening.health(Evening.person(2), paper: false)])
        let again = try await evening.ask(Dong(1_216_200), of: other)
        // One bank transfer pays once.
        await #expect(throws: DatabaseError.self) {
            try await evening.confirm(again, received: Dong(1_216_200), reference: "FT001")
        }
        try await evening.confirm(again, received: Dong(1_216_200), reference: "FT002")
        await #expect(throws: DatabaseError.self) { try await evening.handOn(Dong(5), reference: "FT002") }
        try await evening.settle(other, with: again, covering: Dong(1_000_000))
        try await evening.sound()
    }

    @Test("HUYPHUC-rewind: a void keeps its number and gives the place free; those who stay get the next one")
    func voids() async throws {
        let evening = try await Evening.begin()
        try await evening.shift(float: 500_000)
        let (one, two) = (
            Evening.health(Evening.person(1), paper: false), Evening.health(Evening.person(2), paper: false)
        )
        let visit = try await evening.readyToPay([one, two])
        let old = try await evening.pay(visit)
        let new = try #require(try await evening.void(visit, staying: [two], reason: .wrongPerson))
        #expect(old.receipt.number == 1 && new.receipt.number == 2 && new.amount == Dong(1_216_200))
        let file = try #require(try await evening.ledger.visitFile(visit))
        #expect(file.payments == [old, new] && file.payment == new)
        let void = try #require(file.voids.first)
        #expect(file.voids.count == 1 && void.payment == old.id && void.successor == new.id)
        #expect(void.registrations.map { $0.successor != nil } == [false, true])
        #expect(file.registrations.map(\.state) == [.void, .void, .paid])
        let shift = try #require(try await evening.ledger.shift(of: "tn01"))
        #expect(shift.takings == Dong(2_432_400) && shift.paidOut == Dong(1_216_200) && shift.payments == 2)
        #expect(shift.expected == Dong(500_000 + 1_216_200))
        try await evening.sound()
        // The whole rest goes too; nobody is paid for twice, and the person may join again.
        try await evening.void(visit)
        #expect(try await evening.ledger.visitFile(visit)?.payment == nil)
        let again = try await evening.readyToPay([two])
        #expect(try await evening.pay(again).receipt.number == 3)
        try await evening.sound()
    }

    @Test("a day takes the shifts closed since the last one, and what comes later is the next one's")
    func days() async throws {
        let evening = try await Evening.begin()
        try await evening.shift()
        let visit = try await evening.paidVisit(Evening.health(Evening.person(1), paper: false))
        _ = try await evening.paidVisit(Evening.health(Evening.person(2), paper: false))
        try await evening.void(visit)
        _ = try await evening.closeShift(counting: Dong(1_000))
        evening.clock.advance(seconds: 60)
        let first = try await evening.closeDay().report
        #expect(first.totals.taken == Dong(2_432_400) && first.totals.voided == Dong(1_216_200))
        #expect(first.shifts.map(\.difference) == [Dong(-1_000)])
        let act = try await evening.serve(.vssID, count: 3)
        await #expect(throws: DatabaseError.self) {
            try await evening.ledger.write { db in
                try db.execute(
                    sql: """
                        INSERT INTO serviceAct (id, formID, kind, count, station, officer, at, day, undoes)
                        SELECT replace(id, '0', '1'), replace(id, '0', '1'), kind, 2, station, officer, at + 1, day, id
                        FROM serviceAct WHERE id = ?
                        """, arguments: [act.text])
            }
        }
        try await evening.serve(.vssID, count: 3, undoing: act)
        try await evening.serve(.nonCash)
        evening.clock.advance(seconds: 60)
        let second = try await evening.closeDay().report
        #expect(second.number == 2 && second.shifts.isEmpty && !second.previous.isEmpty)
        try await evening.sound()
        let kinds = Set(try await evening.ledger.queueEntries(limit: 50).map(\.kind))
        #expect(kinds.isSuperset(of: ["void", "day-close", "service"]))
    }
}
