import Desk
import GRDB
import Insurance
import InsuranceRules
import TestSupport
import Testing

@testable import Ledger

@Suite("A household pays")
struct HouseholdPaymentTests {
    private static let code = HouseholdName.code("H1")
    private let evening: Evening
    private let house: HouseholdDesk

    init() async throws {
        evening = try await Evening.begin()
        try await evening.shift()
        house = try HouseholdDesk(evening)
    }

    private func people(_ numbers: ClosedRange<Int>) -> [Person] {
        numbers.map { Evening.person($0, name: "Người Mẫu \(["A", "B", "C", "D", "E", "F"][$0 % 6])") }
    }

    @Test("six members: one payment, one receipt, a line and papers each, stepping down to the fifth")
    func six() async throws {
        let visit = try await house.register(people(1...6))
        let file = try #require(try await evening.ledger.visitFile(visit))
        // 4.5 % x 2.000.000 x 12 = 1.080.000, and 70, 60, 50, 40, 40 % of it
        let prices = [1_080_000, 756_000, 648_000, 540_000, 432_000, 432_000].map { Dong($0) }
        #expect(file.registrations.filter { $0.state == .quoted }.compactMap(\.quote?.item.payable) == prices)
        #expect(try await house.places(visit) == [1, 2, 3, 4, 5, 6])
        let payment = try await house.pay(visit)
        #expect(payment.amount == prices.reduce(.zero, +))
        let paid = try #require(try await evening.ledger.visitFile(visit))
        #expect(paid.documents.filter { $0.kind == .healthCard }.compactMap(\.registration).count == 6)
        #expect(paid.documents.filter { $0.kind == .receipt }.count == 1)
        #expect(evening.sealer.records.filter { $0.kind == "registration" }.count == 6)
        try await evening.sound()
    }

