import Desk
import GRDB
import Insurance
import TestSupport
import Testing

@testable import Ledger

@Suite("The day of a transfer")
struct TransferDayTests {
    private let evening: Evening
    private let premium = Evening.premium
    private let tomorrow = Evening.day.adding(days: 1)

    init() async throws {
        evening = try await Evening.begin()
        try await evening.shift(float: 500_000)
    }

    @Test("money of the evening that is confirmed after midnight pays the evening's amounts, on the evening's day")
    func lateConfirmation() async throws {
        let (visit, tender) = try await evening.awaiting(1, entry: Evening.health(Evening.person(1)))
        evening.pastMidnight()
        let payment = try #require(try await evening.confirm(tender, evening.word(premium, on: Evening.day)).payment)
        #expect(payment.day == Evening.day && payment.paidAt.day == tomorrow)
        #expect(try await evening.ledger.visitFile(visit)?.payment == payment)
        let forms = try await evening.ledger.formContent(of: Evening.day...Evening.day)
        #expect(forms.rows.map(\.receipt.day) == [Evening.day])
        try await evening.sound()
    }

    @Test("money of the next day keeps lying until the amounts are worked out for that day")
    func nextDay() async throws {
        let (visit, tender) = try await evening.awaiting(1)
        evening.pastMidnight()
        #expect(try await evening.confirm(tender, evening.word(premium)).held == "quote-stale")
        #expect(try await evening.ledger.receiptsLeft() == 200)
        await expectRefusal("quote-stale") { try await evening.settleRest(visit) }
        try await evening.requote(visit, 1)
        let payment = try await evening.settleRest(visit)
        #expect(payment.day == tomorrow && payment.method == .transfer && payment.change == .zero)
        try await evening.sound()
    }

    @Test("amounts worked out anew take money of the day before; a new rest is paid, too much goes back")
    func requoted() async throws {
        let (visit, tender) = try await evening.awaiting(1)
        try await evening.confirm(tender, evening.word(premium - Dong(200)))
        evening.pastMidnight()
        try await evening.requote(visit, 1)
        await expectRefusal("amount-changed") { try await evening.settleRest(visit) }
        let taking = CashTaking(
            formID: .make(at: evening.clock.now()), visit: visit, expected: Dong(200), tendered: Dong(200))
        #expect(try await evening.ledger.take(taking, by: evening.cashier, at: evening.clock.now()).day == tomorrow)
        try await evening.sound()
    }

    @Test("cash of today cannot pay amounts of yesterday, whatever came yesterday")
    func cashOfToday() async throws {
        let (visit, tender) = try await evening.awaiting(1)
        try await evening.confirm(tender, evening.word(premium - Dong(200)))
        evening.pastMidnight()
        let taking = CashTaking(
            formID: .make(at: evening.clock.now()), visit: visit, expected: Dong(200), tendered: Dong(200))
        await expectRefusal("quote-stale") {
            _ = try await evening.ledger.take(taking, by: evening.cashier, at: evening.clock.now())
        }
    }

    @Test("a transfer of the household that comes while another member paid waits for its order, and is not lost")
    func held() async throws {
        let (visit, tender) = try await evening.awaiting(1)
        // The same person is paid for at another till meanwhile.
        let other = try await evening.readyToPay([Evening.health(Evening.person(1), paper: false)])
        try await evening.pay(other)
        #expect(try await evening.confirm(tender, evening.word(premium)).held == "already-registered")
        let file = try #require(try await evening.ledger.visitFile(visit))
        #expect(file.loose.map(\.received) == [premium] && file.payment == nil)
        #expect(try await evening.ledger.receiptsLeft() == 199)
        _ = try await evening.giveBack(tender, by: .transfer)
        try await evening.ledger.abandon(visit: visit, by: evening.consultant, at: evening.clock.now())
        try await evening.sound()
    }
}

extension Evening {
    /// The payment of a visit whose money is all in.
    @discardableResult
    func settleRest(_ visit: Identifier) async throws -> Payment {
        let taking = CashTaking(formID: .make(at: clock.now()), visit: visit, expected: .zero, tendered: .zero)
        let payment = try await ledger.take(taking, by: cashier, at: clock.now())
        #expect(try await ledger.take(taking, by: cashier, at: clock.now()) == payment)
        return payment
    }
}
