import Desk
import Insurance
import TestSupport
import Testing

@testable import Ledger

@Suite("Taking money")
struct PaymentTests {
    @Test("ODOO-240253: twenty taps on one form are one payment")
    func twentyTaps() async throws {
        let evening = try await Evening.begin()
        try await evening.shift()
        let visit = try await evening.readyToPay([Evening.health(Evening.person(1))])
        let taking = try await evening.taking(visit)
        let (ledger, cashier, now) = (evening.ledger, evening.cashier, evening.clock.now())

        let payments = try await withThrowingTaskGroup(of: Payment.self) { group in
            for tap in 0..<20 {
                group.addTask { try await ledger.take(taking, by: cashier, at: now.adding(seconds: tap)) }
            }
            var all: Set<Payment> = []
            for try await payment in group { all.insert(payment) }
            return all
        }

        #expect(payments.count == 1)
        #expect(try await ledger.receiptsLeft() == 199)
        #expect(try await ledger.queueCounts().waiting == 1)
        try await evening.sound()
    }

    @Test("a form that comes again with other content is refused")
    func formReused() async throws {
        let evening = try await Evening.begin()
        try await evening.shift()
        let visit = try await evening.readyToPay([Evening.health(Evening.person(1))])
        var taking = try await evening.taking(visit)
        _ = try await evening.ledger.take(taking, by: evening.cashier, at: evening.clock.now())
        taking.tendered = Dong(6_000_000)
        await expectRefusal("form-reused") {
            _ = try await evening.ledger.take(taking, by: evening.cashier, at: evening.clock.now())
        }
        try await evening.sound()
    }

    @Test("a second form for a paid visit finds nothing to pay")
    func secondForm() async throws {
        let evening = try await Evening.begin()
        try await evening.shift()
        let visit = try await evening.readyToPay([Evening.health(Evening.person(1))])
        let (one, two) = (try await evening.taking(visit), try await evening.taking(visit))
        _ = try await evening.ledger.take(one, by: evening.cashier, at: evening.clock.now())
        await expectRefusal("nothing-to-pay") {
            _ = try await evening.ledger.take(two, by: evening.cashier, at: evening.clock.now())
        }
        #expect(try await evening.ledger.receiptsLeft() == 199)
    }

    @Test("no till, short money, a changed sum, no read-back: each is refused by name and stores nothing")
    func refusals() async throws {
        let evening = try await Evening.begin()
        let visit = try await evening.readyToPay([Evening.health(Evening.person(1))])
        let taking = try await evening.taking(visit)
        func take(_ taking: CashTaking) async throws {
            _ = try await evening.ledger.take(taking, by: evening.cashier, at: evening.clock.now())
        }
        await expectRefusal("shift-not-open") { try await take(taking) }
        try await evening.shift(by: evening.alone)
        await expectRefusal("shift-not-open") { try await take(taking) }
        try await evening.shift()
        var short = taking
        short.tendered = taking.expected - Dong(1)
        await expectRefusal("tendered-short") { try await take(short) }
        var changed = taking
        changed.expected = taking.expected - Dong(1)
        await expectRefusal("amount-changed") { try await take(changed) }
        let stranger = CashTaking(
            formID: .make(at: evening.clock.now()), visit: .make(at: evening.clock.now()), expected: .zero,
            tendered: .zero)
        await expectRefusal("visit-unknown") { try await take(stranger) }
        try await evening.ledger.register(
            visit: visit, entries: [Evening.health(Evening.person(1))], by: evening.consultant, at: evening.clock.now())
        await expectRefusal("read-back-missing") { try await take(taking) }
        #expect(try await evening.ledger.receiptsLeft() == 200)
        #expect(try await evening.ledger.queueCounts().waiting == 0)
        try await evening.sound()
    }