    @Test("a member is changed or taken out before the payment, and the others keep their entries")
    func changing() async throws {
        let visit = try await house.register(people(1...3))
        var members = try await house.members(visit)
        let before = members.map(\.person)
        var second = house.entry(before[1])
        second.wantsPaper = false
        try await house.desk.register(
            visit: visit, entries: [second], as: .known(try #require(members[1].id)), by: evening.consultant)
        members = try await house.members(visit)
        #expect(members.map(\.person) == before && members[1].entries.map(\.wantsPaper) == [false])
        // The id of before still names the first.
        try await house.desk.remove(try #require(members[0].id), from: visit, by: evening.consultant)
        #expect(try await house.members(visit).map(\.person) == Array(before.dropFirst()))
        #expect(try await house.places(visit) == [1, 2])
        await expectRefusal("member-unknown") {
            try await house.desk.remove(.make(at: evening.clock.now()), from: visit, by: evening.consultant)
        }
        for member in try await house.members(visit) {
            try await house.desk.remove(try #require(member.id), from: visit, by: evening.consultant)
        }
        #expect(try await house.members(visit).isEmpty)
        #expect(try await evening.ledger.visitFile(visit)?.nextStep == .done)
        try await evening.sound()
    }

    @Test("who holds a household's card by the list comes before; other cards and ended ones do not count")
    func roster() async throws {
        let (later, gone) = (Evening.day.adding(days: 9), Evening.day.adding(days: -1))
        let all = people(1...5)
        let house = try HouseholdDesk(
            evening,
            roster: WrittenRoster(people: [
                WrittenRoster.listed(all[0], card: later), WrittenRoster.listed(all[1], card: later, object: "HS"),
                WrittenRoster.listed(all[2], card: gone), WrittenRoster.listed(all[3]),
                WrittenRoster.listed(all[4], card: later, object: nil),
            ]))
        let visit = try await house.register([all[3]])
        let place = try #require(try await house.members(visit).first?.place)
        #expect(place.household == Self.code && place.order == 3 && !place.isToBeChecked)
        #expect(place.before.map(\.name) == [all[0].name, all[4].name])
        #expect(try await house.desk.listedHousehold(of: try await evening.ledger.visitFile(visit)!).count == 4)
        // Who joins in the same visit is placed as they join.
        try await house.register([all[0]], in: visit)
        #expect(try await house.places(visit) == [2, 3])
        try await house.pay(visit)
        try await evening.sound()
    }

    @Test("whoever's card ended earlier this year is asked about, until they join or have paid here")
    func toBeAsked() async throws {
        let all = people(1...5)
        let january = try #require(CalendarDay("2026-01-01"))
        let house = try HouseholdDesk(
            evening,
            roster: WrittenRoster(people: [
                WrittenRoster.listed(all[0]), WrittenRoster.listed(all[1], card: january),
                WrittenRoster.listed(all[2], card: january.adding(days: -1)),
                WrittenRoster.listed(all[3], card: Evening.day),
                WrittenRoster.listed(all[4], card: january, object: "HS"),
            ]))
        let visit = try await house.open()
        func asked(_ person: Person, as target: MemberTarget = .first) async throws -> [String] {
            let file = try #require(try await evening.ledger.visitFile(visit))
            return try await house.desk.toBeAsked(person.keys, as: target, in: file).map(\.name)
        }
        #expect(try await asked(all[0]) == [all[1].name], "nothing is counted by itself")
        #expect(try await house.desk.seat(all[0].keys, as: .first, stated: 0, in: file(visit))?.place == 2)
        #expect(try await asked(all[1]).isEmpty, "nobody is asked about themselves")
        try await house.register([all[1]], in: visit)
        #expect(try await asked(all[0], as: .another).isEmpty, "who joins in the same visit is placed as they join")
    }

    private func file(_ visit: Identifier) async throws -> VisitFile {
        try #require(try await evening.ledger.visitFile(visit))
    }

    @Test("a couple whose husband is listed by nine digits renews as first and second, and stays so")
    func nineDigits() async throws {
        let later = Evening.day.adding(days: 9)
        var (wife, husband) = (Evening.person(1), Evening.person(2))
        husband.oldID = "063123456"
        let listedHusband = Person(
            name: husband.name, birth: husband.birth, sex: husband.sex, oldID: husband.oldID)
        let house = try HouseholdDesk(
            evening,
            roster: WrittenRoster(people: [
                WrittenRoster.listed(wife, card: later), WrittenRoster.listed(listedHusband, card: later),
            ]))
        wife.phone = nil
        let visit = try await house.register([husband, wife])
        #expect(try await house.places(visit) == [1, 2])
        #expect(try await house.members(visit).first?.place?.household == Self.code)
        #expect(try await house.desk.listedHousehold(of: file(visit)).isEmpty)
        try await house.pay(visit)
        // Once paid, the card in the list is still nobody else's.
        let third = try await house.register([Evening.person(3)], household: Self.code)
        #expect(try await house.places(third) == [3])
        #expect(try await house.desk.toBeAsked([], as: .another, of: Self.code, in: file(third)).isEmpty)
        try await evening.sound()
    }

    @Test("a place asked for beyond those known rests on receipts, is kept, and is told as to be checked")
    func stated() async throws {
        let visit = try await house.open()
        let person = Evening.person(1)
        try await house.desk.register(
            visit: visit, entries: [house.entry(person, order: 3)], by: evening.consultant)
        var place = try #require(try await house.members(visit).first?.place)
        #expect(place.order == 3 && place.stated == 2 && place.isToBeChecked)
        try await house.desk.restate(HouseholdAnswer(stated: 1), in: visit, by: evening.consultant)
        try await house.desk.requote(visit: visit, by: evening.cashier)
        place = try #require(try await house.members(visit).first?.place)
        #expect(place.order == 2 && place.stated == 1)
        // The form sent again with the same place of the consultation leaves it so; another one counts anew.
        for (order, expected) in [(3, 2), (1, 1)] {
            try await house.desk.register(
                visit: visit, entries: [house.entry(person, order: order)], by: evening.consultant)
            #expect(try await house.places(visit) == [expected])
        }
        try await house.pay(visit)
        try await evening.sound()
    }

    @Test("a household is found by its code, by the number of somebody who paid, and by its head")
    func finding() async throws {
        let all = people(1...4)
        let first = try await house.register([all[0]])
        try await house.pay(first)
        let number = HouseholdName(typed: all[0].key!)
        let second = try await house.register([all[1]], household: number)
        #expect(try await house.places(second) == [2])
        try await house.pay(second)
        // Who paid for a household is known by it without anybody saying so.
        #expect(
            try await evening.ledger.household(ofPersonWithKey: all[1].key!, year: 2026)
                == HouseholdName.visit(first))
        #expect(try await evening.ledger.household(ofPersonWithKey: all[1].key!, year: 2027) == nil)
        let strangers = try await house.register([all[2]], household: HouseholdName(typed: "010085100099"))
        #expect(try await house.members(strangers).first?.place?.household == .head("010085100099"))
        #expect(try await house.places(strangers) == [1])
        try await evening.sound()
    }

    @Test("a member registered at another station meanwhile: refused whole, worked out anew, then paid")
    func meanwhile() async throws {
        let (here, there) = (
            try await house.register([people(1...1)[0]], household: Self.code),
            try await house.register(people(2...3), household: Self.code)
        )
        #expect(try await house.places(here) == [1])
        #expect(try await house.places(there) == [1, 2])
        try await house.pay(here)
        let file = try #require(try await evening.ledger.visitFile(there))
        #expect(try await !house.desk.isOrderCurrent(file))
        await expectRefusal("household-order-changed") { try await house.pay(there) }
        #expect(try await evening.ledger.visitFile(there)?.payment == nil)
        #expect(try await evening.ledger.receiptsLeft() == 199)
        try await house.desk.requote(visit: there, by: evening.cashier)
        #expect(try await house.places(there) == [2, 3])
        try await house.pay(there)
        try await evening.sound()
    }

    @Test("a void frees the place, and a quote that counted on it is worked out anew")
    func voided() async throws {
        let first = try await house.register([people(1...1)[0]], household: Self.code)
        try await house.pay(first)
        let second = try await house.register([people(2...2)[0]], household: Self.code)
        try await house.pay(second)
        let third = try await house.register([people(3...3)[0]], household: Self.code)
        #expect(try await house.places(third) == [3])
        try await evening.void(first)
        await expectRefusal("household-order-changed") { try await house.pay(third) }
        try await house.desk.requote(visit: third, by: evening.consultant)
        #expect(try await house.places(third) == [1])
        try await house.pay(third)
        // Also the person whose payment was void may join again.
        let again = try await house.register([people(1...1)[0]], household: Self.code)
        #expect(try await house.places(again) == [3])
        try await house.pay(again)
        try await evening.sound()
    }

    @Test("the order begins anew with the year: 31 December and 1 January")
    func newYear() async throws {
        let eve = try #require(CalendarDay("2026-12-31"))
        let evening = try await Evening.begin(days: eve...eve.adding(days: 1))
        evening.clock.set(ManualClock.noon(eve))
        try await evening.shift()
        let house = try HouseholdDesk(evening)
        try await house.pay(try await house.register([people(1...1)[0]], household: Self.code))
        let late = try await house.register([people(2...2)[0]], household: Self.code)
        #expect(try await house.places(late) == [2])
        evening.clock.set(ManualClock.noon(eve.adding(days: 1)))
        await expectRefusal("quote-stale") { try await house.pay(late) }
        try await house.desk.requote(visit: late, by: evening.consultant)
        #expect(try await house.places(late) == [1])
        try await house.pay(late)
        try await evening.sound()
    }

    @Test("someone of a supported group between takes no place, and pays at any time")
    func supported() async throws {
        let all = people(1...3)
        let visit = try await house.open()
        var entries: [(RegistrationEntry, FrozenQuote)] = []
        for (person, place) in zip(all, [1, nil, 2]) {
            var (entry, quote) = Evening.health(person)
            if case .premium(var terms) = entry.terms {
                terms.groups = place == nil ? [.nearPoor] : []
                entry.terms = .premium(terms)
            }
            entry.household = HouseholdPlace(household: Self.code, order: place)
            quote = FrozenQuote(day: quote.day, item: quote.item, rules: quote.rules)
            entries.append((entry, quote))
        }
        try await evening.ledger.register(
            visit: visit, entries: entries, by: evening.consultant, at: evening.clock.now())
        try await house.pay(visit)
        #expect(try await evening.ledger.paidPlaces(in: Self.code, year: 2026).map(\.place.order) == [1, 2])
        try await evening.sound()
    }

    @Test("many stations at once, one household: every place is given once, and everybody pays in the end")
    func stations() async throws {
        let tills = (0..<6).map { Operator(code: "till\($0)", name: "Quầy \($0)", roles: [.cashier, .consultant]) }
        for till in tills { try await evening.shift(by: till) }
        let house = house
        let refused = try await withThrowingTaskGroup(of: Int.self) { group in
            for (number, till) in tills.enumerated() {
                group.addTask {
                    let person = Evening.person(50 + number)
                    let visit = try await house.register([person], household: Self.code)
                    var refused = 0
                    while true {
                        do {
                            try await house.pay(visit, by: till)
                            return refused
                        } catch let refusal as Refusal
                            where ["household-order-changed", "amount-changed"].contains(refusal.code)
                        {
                            refused += 1
                            try await house.desk.requote(visit: visit, by: till)
                        }
                    }
                }
            }
            return try await group.reduce(0, +)
        }
        #expect(refused > 0, "all six quoted the same places, so somebody was refused")
        let places = try await evening.ledger.paidPlaces(in: Self.code, year: 2026).compactMap(\.place.order)
        #expect(places.sorted() == [1, 2, 3, 4, 5, 6])
        try await evening.sound()
    }

    @Test("the same person twice in a visit, or paid elsewhere before, is told at the table")
    func duplicates() async throws {
        let all = people(1...2)
        let first = try await house.register(all)
        await expectRefusal("member-twice") { try await house.register([all[0]], in: first) }
        try await house.pay(first)
        let again = try await house.open()
        do {
            try await house.desk.register(
                visit: again, entries: [house.entry(all[1])], by: evening.consultant)
            Issue.record("registered twice")
        } catch let refusal as Refusal {
            #expect(refusal.code == "already-registered")
            #expect(refusal.details == ["day": "21/11/2026", "time": "12:00", "officer": "tn01", "visit": "1"])
        }
        // One name and birth date, other numbers: somebody else.
        var namesake = all[1]
        namesake.personalID = PersonalID("010190109999")
        try await house.pay(try await house.register([namesake]))
        try await evening.sound()
    }

    @Test("contributions for months that overlap are refused on any day of them, later months are not")
    func months() async throws {
        let evening = try await Evening.begin(days: Evening.day...Evening.day.adding(months: 7))
        try await evening.shift()
        _ = try await evening.paidVisit(Evening.social(Evening.person(1)))
        let april = Evening.day.adding(months: 5)
        evening.clock.set(ManualClock.noon(april))
        let late = try await evening.readyToPay([Evening.social(Evening.person(1), on: april)])
        await expectRefusal("already-registered") { try await evening.pay(late) }
        let may = Evening.day.adding(months: 6)
        evening.clock.set(ManualClock.noon(may))
        try await evening.pay(try await evening.readyToPay([Evening.social(Evening.person(1), on: may)]))
        try await evening.sound()
    }

    @Test("SQLite itself refuses a place paid twice, and the audit names it")
    func guarded() async throws {
        let ledger = evening.ledger
        let first = try await house.register([people(1...1)[0]], household: Self.code)
        let second = try await house.register([people(2...2)[0]], household: Self.code)
        try await house.pay(first)
        try await ledger.confirmReadBack(visit: second, at: evening.clock.now())
        await #expect(throws: DatabaseError.self) {
            try await ledger.write { db in
                try db.change(
                    "UPDATE registration SET state = 'paid' WHERE visit = :visit AND state = 'quoted'",
                    ["visit": second.text])
            }
        }
        try await ledger.write { db in
            try db.execute(sql: "DROP TRIGGER registrationPlaceOnce")
            try db.change(
                "UPDATE registration SET state = 'paid' WHERE visit = :visit AND state = 'quoted'",
                ["visit": second.text])
        }
        let broken = try await ledger.brokenInvariants()
        #expect(broken.contains { $0.contains("its place in the household's order was paid for twice") })
    }
}
