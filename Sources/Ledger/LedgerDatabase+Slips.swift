public import Desk
import Foundation
import GRDB
public import Insurance

// Confirmation slips; part of `LeftPaperLedger`.
extension LedgerDatabase {
    /// Queues the slip of the visit's latest payment that stands, or another copy of it.
    ///
    /// A slip that is still to be printed is left as it is.
    ///
    /// - Throws: ``Refusal`` with `visit-unknown`, `nothing-paid`.
    public func requestSlip(of visit: Identifier, by officer: Operator, at moment: Moment) async throws {
        try await write { db in
            _ = try visitRecord(visit, db)
            let payment = try PaymentRecord.fetchOne(
                db,
                sql: """
                    SELECT \(PaymentRecord.columns) FROM payment
                    WHERE visit = ? AND id NOT IN (SELECT payment FROM paymentVoid) ORDER BY seq DESC LIMIT 1
                    """, arguments: [visit.text])
            guard let payment = payment?.payment else { throw Refusal.nothingPaid }
            let known = try DocumentRecord.fetchOne(
                db, sql: "\(DocumentRecord.selection) WHERE d.payment = ? AND d.kind = 'slip'",
                arguments: [payment.id.text])
            guard let known else {
                return try owe(.slip, to: nil, payment: payment, approvedBy: officer.code, at: moment, db)
            }
            guard ![.waiting, .printing, .toCheck, .unknown].contains(known.state) else { return }
            try printAgain(known, by: officer, at: moment, db)
        }
    }

    /// A slip is plain paper and tells the same each time, so another copy is
    /// only printed; what was handed over stays so.
    private func printAgain(_ slip: DocumentRecord, by officer: Operator, at moment: Moment, _ db: Database) throws {
        guard ![.handedOver, .recalled].contains(slip.state) else { throw Refusal.slipGiven }
        if slip.state == .good, slip.intent != nil { try spoil(slip, by: officer, at: moment, db) }
        try db.change(
            """
            UPDATE document SET state = 'waiting', note = NULL, approvedBy = :officer
            WHERE id = :id AND state IN ('spoiled', 'notPrinted', 'refused')
            """, ["officer": officer.code, "id": slip.id.text])
    }

    /// What a slip says, made anew from its records.
    func slipFields(_ payment: Payment, copies: Int, _ db: Database) throws -> [String: String] {
        let covered = try RegistrationRecord.fetchAll(
            db,
            sql: """
                SELECT \(RegistrationRecord.columns) FROM registration
                WHERE id IN (SELECT registration FROM paymentShare WHERE payment = ?) ORDER BY seq
                """, arguments: [payment.id.text])
        let kept = try String.fetchAll(
            db,
            sql: "SELECT id FROM document WHERE payment = ? AND state IN ('waiting', 'good', 'refused') ORDER BY seq",
            arguments: [payment.id.text]
        ).compactMap(Identifier.init(_:)).compactMap { try fate(of: $0, db) }.first { $0.place != nil }
        return fields.slip(
            payment, registrations: try covered.map { try current($0, db) },
            shortCode: try shortCode(of: payment.visit, db), kept: kept, printed: try printed(for: payment, db),
            copies: copies)
    }

    /// The number of the leaflet the person came with, or the ticket and its day.
    private func shortCode(of visit: Identifier, _ db: Database) throws -> String {
        let offer = try String.fetchOne(
            db, sql: "SELECT number FROM offer WHERE visit = ? ORDER BY seq DESC LIMIT 1", arguments: [visit.text]
        ).flatMap { OfferNumber($0) }
        if let offer { return offer.description }
        let record = try visitRecord(visit, db).visit(vault)
        return "#\(record.number) · \(record.openedAt.day.vietnamese)"
    }
}

extension Refusal {
    fileprivate static let nothingPaid = Refusal(
        "nothing-paid", "Nothing is paid in this visit, so there is nothing to confirm. Take the payment first.")
    fileprivate static let slipGiven = Refusal(
        "slip-given",
        "The slip of this payment was handed over already. What it says stands on the visit's page; write it down.")
}
