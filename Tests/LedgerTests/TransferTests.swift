import Desk
import GRDB
import Insurance
import TestSupport
import Testing

@testable import Ledger

@Suite("Paying by transfer")
struct TransferTests {
    private let evening: Evening
    private let premium = Evening.premium

    init() async throws {
        evening = try await Evening.begin()
        try await evening.shift(float: 500_000)
    }

    private func file(_ visit: Identifier) async throws -> VisitFile {
        try #require(try await evening.ledger.visitFile(visit))
    }

    @Test("a transfer that is awaited takes no receipt number, pays nothing and prints nothing")
    func waits() async throws {
        let (visit, tender) = try await evening.awaiting(1, entry: Evening.health(Evening.person(1)))
        #expect(tender.state == .awaiting && tender.amount == premium)
        #expect(tender.transfer?.memo == TransferMemo(kiosk: "LC-01", number: 1, day: Evening.day).text)
        let file = try await file(visit)
        #expect(file.nextStep == .pay && file.awaited == tender && file.payment == nil && file.documents.isEmpty)
        #expect(try await evening.ledger.receiptsLeft() == 200)
        #expect(try await evening.ledger.queueCounts().waiting == 0)
        #expect(try await evening.ledger.claimNext(for: .card, at: evening.clock.now()) == nil)
        try await evening.sound()
    }

    @Test("the bank's word makes the payment, its receipt and its papers")
    func confirmed() async throws {
        let (visit, tender) = try await evening.awaiting(1, entry: Evening.health(Evening.person(1)))
        let payment = try #require(try await evening.confirm(tender, evening.word(premium)).payment)
        #expect(payment.method == .transfer && payment.amount == premium && payment.change == .zero)
        let file = try await file(visit)
        #expect(file.payment == payment && file.tenders.isEmpty && file.nextStep == .print)
        #expect(Set(file.documents.map(\.kind)) == [.healthCard, .receipt])
        let shift = try #require(try await evening.ledger.shift(of: "tn01"))
        #expect(shift.takings == .zero && shift.transfers == premium && shift.expected == Dong(500_000))
        try await evening.sound()
    }

    @Test("twenty taps ask once, and twenty confirmations are one payment")
    func twentyTaps() async throws {
        let visit = try await evening.readyToPay([Evening.health(Evening.person(1), paper: false)])
        let (asking, demand) = (try await evening.asking(visit), evening.demand)
        let (ledger, cashier, now) = (evening.ledger, evening.cashier, evening.clock.now())
        let asked = try await withThrowingTaskGroup(of: Tender.self) { group in
            for _ in 0..<20 { group.addTask { try await ledger.ask(asking, demand, by: cashier, at: now) } }
            return try await group.reduce(into: Set<Tender>()) { $0.insert($1) }
        }
        let tender = try #require(asked.first)
        #expect(asked.count == 1)
        let word = evening.word(premium)
        let paid = try await withThrowingTaskGroup(of: Payment?.self) { group in
            for _ in 0..<20 {
                group.addTask { try await ledger.confirm(tender.id, word, by: cashier, at: now).payment }
            }
            return try await group.reduce(into: Set<Payment?>()) { $0.insert($1) }
        }
        #expect(paid.count == 1 && paid.first.map { $0 != nil } == true)
        #expect(try await ledger.receiptsLeft() == 199)
        try await evening.sound()
    }

    @Test("cash and a transfer make one payment when both are in; the drawer holds the cash before")
    func mixed() async throws {
        let (visit, tender) = try await evening.awaiting(1, cash: Dong(216_200))
        #expect(tender.amount == Dong(1_000_000))
        let waiting = try await file(visit)
        #expect(waiting.loose.map(\.amount) == [Dong(216_200)] && waiting.rest == Dong(1_000_000))
        #expect(try await evening.ledger.shift(of: "tn01")?.expected == Dong(716_200))
        let payment = try #require(try await evening.confirm(tender, evening.word(Dong(1_000_000))).payment)
        #expect(payment.amount == premium && payment.tendered == premium && payment.method == .transfer)
        let shift = try #require(try await evening.ledger.shift(of: "tn01"))
        #expect(shift.takings == Dong(216_200) && shift.transfers == Dong(1_000_000) && shift.payments == 1)
        try await evening.sound()
    }

