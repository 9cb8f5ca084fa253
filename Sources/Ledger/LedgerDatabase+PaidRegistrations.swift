import Desk
import Foundation
import GRDB
import Insurance
import InsuranceRules

// What a payment does to each registration it covers.
extension LedgerDatabase {
    /// Refuses a second payment of the same insurance for the same person and
    /// time, at whichever station the first was taken.
    ///
    /// - Throws: `already-registered`, which names day, cashier and visit.
    func refuseDuplicate(_ due: Registration, _ db: Database) throws {
        let terms = due.entry.terms
        guard let quote = due.quote, let time = InsuredTime(terms, quote),
            let earlier = try earlierPayment(of: due.person, for: terms.scheme, time, db)
        else { return }
        throw Refusal.alreadyRegistered(earlier)
    }

    /// Marks a quoted registration as paid and tells the province of it.
    ///
    /// - Parameter tenders: What the payment is made of.
    func pay(
        _ due: Registration, with payment: Payment, of tenders: [PaidTender], _ db: Database
    ) throws -> Registration {
        try db.changeOne(
            "UPDATE registration SET state = 'paid' WHERE id = :id AND state = 'quoted'", kept: true,
            ["id": due.id.text],
            else: LedgerFault.stateNotLeft(table: "registration", id: due.id.text))
        let paid = due.paid()
        let share = paid.quote?.item.payable ?? .zero
        try db.insert(
            into: "paymentShare", kept: true,
            ["registration": due.id.text, "payment": payment.id.text, "amount": share.count])
        try append(
            .registration(paid, payment, share: share, tenders: tenders), about: paid.id, by: payment.cashier,
            at: payment.paidAt, db)
        return paid
    }

    /// Owes a paid registration its papers, as far as its office prints them.
    ///
    /// - Parameter there: Papers that it has already.
    /// - Returns: Whether something of it is electronic only.
    func owePapers(
        _ paid: Registration, besides there: Set<DocumentKind> = [], payment: Payment, approvedBy approver: String?,
        at moment: Moment, _ db: Database
    ) throws -> Bool {
        var isElectronic = paid.entry.papers.isEmpty
        for kind in paid.entry.papers where !there.contains(kind) {
            switch try papers.way(of: kind, on: moment.day) {
            case .none: isElectronic = true
            case let way:
                try owe(kind, to: paid.id, payment: payment, approvedBy: approver, by: way, at: moment, db)
            }
        }
        return isElectronic
    }
}