    @Test("a quote of yesterday is refused and can be made anew")
    func staleQuote() async throws {
        let evening = try await Evening.begin()
        let visit = try await evening.readyToPay([Evening.health(Evening.person(1))])
        evening.clock.advance(seconds: 13 * 3600)
        try await evening.shift()
        await expectRefusal("quote-stale") { try await evening.pay(visit) }
        let tomorrow = Evening.day.adding(days: 1)
        try await evening.ledger.register(
            visit: visit, entries: [Evening.health(Evening.person(1), on: tomorrow)], by: evening.consultant,
            at: evening.clock.now())
        try await evening.ledger.confirmReadBack(visit: visit, at: evening.clock.now())
        try await evening.pay(visit)
        try await evening.sound()
    }

    @Test("a used-up receipt book stops the next payment; the next book goes on with its own numbers")
    func receiptBooks() async throws {
        let evening = try await Evening.begin(receipts: 2)
        try await evening.shift()
        for number in 1...2 { _ = try await evening.paidVisit(Evening.health(Evening.person(number))) }
        let visit = try await evening.readyToPay([Evening.health(Evening.person(3))])
        await expectRefusal("receipts-used-up") { try await evening.pay(visit) }
        try await evening.ledger.addReceiptBook(series: "LC26", first: 101, last: 150)
        #expect(try await evening.pay(visit).receipt == ReceiptNumber(series: "LC26", number: 101))
        try await evening.sound()
    }

