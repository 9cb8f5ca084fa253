import Desk
import GRDB
import Insurance
import InsuranceRules
import TestSupport
import Testing

@testable import Ledger

@Suite("Who stays when a receipt is taken back")
struct VoidOrderTests {
    @Test("whoever left takes no place: by the list, by earlier payments, and for who comes later")
    func order() async throws {
        let holder = VoidHouse.person(1)
        let house = try await VoidHouse(
            roster: WrittenRoster(
                people: [WrittenRoster.listed(holder, card: Evening.day.adding(days: 90))]
                    + (2...7).map { WrittenRoster.listed(VoidHouse.person($0)) }))
        func places(_ visit: Identifier) async throws -> [Int?] {
            try await house.living(visit).map(\.entry.household?.order)
        }
        let first = try await house.paid(1, from: 2)
        let second = try await house.paid(3, from: 3)
        #expect(try await places(first) == [2])
        #expect(try await places(second) == [3, 4, 5])
        // The card of the list stays before them; the place of who left is given again.
        try await house.void(second, leaving: [1])
        #expect(try await places(second) == [3, 4])
        try await house.void(first)
        let third = try await house.house.register([VoidHouse.person(7)])
        #expect(try await house.house.places(third) == [2])
        try await house.house.pay(third)
        // Those who stay fill up what is free below them.
        try await house.void(third)
        try await house.void(second, leaving: [0])
        #expect(try await places(second) == [2])
        #expect(try await house.file(second).payment?.amount == Dong(756_000))
        try await house.evening.sound()
    }

    @Test("where the rest would be dearer than all was, the whole receipt goes or nothing does")
    func dearer() async throws {
        let house = try await VoidHouse()
        let household = HouseholdName.code("H9")
        let first = try await house.paid(4, in: household)
        let second = try await house.paid(2, from: 5, in: household)
        #expect(try await house.file(second).payment?.amount == Dong(864_000))
        try await house.void(first)
        await expectRefusal("void-rest-dearer") { _ = try await house.plan(second, leaving: [0]) }
        try await house.void(second)
        try await house.evening.sound()
    }

    @Test("a place that somebody paid for meanwhile is not given a second time")
    func meanwhile() async throws {
        let house = try await VoidHouse()
        let household = HouseholdName.code("H9")
        let first = try await house.paid(1, in: household)
        let second = try await house.paid(2, from: 2, in: household)
        try await house.void(first)
        let plan = try await house.plan(second, leaving: [0])
        #expect(plan.lines.compactMap(\.stay?.entry.household?.order) == [1])
        let other = try await house.paid(1, from: 6, in: household)
        #expect(try await house.living(other).map(\.entry.household?.order) == [1])
        await expectRefusal("void-changed") { try await house.agree(plan, house.word(plan), in: second) }
        await expectRefusal("household-order-changed") {
            _ = try await house.evening.ledger.void(
                plan, house.word(plan), by: house.evening.cashier, second: house.supervisor,
                at: house.evening.clock.now())
        }
        #expect(try await house.file(second).voids.isEmpty)
        try await house.evening.sound()
    }

    @Test("on a later day those who stay keep the day they paid on, and the forms of that day say the same")
    func laterDay() async throws {
        let house = try await VoidHouse()
        let evening = house.evening
        let visit = try await house.paid(2)
        try await house.printAll()
        let (today, tomorrow) = (Evening.day...Evening.day, Evening.day.adding(days: 1)...Evening.day.adding(days: 1))
        let before = try await evening.ledger.formContent(of: today)
        let from = try await house.living(visit).last?.quote?.item.validFrom
        evening.clock.advance(seconds: 86_400)
        try await house.void(visit, leaving: [0])
        let stays = try #require(try await house.living(visit).first)
        let payment = try #require(try await house.file(visit).payment)
        #expect(stays.quote?.day == Evening.day && stays.quote?.item.validFrom == from)
        #expect(payment.day == Evening.day && payment.paidAt.day == Evening.day.adding(days: 1))
        #expect(try await house.file(visit).owedPapers.filter { $0.kind == .healthCard }.map(\.state) == [.good])
        #expect(try await evening.ledger.formContent(of: today) == before)
        let later = try await evening.ledger.formContent(of: tomorrow)
        #expect(later.rows.map(\.isDecrease) == [true, true, false])
        #expect(later.rows.map(\.receipt.number.number) == [1, 1, 2])
        #expect(later.rows.last?.price.payable == Dong(1_080_000) && later.receipts.map(\.payment.id) == [payment.id])
        let both = try await evening.ledger.formContent(of: today.lowerBound...tomorrow.upperBound)
        #expect(both.rows.map(\.receipt.number.number) == [2] && both.receipts.map(\.isVoid) == [true, false])
        try await evening.sound()
    }

    @Test("what was set right and what was taken back of those who stay goes on with them")
    func rights() async throws {
        let house = try await VoidHouse()
        let evening = house.evening
        let visit = try await house.paid(2)
        let stays = try #require(try await house.living(visit).last)
        var right = stays.person
        right.personalID = PersonalID("010190200099")
        try await evening.ledger.correct(
            [
                Correction(
                    id: .make(at: evening.clock.now()), registration: stays.id,
                    changes: Correction.changes(from: stays.person, to: right), at: evening.clock.now(),
                    officer: "cb01")
            ], hasPapers: false, by: evening.officer, at: evening.clock.now())
        try await house.void(visit, leaving: [0])
        let heir = try #require(try await house.living(visit).first)
        #expect(heir.person.personalID == right.personalID && heir.corrections.isEmpty)
        #expect(heir.readBackAt == stays.readBackAt && heir.readBackWay == stays.readBackWay)
        let found = try await evening.ledger.paidVisit(ofPersonWithKey: "010190200099", on: Evening.day)
        #expect(found == visit)
        try await evening.sound()
    }
}
