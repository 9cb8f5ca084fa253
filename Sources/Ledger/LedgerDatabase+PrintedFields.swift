import Desk
import Foundation
import GRDB
import Insurance

extension LedgerDatabase {
    /// What is printed on a paper, made anew from its records.
    func printedFields(of record: DocumentRecord, _ db: Database) throws -> [String: String] {
        let payment = try paymentRecord(record.payment, db).payment
        let day = payment.day
        let serial = record.blankSerial ?? ""
        switch record.kind {
        case .receipt:
            let receipt = try receiptFields(payment, document: record.id, db)
            guard let void = try paymentVoid("payment", payment.id, db) else { return receipt }
            let successor = try void.successor.map { try paymentRecord($0, db).payment.receipt }
            return fields.voided(receipt, by: void, replacedBy: successor)
        case .slip: return try slipFields(payment, copies: try copiesOut(of: record.id, db), db)
        case .healthCard:
            let paid = try subject(of: record, db)
            return try fields.healthCard(paid.entry, paid.quote, paidOn: day, serial: serial)
        case .bookCover: return fields.bookCover(try subject(of: record, db).entry, paidOn: day, serial: serial)
        case .bookSheet:
            let paid = try subject(of: record, db)
            return fields.bookSheet(
                paid.entry, paid.quote, paidOn: day, copies: try copiesOut(of: record.id, db))
        }
    }

    private func receiptFields(
        _ payment: Payment, document: Identifier, _ db: Database
    ) throws -> [String: String] {
        let covered = try RegistrationRecord.fetchAll(
            db,
            kept: """
                SELECT \(RegistrationRecord.columns) FROM registration
                WHERE id IN (SELECT registration FROM paymentShare WHERE payment = ?) ORDER BY seq
                """,
            arguments: [payment.id.text]
        ).map { try current($0, db) }
        return try receiptFields(payment, covering: covered, copies: try copiesOut(of: document, db), db)
    }

    /// - Parameter copies: How many receipts of it may have come out before.
    func receiptFields(
        _ payment: Payment, covering covered: [Registration], copies: Int, _ db: Database
    ) throws -> [String: String] {
        fields.receipt(
            payment, registrations: covered,
            collector: try memberRecord(payment.cashier, db)?.member(vault).name ?? payment.cashier,
            copyMark: copies == 0 ? "Liên 2: giao người nộp" : "BẢN SAO \(copies)",
            isMixed: try isMixed(payment, db))
    }

    /// Cash and transfer make it together.
    private func isMixed(_ payment: Payment, _ db: Database) throws -> Bool {
        try Bool.fetchOne(
            db, kept: "SELECT COUNT(DISTINCT method) > 1 FROM tender WHERE payment = ?",
            arguments: [payment.id.text]) ?? false
    }

    /// How often this paper may have come out before, copies that were asked for included.
    func copiesOut(of document: Identifier, _ db: Database) throws -> Int {
        try Int.fetchOne(
            db,
            kept: """
                SELECT (SELECT COUNT(*) FROM printIntent
                        WHERE document = ?1 AND outcome IN ('ejected', 'unknown') AND verdict IS NOT 'notPrinted')
                    + (SELECT COUNT(*) FROM sheetPrint
                       WHERE about = ?1 AND sheet = '\(OfficeSheetKind.receiptCopy.rawValue)' AND refused = 0)
                """,
            arguments: [document.text]) ?? 0
    }

    private func subject(of record: DocumentRecord, _ db: Database) throws -> Registration {
        let found = try record.registration.flatMap { try registrations(where: "id", is: $0.text, db).first }
        guard let found else { throw LedgerFault.stateNotLeft(table: "registration", id: record.id.text) }
        return found
    }

    func paymentRecord(_ id: Identifier, _ db: Database) throws -> PaymentRecord {
        let known = try PaymentRecord.fetchOne(
            db, kept: "SELECT \(PaymentRecord.columns) FROM payment WHERE id = ?", arguments: [id.text])
        guard let known else { throw LedgerFault.stateNotLeft(table: "payment", id: id.text) }
        return known
    }
}
