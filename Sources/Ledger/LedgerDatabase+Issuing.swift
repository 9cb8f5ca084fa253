public import Desk
import Foundation
import GRDB
public import Insurance

extension LedgerDatabase: IssuingLedger {
    /// Documents that are not yet handed over, oldest first, each with the
    /// name it is for; a receipt is for the first person it covers.
    public func openDocuments() async throws -> [(document: Document, name: String)] {
        try await read { db in
            let open = try DocumentRecord.fetchAll(
                db,
                sql: """
                    \(DocumentRecord.selection)
                    WHERE d.state NOT IN ('handedOver', 'recalled', 'cancelled', 'sent') ORDER BY d.seq
                    """)
            return try open.map { ($0.document, try nameOn($0, db)) }
        }
    }

    /// Makes `officer` answer for what is printed from now on, and approves
    /// what waits without an approval.
    public func takeTray(by officer: Operator, at moment: Moment) async throws {
        try await write { db in
            if try trayOfficer(db) != officer.code {
                try db.insert(into: "trayDuty", ["officer": officer.code, "at": moment.milliseconds])
            }
            try db.change(
                "UPDATE document SET approvedBy = :officer WHERE approvedBy IS NULL AND state = 'waiting'",
                ["officer": officer.code])
        }
    }

    /// The code of the officer at the tray; `nil` before anyone took it.
    public func trayOfficer() async throws -> String? {
        try await read { db in try trayOfficer(db) }
    }

    /// Queues a spoiled, missing or held paper again.
    ///
    /// A spoiled one takes the lowest new blank. Whoever asks answers for the
    /// print; asking again for one that waits only clears its note.
    ///
    /// - Throws: ``Refusal`` with `document-unknown`, `reprint-not-due`.
    public func reprint(document id: Identifier, by officer: Operator, at moment: Moment) async throws {
        try await write { db in
            let record = try documentRecord(id, db)
            if record.state == .waiting {
                try db.change("UPDATE document SET note = NULL WHERE id = :id", ["id": id.text])
                return
            }
            try db.changeOne(
                """
                UPDATE document SET state = 'waiting', note = NULL, approvedBy = :officer
                WHERE id = :id AND state IN ('spoiled', 'notPrinted', 'refused')
                """,
                ["officer": officer.code, "id": id.text], else: Refusal.reprintNotDue)
            if record.state == .spoiled, let blank = record.kind.blank { try reserve(blank, for: id, db) }
        }
    }

    func trayOfficer(_ db: Database) throws -> String? {
        try String.fetchOne(db, sql: "SELECT officer FROM trayDuty ORDER BY seq DESC LIMIT 1")
    }

    private func nameOn(_ record: DocumentRecord, _ db: Database) throws -> String {
        let subject = try RegistrationRecord.fetchOne(
            db,
            sql: """
                SELECT \(RegistrationRecord.columns) FROM registration
                WHERE id = COALESCE(:registration, (
                    SELECT s.registration FROM paymentShare s JOIN registration r ON r.id = s.registration
                    WHERE s.payment = :payment ORDER BY r.seq LIMIT 1))
                """,
            arguments: ["registration": record.registration?.text, "payment": record.payment.text])
        return try subject?.registration(vault).person.name ?? ""
    }
}