    @Test("a transfer that is short leaves a rest, which cash makes up")
    func short() async throws {
        let (visit, tender) = try await evening.awaiting(1)
        #expect(try await evening.confirm(tender, evening.word(Dong(1_200_000))) == .short(Dong(16_200)))
        #expect(try await evening.ledger.receiptsLeft() == 200)
        #expect(try await file(visit).rest == Dong(16_200))
        // The same word again takes nothing twice.
        #expect(try await evening.confirm(tender, evening.word(Dong(1_200_000))) == .short(Dong(16_200)))
        let taking = CashTaking(
            formID: .make(at: evening.clock.now()), visit: visit, expected: Dong(16_200), tendered: Dong(20_000))
        let payment = try await evening.ledger.take(taking, by: evening.cashier, at: evening.clock.now())
        #expect(payment.change == Dong(3_800) && payment.amount == premium)
        #expect(try await evening.ledger.take(taking, by: evening.cashier, at: evening.clock.now()) == payment)
        #expect(try await evening.ledger.shift(of: "tn01")?.takings == Dong(16_200))
        try await evening.sound()
    }

    @Test("a transfer that is short is made up by a second one")
    func secondTransfer() async throws {
        let (visit, tender) = try await evening.awaiting(1)
        try await evening.confirm(tender, evening.word(Dong(1_200_000)))
        let rest = try await evening.askAgain(visit)
        #expect(rest.amount == Dong(16_200) && rest.transfer?.memo == tender.transfer?.memo)
        let payment = try await evening.confirm(rest, evening.word(Dong(16_200), "FT002")).payment
        #expect(payment?.amount == premium)
        try await evening.sound()
    }

    @Test("too much makes the payment, and what is over goes back once, with two people")
    func excess() async throws {
        let (visit, tender) = try await evening.awaiting(1)
        let outcome = try await evening.confirm(tender, evening.word(Dong(1_300_000)))
        #expect(outcome.excess == Dong(83_800) && outcome.payment?.amount == premium)
        #expect(try await evening.ledger.openMoney().visits.map(\.visit.id) == [visit])
        #expect(try await file(visit).excesses.map(\.excess) == [Dong(83_800)])
        await expectRefusal("amount-changed") {
            _ = try await evening.giveBack(tender, by: .cash, expected: Dong(83_801))
        }
        let payOut = try await evening.giveBack(tender, by: .cash)
        #expect(payOut.amount == Dong(83_800) && payOut.second == evening.second.code)
        #expect(try await evening.giveBack(tender, by: .cash) == payOut)
        #expect(try await evening.ledger.shift(of: "tn01")?.expected == Dong(416_200))
        #expect(try await evening.ledger.openMoney() == OpenMoney(visits: [], strays: []))
        try await evening.sound()
    }

    @Test("of cash and a transfer that are too much together, it is the transfer that was")
    func excessOfMixed() async throws {
        let (visit, tender) = try await evening.awaiting(1, cash: Dong(600_000))
        #expect(try await evening.confirm(tender, evening.word(Dong(700_000))).excess == Dong(83_800))
        #expect(try await file(visit).excesses.map(\.id) == [tender.id])
        let payOut = try await evening.giveBack(tender, by: .transfer)
        // The office sends that very transfer back, and has to know it by the bank's own words.
        let told = evening.sealer.records.compactMap { record -> (PayOut, BankArrival?)? in
            if case .payOut(let out, _, let arrival) = record { (out, arrival) } else { nil }
        }
        #expect(told.map(\.0) == [payOut] && told.map { $0.1?.reference } == ["FT001"])
        #expect(told.map { $0.1?.valueDay } == [evening.clock.now().day])
        #expect(try await evening.ledger.shift(of: "tn01")?.expected == Dong(1_100_000))
        try await evening.sound()
    }

