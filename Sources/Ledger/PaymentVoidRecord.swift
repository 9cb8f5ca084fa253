import Desk
import Foundation
import GRDB
import Insurance

/// A `paymentVoid` row with the visit of its payment.
struct PaymentVoidRecord: Codable, FetchableRecord {
    static let selection = """
        SELECT v.id, v.payment, p.visit, v.successor, v.reason, v.note, v.officer, v.second, v.at, v.afterUpload
        FROM paymentVoid v JOIN payment p ON p.id = v.payment
        """

    var id: Identifier
    var payment: Identifier
    var visit: Identifier
    var successor: Identifier?
    var reason: VoidReason
    var note: Data?
    var officer: String
    var second: String
    var at: Moment
    var afterUpload: Bool

    func paymentVoid(_ ended: [PaymentVoid.Ended], _ vault: FieldVault) throws -> PaymentVoid {
        PaymentVoid(
            id: id, payment: payment, successor: successor, registrations: ended, reason: reason,
            note: try note.map { try vault.open(String.self, $0, .voidNote(id)) }, officer: officer, second: second,
            at: at, isAfterUpload: afterUpload)
    }
}

/// A `voidedRegistration` row with the envelope that told of the registration.
private struct EndedRecord: Codable, FetchableRecord {
    var paymentVoid: Identifier
    var registration: Identifier
    var envelope: Identifier
    var successor: Identifier?
}

extension SealedField {
    static func voidNote(_ id: Identifier) -> SealedField { SealedField("paymentVoid.note", of: id.text) }
}

extension LedgerDatabase {
    /// The voids of some visits' payments, by visit, oldest first.
    ///
    /// - Parameter condition: Over `payment`, with `visit` as a column.
    func paymentVoids(
        where condition: String, _ arguments: StatementArguments, _ db: Database
    ) throws -> [Identifier: [PaymentVoid]] {
        let records = try PaymentVoidRecord.fetchAll(
            db,
            kept: """
                \(PaymentVoidRecord.selection)
                WHERE v.payment IN (SELECT id FROM payment WHERE \(condition)) ORDER BY v.seq
                """, arguments: arguments)
        return try Dictionary(
            grouping: records.map { ($0.visit, try $0.paymentVoid(try endedRegistrations(by: $0.id, db), vault)) },
            by: \.0
        ).mapValues { $0.map(\.1) }
    }

    /// The registrations a void ended, in the order they were registered.
    func endedRegistrations(by void: Identifier, _ db: Database) throws -> [PaymentVoid.Ended] {
        try EndedRecord.fetchAll(
            db,
            sql: """
                SELECT e.paymentVoid, e.registration, e.successor, envelope.id AS envelope FROM voidedRegistration e
                JOIN registration r ON r.id = e.registration
                JOIN envelope ON envelope.kind = 'registration' AND envelope.about = e.registration
                WHERE e.paymentVoid = ? ORDER BY r.seq
                """, arguments: [void.text]
        ).map { PaymentVoid.Ended(registration: $0.registration, envelope: $0.envelope, successor: $0.successor) }
    }
}
