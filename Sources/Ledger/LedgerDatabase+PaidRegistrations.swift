import Desk
import Foundation
import GRDB
import Insurance
import InsuranceRules

// What a payment does to each registration it covers.
extension LedgerDatabase {
    /// Refuses a second payment of the same insurance for the same person and
    /// time: health insurance when the cards' days overlap, voluntary social
    /// insurance on the same day.
    ///
    /// People are told apart by number alone, personal ID or social insurance
    /// code, whichever was given; two of one name and birth date
    /// with numbers of their own both exist.
    ///
    /// - Throws: `already-registered`, which names the day and the visit.
    func refuseDuplicate(_ record: RegistrationRecord, on day: CalendarDay, _ db: Database) throws {
        let earlier = try EarlierPayment.fetchOne(
            db,
            sql: """
                SELECT p.day, v.number FROM registration mine
                JOIN registration r ON r.scheme = mine.scheme
                    AND (r.personKey IN (mine.personKey, mine.secondKey)
                         OR r.secondKey IN (mine.personKey, mine.secondKey))
                JOIN paymentShare s ON s.registration = r.id
                JOIN payment p ON p.id = s.payment
                JOIN visit v ON v.id = r.visit
                WHERE mine.id = :id AND r.state IN ('paid', 'handedOver')
                  AND CASE mine.scheme WHEN 'hi' THEN r.validFrom <= mine.validTo AND r.validTo >= mine.validFrom
                                       ELSE p.day = :day END
                ORDER BY p.seq LIMIT 1
                """,
            arguments: ["id": record.id.text, "day": day.description])
        if let earlier { throw Refusal.alreadyRegistered(day: earlier.day, visit: earlier.number) }
    }

    /// Marks a quoted registration as paid and tells the province of it.
    func pay(_ record: RegistrationRecord, with payment: Payment, _ db: Database) throws -> Registration {
        try db.changeOne(
            "UPDATE registration SET state = 'paid' WHERE id = :id AND state = 'quoted'", ["id": record.id.text],
            else: LedgerFault.stateNotLeft(table: "registration", id: record.id.text))
        var record = record
        record.state = .paid
        let paid = try record.registration(vault)
        let share = paid.quote?.item.payable ?? .zero
        try db.insert(
            into: "paymentShare",
            ["registration": record.id.text, "payment": payment.id.text, "amount": share.count])
        try append(
            .registration(paid, payment, share: share), about: paid.id, by: payment.cashier, at: payment.paidAt, db)
        return paid
    }

    /// Owes a paid registration its papers.
    func owePapers(
        _ paid: Registration, payment: Payment, approvedBy approver: String?, at moment: Moment, _ db: Database
    ) throws {
        for kind in paid.entry.papers {
            try owe(kind, to: paid.id, payment: payment, approvedBy: approver, at: moment, db)
        }
    }
}

private struct EarlierPayment: Codable, FetchableRecord {
    var day: CalendarDay
    var number: Int
}