    @Test("what came in before a payment is given back by two people, and the visit may go")
    func givenBack() async throws {
        let (visit, tender) = try await evening.awaiting(1, cash: Dong(600_000))
        let cash = try #require(try await file(visit).loose.first)
        await expectRefusal("transfer-waits") { _ = try await evening.giveBack(tender, by: .transfer) }
        await expectRefusal("cash-goes-back-as-cash") { _ = try await evening.giveBack(cash, by: .transfer) }
        try await evening.ledger.expire(tender.id, by: evening.cashier, at: evening.clock.now())
        await expectRefusal("money-under-way") {
            try await evening.ledger.abandon(visit: visit, by: evening.consultant, at: evening.clock.now())
        }
        #expect(try await evening.giveBack(cash, by: .cash).amount == Dong(600_000))
        await expectRefusal("tender-over") { _ = try await evening.giveBack(tender, by: .transfer) }
        try await evening.ledger.abandon(visit: visit, by: evening.consultant, at: evening.clock.now())
        #expect(try await evening.ledger.shift(of: "tn01")?.expected == Dong(500_000))
        try await evening.sound()
    }

    @Test("a drawer gives no more than it holds")
    func drawer() async throws {
        let (_, tender) = try await evening.awaiting(1)
        try await evening.confirm(tender, evening.word(Dong(600_000)))
        await expectRefusal("drawer-short") { _ = try await evening.giveBack(tender, by: .cash) }
        #expect(try await evening.giveBack(tender, by: .transfer).shift == nil)
        try await evening.sound()
    }

    @Test("while a transfer is awaited nothing of its visit changes")
    func guards() async throws {
        let (visit, _) = try await evening.awaiting(1)
        let entries = [Evening.health(Evening.person(1), paper: false)]
        let (ledger, now) = (evening.ledger, evening.clock.now())
        await expectRefusal("transfer-waits") { try await evening.pay(visit) }
        await expectRefusal("transfer-waits") { _ = try await evening.askAgain(visit) }
        await expectRefusal("transfer-waits") {
            try await ledger.register(visit: visit, entries: entries, by: evening.consultant, at: now)
        }
        await expectRefusal("transfer-waits") {
            try await ledger.abandon(visit: visit, by: evening.consultant, at: now)
        }
        await expectRefusal("transfer-waits") {
            try await ledger.recordConsultation(
                visit: visit, plans: [], end: .declined(nil), at: nil, by: evening.consultant, at: now)
        }
        try await evening.sound()
    }