    @Test("EVENTRA-key: same name and birth with other numbers both exist; same number and scheme is refused")
    func duplicates() async throws {
        let evening = try await Evening.begin()
        try await evening.shift()
        _ = try await evening.paidVisit(Evening.health(Evening.person(1)))
        _ = try await evening.paidVisit(Evening.health(Evening.person(2)))
        let again = try await evening.readyToPay([Evening.health(Evening.person(1, name: "Tên Khác"))])
        await expectRefusal("already-registered") { try await evening.pay(again) }
        do {
            try await evening.pay(again)
        } catch let refusal as Refusal {
            #expect(
                refusal.details == ["day": "21/11/2026", "time": "12:00", "officer": "tn01", "visit": "1"])
            #expect(!refusal.description.contains("TÊN") && !refusal.description.contains("LÒ"))
        }
        // The other scheme, and the year after the card ends, are something else.
        _ = try await evening.paidVisit(Evening.social(Evening.person(1)))
        _ = try await evening.paidVisit(Evening.health(Evening.person(1), from: Evening.day.adding(months: 12)))
        let twice = try await evening.readyToPay([
            Evening.social(Evening.person(5)), Evening.social(Evening.person(5)),
        ])
        await expectRefusal("already-registered") { try await evening.pay(twice) }
        try await evening.sound()
    }

    @Test("the same person is found by personal ID or by social insurance code, whichever was given")
    func duplicatesByEitherNumber() async throws {
        let evening = try await Evening.begin()
        try await evening.shift()
        var both = Evening.person(1)
        both.socialInsuranceCode = SocialInsuranceCode("1000000001")
        var codeOnly = both
        codeOnly.personalID = nil
        var other = codeOnly
        other.socialInsuranceCode = SocialInsuranceCode("1000000002")
        let first = try await evening.paidVisit(Evening.health(both))
        for person in [codeOnly, Evening.person(1)] {
            let again = try await evening.readyToPay([Evening.health(person)])
            await expectRefusal("already-registered") { try await evening.pay(again) }
        }
        _ = try await evening.paidVisit(Evening.health(other))

        // And the other way round: the code alone first, both numbers later
        _ = try await evening.paidVisit(Evening.social(codeOnly))
        let again = try await evening.readyToPay([Evening.social(both)])
        await expectRefusal("already-registered") { try await evening.pay(again) }
        #expect(try await evening.ledger.visit(ofPersonWithKey: "1000000001", on: Evening.day) == again)
        #expect(first != again)
        try await evening.sound()
    }

    @Test("a paid visit takes no scan, no consultation and no registration")
    func paidVisitStays() async throws {
        let evening = try await Evening.begin()
        let (ledger, consultant, now) = (evening.ledger, evening.consultant, evening.clock.now())
        try await evening.shift()
        let visit = try await evening.paidVisit(Evening.health(Evening.person(1)))
        let before = try await ledger.visitFile(visit)
        await expectRefusal("visit-paid") { try await ledger.recordScan(Evening.person(2), in: visit) }
        await expectRefusal("visit-paid") {
            try await ledger.recordConsultation(
                visit: visit, plans: [], end: .declined(nil), at: nil, by: consultant, at: now)
        }
        await expectRefusal("visit-paid") {
            try await ledger.register(
                visit: visit, entries: [Evening.social(Evening.person(1))], by: consultant, at: now)
        }
        #expect(try await ledger.visitFile(visit) == before)
        try await evening.sound()
    }

    @Test("OPENIMIS-partial: an envelope that cannot be sealed leaves nothing behind")
    func sealingFails() async throws {
        let evening = try await Evening.begin()
        try await evening.shift()
        let person = Evening.person(1)
        let visit = try await evening.readyToPay([Evening.health(person), Evening.social(person)])
        // Given a sealer that makes the first of two envelopes only
        evening.sealer.refuse(after: 1)
        await #expect(throws: TestSealer.Broken.self) { try await evening.pay(visit) }
        // Then no number, no blank, no paper, no envelope and no money is gone
        let file = try #require(try await evening.ledger.visitFile(visit))
        #expect(file.payment == nil && file.documents.isEmpty)
        #expect(file.registrations.map(\.state) == [.quoted, .quoted])
        #expect(try await evening.ledger.receiptsLeft() == 200)
        #expect(try await evening.ledger.stock().map(\.inStock) == [50, 50])
        #expect(try await evening.ledger.queueCounts().waiting == 0)
        try await evening.sound()
        evening.sealer.refuse(after: nil)
        #expect(try await evening.pay(visit).receipt.number == 1)
        try await evening.sound()
    }

    @Test("no stock never stops a payment: the paper waits, and takes its blank when stock comes")
    func noStock() async throws {
        let evening = try await Evening.begin(cards: 0)
        try await evening.shift()
        try await evening.ledger.takeTray(by: evening.officer, at: evening.clock.now())
        _ = try await evening.paidVisit(Evening.health(Evening.person(1)))
        #expect(try await evening.ledger.claimNext(for: .card, at: evening.clock.now()) == nil)
        try await evening.ledger.receiveBlanks(kind: .card, first: "TN0000010", count: 2, bundle: 7)
        let intent = try #require(try await evening.ledger.claimNext(for: .card, at: evening.clock.now()))
        #expect(intent.blankSerial == "TN0000010")
        try await evening.sound()
    }

    @Test("CHT-6284: a clock set back a year stops money and printing, and consultation goes on")
    func clockBack() async throws {
        let evening = try await Evening.begin()
        try await evening.shift()
        try await evening.ledger.takeTray(by: evening.officer, at: evening.clock.now())
        _ = try await evening.paidVisit(Evening.health(Evening.person(1)))
        let right = evening.clock.now()

        for seconds in [-365 * 86_400, -600, 5 * 86_400] {
            let wrong = right.adding(seconds: seconds)
            evening.clock.set(wrong)
            let visit = try await evening.readyToPay([Evening.health(Evening.person(2), on: wrong.day)])
            let code = Evening.eventDays.contains(wrong.day) ? "clock-was-ahead" : "clock-untrusted"
            await expectRefusal(code) { try await evening.pay(visit) }
            await expectRefusal(code) { try await evening.shift(by: evening.alone) }
            await expectRefusal(code) {
                _ = try await evening.ledger.claimNext(for: .card, at: evening.clock.now())
            }
            // With nothing to print the clock does not matter.
            #expect(try await evening.ledger.claimNext(for: .book, at: evening.clock.now()) == nil)
        }

        evening.clock.set(right.adding(seconds: -60))
        #expect(try await evening.ledger.claimNext(for: .card, at: evening.clock.now()) != nil)
        try await evening.sound()
    }
}
