public import Desk
import Foundation
import GRDB
public import Insurance

extension LedgerDatabase: IssuingLedger {
    /// Documents that are not yet handed over, oldest first, each with the
    /// name it is for; a receipt is for the first person it covers.
    ///
    /// A void receipt is given to nobody: once it is good, it is none of them.
    public func openDocuments() async throws -> [(document: Document, name: String)] {
        try await read { db in
            let open = try DocumentRecord.fetchAll(
                db,
                sql: """
                    \(DocumentRecord.selection)
                    WHERE d.state NOT IN ('handedOver', 'recalled', 'cancelled', 'sent')
                      AND NOT (d.state = 'good' AND d.payment IN (SELECT payment FROM paymentVoid))
                    ORDER BY d.seq
                    """)
            return try open.map { ($0.document, try nameOn($0, db)) }
        }
    }

    /// Makes `officer` answer for what is printed from now on, and approves
    /// what waits without an approval, but for papers they took the money for
    /// while another is on duty.
    public func takeTray(by officer: Operator, at moment: Moment) async throws {
        try await write { db in
            if try trayOfficer(on: moment.day, db) != officer.code {
                try insertDuty("taken", by: officer, at: moment, db)
            }
            let own = "payment IN (SELECT id FROM payment WHERE cashier = :officer)"
            let all = "approval = 'with-payment'"
            let others = try isAlone(officer, on: moment.day, db) ? all : "\(all) AND NOT \(own)"
            try approve(others, as: .tray, by: officer, at: moment, db)
        }
    }

    /// Ends the duty of whoever answers for the tray; harmless when nobody does.
    public func releaseTray(by officer: Operator, at moment: Moment) async throws {
        try await write { db in
            guard try trayOfficer(on: moment.day, db) != nil else { return }
            try insertDuty("released", by: officer, at: moment, db)
        }
    }

    /// The code of the officer who took the tray on a day and did not release
    /// it; a duty never outlasts its day.
    public func trayOfficer(on day: CalendarDay) async throws -> String? {
        try await read { db in try trayOfficer(on: day, db) }
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
            if record.state == .spoiled, let blank = record.kind.blank {
                try reserve(blank, for: id, by: officer.code, at: moment, db)
            }
        }
    }

    func trayOfficer(on day: CalendarDay, _ db: Database) throws -> String? {
        try String.fetchOne(
            db,
            kept: """
                SELECT CASE act WHEN 'taken' THEN officer END FROM trayDuty WHERE day = ? ORDER BY seq DESC LIMIT 1
                """,
            arguments: [day.description])
    }

    private func insertDuty(_ act: String, by officer: Operator, at moment: Moment, _ db: Database) throws {
        try db.insert(
            into: "trayDuty",
            ["officer": officer.code, "act": act, "at": moment.milliseconds, "day": moment.day.description])
    }

    private func nameOn(_ record: DocumentRecord, _ db: Database) throws -> String {
        try personOn(record, db)?.name ?? ""
    }

    /// Whom a paper is for; a receipt and a slip are for the first person they cover.
    func personOn(_ record: DocumentRecord, _ db: Database) throws -> Person? {
        let subject = try RegistrationRecord.fetchOne(
            db,
            sql: """
                SELECT \(RegistrationRecord.columns) FROM registration
                WHERE id = COALESCE(:registration, (
                    SELECT s.registration FROM paymentShare s JOIN registration r ON r.id = s.registration
                    WHERE s.payment = :payment ORDER BY r.seq LIMIT 1))
                """,
            arguments: ["registration": record.registration?.text, "payment": record.payment.text])
        return try subject.map { try current($0, db).person }
    }
}
