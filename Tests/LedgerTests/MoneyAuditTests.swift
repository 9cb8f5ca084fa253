import Desk
import Foundation
import GRDB
import Insurance
import TestSupport
import Testing

@testable import Ledger

@Suite("The audit of money, voids and days")
struct MoneyAuditTests {
    /// Damage done past every guard, and what the audit must say of it.
    static let damages: [(sql: String, says: String)] = [
        ("UPDATE tender SET covers = covers - 1 WHERE payment IS NOT NULL", "tenders do not add up"),
        ("DELETE FROM tender WHERE payment IS NOT NULL", "tenders do not add up"),
        ("UPDATE payment SET method = 'cash' WHERE method = 'transfer'", "called cash and has a transfer"),
        (
            "UPDATE tender SET state = 'awaiting' WHERE payment IS NOT NULL AND method = 'transfer'",
            "counts for a payment all the same"
        ),
        (
            "UPDATE tender SET visit = (SELECT id FROM visit WHERE id <> tender.visit) WHERE payment IS NOT NULL",
            "another visit than its payment"
        ),
        ("UPDATE tender SET received = covers - 1 WHERE received > 0", "pays more than came"),
        ("UPDATE tender SET state = 'taken' WHERE state = 'returned'", "it was left out"),
        ("UPDATE tender SET cashier = 'xx99'", "another cashier's drawer"),
        ("UPDATE payOut SET amount = amount - 1 WHERE tender IS NOT NULL", "no money went out"),
        ("DELETE FROM payOut WHERE tender IS NOT NULL", "no money went out"),
        ("DELETE FROM envelope WHERE kind = 'pay-out'", "not for a void, and the province is not told"),
        ("UPDATE payOut SET officer = 'xx99' WHERE shift IS NOT NULL", "out of another cashier's drawer"),
        ("DELETE FROM envelope WHERE kind = 'transfer'", "settled and the province is not told"),
        (
            "UPDATE strayTransfer SET bankKey = (SELECT bankKey FROM tender WHERE bankKey IS NOT NULL)",
            "paid a tender and was settled otherwise"
        ),
        ("UPDATE tender SET amount = amount + 1, tendered = tendered + 1 WHERE method = 'cash'", "counted against"),
        ("UPDATE payOut SET amount = amount + 1 WHERE shift IS NOT NULL", "counted against"),
        ("UPDATE registration SET state = 'paid' WHERE state = 'void'", "nobody voided its payment"),
        ("DELETE FROM voidedRegistration WHERE successor IS NULL", "other registrations than its payment covers"),
        ("DELETE FROM envelope WHERE kind = 'void'", "void 0"),
        ("UPDATE payOut SET amount = amount - 1 WHERE paymentVoid IS NOT NULL", "neither went on"),
        (
            "UPDATE tender SET payment = (SELECT payment FROM paymentVoid) WHERE carriedFrom IS NOT NULL",
            "another payment than the one that follows it"
        ),
        ("UPDATE voidedRegistration SET successor = NULL", "covers others than those who stay"),
        ("UPDATE paymentVoid SET successor = NULL", "there is no payment for them"),
        ("UPDATE paymentVoid SET second = officer", "one person alone"),
        ("UPDATE document SET state = 'waiting' WHERE state = 'cancelled'", "may still be printed"),
        ("UPDATE dayClose SET taken = taken + 1", "not those of its shifts"),
        ("UPDATE dayClose SET cash = cash - 1", "not those of its shifts"),
        ("UPDATE dayClose SET difference = difference + 1", "not those of its shifts"),
        ("UPDATE dayClose SET voided = 0", "made void that its report does not tell"),
        ("UPDATE dayClose SET carried = carried + 1", "not those of its shifts"),
        ("UPDATE dayClose SET sentBack = sentBack + 1", "to be sent back that its report does not tell"),
        ("DELETE FROM envelope WHERE kind = 'consultation-tally'", "not told of its consultations"),
        ("UPDATE visit SET toldIn = NULL", "columns do not agree with its report"),
        ("UPDATE dayClose SET number = number + 1", "does not follow the one before it"),
        ("DELETE FROM envelope WHERE kind = 'day-close'", "day close 0"),
        ("DELETE FROM dayCloseShift", "counts for none"),
        ("DELETE FROM envelope WHERE kind = 'service'", "service 0"),
        ("UPDATE serviceAct SET count = count + 1 WHERE undoes IS NULL", "takes something else back"),
        ("DELETE FROM envelope WHERE kind = 'service'", "one before it is missing"),
        ("INSERT INTO confirmationSent SELECT 1, id, id, 'sms', 'x', 1 FROM envelope LIMIT 1", "never came"),
        (
            """
            UPDATE registration SET personKey = (SELECT personKey FROM registration r WHERE r.seq = 1)
            WHERE state = 'paid'
            """, "paid the same insurance for the same time"
        ),
    ]

    @Test("each kind of damage is named, with ids and never with people")
    func damage() async throws {
        let evening = try await Self.richEvening()
        try await evening.sound()
        try evening.ledger.close()
        try await AuditTests.expectNamed(Self.damages, in: evening)
    }

    /// Every kind of money act once, with its shift and its day closed.
    private static func richEvening() async throws -> Evening {
        let evening = try await Evening.begin()
        try await evening.shift()
        _ = try await evening.paidVisit(Evening.health(Evening.person(1), paper: false))
        let mixed = try await evening.readyToPay([Evening.health(Evening.person(2), paper: false)])
        let returned = try await evening.ask(Dong(1_216_200), of: mixed)
        try await evening.confirm(returned, received: Dong(1_216_200), reference: "FT000")
        try await evening.giveBack(returned, Dong(1_216_200), by: .transfer)
        let transfer = try await evening.ask(Dong(1_000_000), of: mixed)
        try await evening.confirm(transfer, received: Dong(1_000_000))
        evening.clock.advance(seconds: 1)
        try await evening.settle(mixed, with: transfer, covering: Dong(1_000_000))
        try await evening.handOn(Dong(5_000), reference: "FT777")
        let (gone, stays) = (Evening.health(Evening.person(3)), Evening.health(Evening.person(4), paper: false))
        let household = try await evening.readyToPay([gone, stays])
        try await evening.pay(household)
        try await evening.void(household, staying: [stays])
        try await evening.serve(.nonCash, undoing: try await evening.serve(.nonCash))
        _ = try await evening.closeShift(counting: Dong(1_000))
        evening.clock.advance(seconds: 1)
        try await evening.closeDay()
        return evening
    }
}
