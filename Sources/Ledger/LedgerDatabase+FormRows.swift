public import Desk
import Foundation
import GRDB
public import Insurance

/// The back office's forms are told what was paid.
///
/// What was voided on a later day still stands in a day's forms, and is a
/// decrease of that later day. Forms taken out before differ once a person was
/// set right, or a transfer was confirmed whose money came on one of the days.
extension LedgerDatabase: FormLedger {
    /// What was paid on some days, in the order of the receipts.
    public func formContent(of days: ClosedRange<CalendarDay>) async throws -> FormContent {
        try await read { db in try formContent(of: days, db) }
    }

    /// Records an export and gives what it holds, in one transaction; where
    /// there is nothing, nothing is recorded.
    public func exportForms(
        of days: ClosedRange<CalendarDay>, by officer: String, at moment: Moment
    ) async throws -> FormContent {
        try await write { db in
            let content = try formContent(of: days, db)
            guard !content.isEmpty else { return content }
            try db.insert(
                into: "formExport",
                [
                    "at": moment.milliseconds, "officer": officer, "firstDay": days.lowerBound.description,
                    "lastDay": days.upperBound.description, "count": content.rows.count + content.receipts.count,
                ])
            return content
        }
    }

    /// The latest exports, newest first.
    public func formExports() async throws -> [FormExport] {
        try await read { db in
            try FormExportRecord.fetchAll(
                db, sql: "SELECT at, officer, firstDay, lastDay, count FROM formExport ORDER BY seq DESC LIMIT 20"
            ).map(\.export)
        }
    }

    private func formContent(of days: ClosedRange<CalendarDay>, _ db: Database) throws -> FormContent {
        let span: StatementArguments = [
            "first": days.lowerBound.description, "last": days.upperBound.description,
        ]
        return FormContent(
            days: days, rows: try formRows(span, days, db), receipts: try formReceipts(span, db),
            blankUses: try blankUses(of: days, db))
    }

    private func formRows(
        _ span: StatementArguments, _ days: ClosedRange<CalendarDay>, _ db: Database
    ) throws -> [FormRow] {
        let after = try aftermath(where: "id IN (SELECT s.registration FROM \(Self.formShares))", span, db)
        let payments = Dictionary(
            try PaymentRecord.fetchAll(
                db,
                sql:
                    "SELECT \(PaymentRecord.columns) FROM payment WHERE id IN (SELECT s.payment FROM \(Self.formShares))",
                arguments: span
            ).map { ($0.id.text, $0.payment) }, uniquingKeysWith: { first, _ in first })
        let records = try FormShareRecord.fetchAll(
            db,
            sql: """
                SELECT \(RegistrationRecord.columns.split(separator: ", ").map { "r.\($0)" }.joined(separator: ", ")),
                       s.payment AS payment, \(Self.toldOn) AS told
                FROM \(Self.formShares) ORDER BY p.seq, r.seq
                """, arguments: span)
        return try records.compactMap { record in
            guard let payment = payments[record.payment] else { return nil }
            return FormRow(
                try record.registration.registration(vault, after: after), paidWith: payment,
                isDecrease: record.told < days.lowerBound.description)
        }
    }

    /// Of payment `p`: the day whose forms tell it.
    ///
    /// The one that follows a void is paid with money of an earlier day, whose
    /// forms are out: it is told with the void.
    private static let toldOn = "COALESCE((SELECT f.day FROM paymentVoid f WHERE f.successor = p.id), p.day)"

    /// Shares with their registrations and payments: those paid on the days and
    /// not voided by the last of them, and those paid before and voided on
    /// them.
    private static let formShares = """
        paymentShare s JOIN payment p ON p.id = s.payment JOIN registration r ON r.id = s.registration
        LEFT JOIN paymentVoid v ON v.payment = p.id
        WHERE (\(toldOn) BETWEEN :first AND :last AND (v.day IS NULL OR v.day > :last))
           OR (v.day BETWEEN :first AND :last AND \(toldOn) < :first)
        """

    private func formReceipts(_ span: StatementArguments, _ db: Database) throws -> [FormReceipt] {
        let receipts = try FormReceiptRecord.fetchAll(
            db,
            sql: """
                SELECT \(PaymentRecord.columns.split(separator: ", ").map { "p.\($0)" }.joined(separator: ", ")),
                       EXISTS (SELECT 1 FROM paymentVoid v WHERE v.payment = p.id AND v.day <= :last) AS isVoid,
                       (SELECT COUNT(DISTINCT method) FROM tender t WHERE t.payment = p.id) AS methods,
                       (SELECT COUNT(DISTINCT \(Self.currentKey)) FROM paymentShare s
                        JOIN registration r ON r.id = s.registration WHERE s.payment = p.id) AS people,
                       (SELECT r.id FROM paymentShare s JOIN registration r ON r.id = s.registration
                        WHERE s.payment = p.id ORDER BY r.seq LIMIT 1) AS payer
                FROM payment p WHERE \(Self.toldOn) BETWEEN :first AND :last ORDER BY p.seq
                """, arguments: span)
        return try receipts.map { record in
            let payer = try record.payer.flatMap { try registrations(where: "id", is: $0.text, db).first }
            return FormReceipt(
                payment: record.payment.payment, payer: payer?.person.name ?? "", people: record.people,
                isVoid: record.isVoid, isMixed: record.methods > 1)
        }
    }
}

/// A `registration` row with the payment it was paid with.
private struct FormShareRecord: FetchableRecord {
    let registration: RegistrationRecord
    let payment: String
    /// The day whose forms tell the payment.
    let told: String

    init(row: Row) throws {
        registration = try RegistrationRecord(row: row)
        payment = row["payment"]
        told = row["told"]
    }
}

/// A `payment` row with what the list of receipts says of it.
private struct FormReceiptRecord: FetchableRecord {
    let payment: PaymentRecord
    let isVoid: Bool
    let methods: Int
    let people: Int
    let payer: Identifier?

    init(row: Row) throws {
        payment = try PaymentRecord(row: row)
        isVoid = row["isVoid"]
        methods = row["methods"]
        people = row["people"]
        payer = (row["payer"] as String?).flatMap(Identifier.init(_:))
    }
}

private struct FormExportRecord: Codable, FetchableRecord {
    var at: Moment
    var officer: String
    var firstDay: CalendarDay
    var lastDay: CalendarDay
    var count: Int

    var export: FormExport { FormExport(at: at, officer: officer, days: firstDay...lastDay, count: count) }
}