    @Test("the nightly sweep leaves a visit alone while money of it is under way")
    func sweep() async throws {
        let (waiting, _) = try await evening.awaiting(1)
        let (loose, tender) = try await evening.awaiting(2)
        try await evening.confirm(tender, evening.word(Dong(1_000)))
        let left = try await evening.readyToPay([Evening.health(Evening.person(3))])
        let later = evening.clock.now().adding(seconds: 48 * 3600)
        _ = try await evening.ledger.eraseLeftVisits(untouchedSince: later, before: later.day)
        #expect(try await file(left).visit.isErased)
        for visit in [waiting, loose] { #expect(try await !file(visit).registrations.isEmpty) }
        try await evening.sound()
    }

    @Test("what is asked for is checked as a payment in cash is")
    func refusals() async throws {
        let visit = try await evening.readyToPay([Evening.health(Evening.person(1), paper: false)])
        var asking = try await evening.asking(visit)
        func ask(_ asking: TransferAsking, by cashier: Operator? = nil) async throws {
            _ = try await evening.ledger.ask(
                asking, evening.demand, by: cashier ?? evening.cashier, at: evening.clock.now())
        }
        await expectRefusal("shift-not-open") { try await ask(asking, by: evening.alone) }
        asking.expected = premium - Dong(1)
        await expectRefusal("amount-changed") { try await ask(asking) }
        asking.expected = premium
        asking.cash = premium
        await expectRefusal("cash-covers") { try await ask(asking) }
        asking.cash = .zero
        try await ask(asking)
        asking.cash = Dong(1)
        await expectRefusal("form-reused") { try await ask(asking) }
        _ = try await evening.paidVisit(Evening.health(Evening.person(2), paper: false))
        let twice = try await evening.readyToPay([Evening.health(Evening.person(2), paper: false)])
        await expectRefusal("already-registered") { try await ask(try await evening.asking(twice)) }
        try await evening.sound()
    }

    @Test("one transfer of the bank pays once")
    func reference() async throws {
        let (_, one) = try await evening.awaiting(1)
        let (_, two) = try await evening.awaiting(2)
        #expect(one.transfer?.memo != two.transfer?.memo)
        try await evening.confirm(one, evening.word(premium, "FT 26-325/1"))
        await expectRefusal("bank-reference-known") {
            try await evening.confirm(two, evening.word(premium, "ft263251"))
        }
        await expectRefusal("bank-reference-known") { _ = try await evening.note(premium, "FT263251") }
        await expectRefusal("value-day-before") {
            try await evening.confirm(two, evening.word(premium, "FT2", on: Evening.day.adding(days: -1)))
        }
        try await evening.sound()
    }

    @Test("a transfer that came is neither given up nor shown again")
    func came() async throws {
        let (_, tender) = try await evening.awaiting(1)
        try await evening.confirm(tender, evening.word(premium))
        let now = evening.clock.now()
        await expectRefusal("transfer-came") {
            try await evening.ledger.expire(tender.id, by: evening.cashier, at: now)
        }
        await expectRefusal("transfer-came") { try await evening.ledger.prolong(tender.id, until: now) }
        try await evening.sound()
    }

    @Test("a form sent again after its transfer was given up asks for nothing and pays nothing")
    func formAfterExpiry() async throws {
        let visit = try await evening.readyToPay([Evening.health(Evening.person(1), paper: false)])
        let asking = try await evening.asking(visit, cash: Dong(200_000))
        let (ledger, now) = (evening.ledger, evening.clock.now())
        let tender = try await ledger.ask(asking, evening.demand, by: evening.cashier, at: now)
        try await ledger.expire(tender.id, by: evening.cashier, at: now)
        await expectRefusal("transfer-over") {
            _ = try await ledger.ask(asking, evening.demand, by: evening.cashier, at: now)
        }
        let rest = try await file(visit).rest
        let taking = CashTaking(formID: asking.formID, visit: visit, expected: rest, tendered: rest)
        await expectRefusal("form-reused") { _ = try await ledger.take(taking, by: evening.cashier, at: now) }
        try await evening.sound()
    }

    @Test("a code is shown again for longer, never shorter, and only while it is awaited")
    func prolonged() async throws {
        let (visit, tender) = try await evening.awaiting(1)
        let end = try #require(tender.transfer?.expiresAt)
        try await evening.ledger.prolong(tender.id, until: end.adding(seconds: -60))
        #expect(try await file(visit).awaited?.transfer?.expiresAt == end)
        try await evening.ledger.prolong(tender.id, until: end.adding(seconds: 60))
        #expect(try await file(visit).awaited?.transfer?.expiresAt == end.adding(seconds: 60))
        try await evening.ledger.expire(tender.id, by: evening.cashier, at: evening.clock.now())
        try await evening.ledger.expire(tender.id, by: evening.cashier, at: evening.clock.now())
        await expectRefusal("transfer-over") { try await evening.ledger.prolong(tender.id, until: end) }
        // The person pays in cash after all.
        #expect(try await evening.pay(visit).method == .cash)
        try await evening.sound()
    }
}
