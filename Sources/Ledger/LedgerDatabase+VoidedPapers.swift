public import Desk
import GRDB
public import Insurance

// What becomes of papers whose payment is void; part of `VoidLedger`.
extension LedgerDatabase {
    /// Takes papers out of use: what was not printed is cancelled, what is good
    /// and here is spoiled, what was given out is recalled.
    ///
    /// The receipt is printed once more, for it keeps its number; see
    /// ``DocumentFields/voided(_:by:replacedBy:)``. One that somebody still has
    /// is printed no more.
    ///
    /// - Throws: `void-changed`, `void-papers-open`, `void-paper-missing`.
    func takeOutOfUse(_ act: VoidAct, _ db: Database) throws {
        let kept = act.plan.lines.filter { $0.stay?.keepsPapers == true }.map(\.registration.id)
        let records = try DocumentRecord.fetchAll(
            db, sql: "\(DocumentRecord.selection) WHERE d.payment = ? AND d.state <> 'cancelled' ORDER BY d.seq",
            arguments: [act.plan.payment.id.text]
        ).filter { $0.registration.map { !kept.contains($0) } ?? true }
        guard act.plan.unsettled.isEmpty else { throw Refusal.voidPapersOpen }
        guard records.map(\.document) == act.plan.papers.map(\.document) else { throw Refusal.voidChanged }
        for (record, paper) in zip(records, act.plan.papers) {
            let isHere = act.word.papersHere.contains(record.id)
            guard paper.question != .here || isHere else { throw Refusal.voidPaperMissing }
            if paper.isReceipt {
                try mark(record, isHere: isHere, act, db)
            } else {
                try end(record, isHere: isHere, act, db)
            }
        }
    }

    private func end(_ record: DocumentRecord, isHere: Bool, _ act: VoidAct, _ db: Database) throws {
        switch record.state {
        case .handedOver, .recalled: try recall(record, isHere: isHere, by: act.officer, at: act.at, db)
        case .good:
            try spoil(record, by: act.officer, at: act.at, db)
            fallthrough
        default: try cancel(record.id, by: act.officer, at: act.at, db)
        }
    }

    /// The void receipt waits to be printed with its mark.
    private func mark(_ record: DocumentRecord, isHere: Bool, _ act: VoidAct, _ db: Database) throws {
        switch record.state {
        case .handedOver, .recalled:
            guard isHere else { return try recall(record, isHere: false, by: act.officer, at: act.at, db) }
            try reissue(
                document: record.id, reason: .other, witness: act.second, by: act.officer, at: act.at, db)
        case .good:
            try spoil(record, by: act.officer, at: act.at, db)
            fallthrough
        default:
            try db.change(
                """
                UPDATE document SET state = 'waiting', note = NULL, approvedBy = :officer
                WHERE id = :id AND state IN ('refused', 'spoiled', 'notPrinted')
                """, ["officer": act.officer.code, "id": record.id.text])
        }
    }

    private func recall(
        _ record: DocumentRecord, isHere: Bool, by officer: Operator, at moment: Moment, _ db: Database
    ) throws {
        try db.change(
            "UPDATE document SET state = 'recalled' WHERE id = :id AND state = 'handedOver'", ["id": record.id.text])
        if isHere { try takeBack(record, by: officer, at: moment, db) }
    }

    /// Papers of void payments that somebody still has, oldest void first.
    public func papersOut() async throws -> [PaperOut] {
        try await read { db in
            let records = try DocumentRecord.fetchAll(
                db,
                sql: """
                    \(DocumentRecord.selection) JOIN paymentVoid v ON v.payment = d.payment
                    WHERE d.state = 'recalled' AND i.takenBackAt IS NULL ORDER BY v.seq, d.seq
                    """)
            let voids = try paymentVoids(
                where: """
                    id IN (SELECT payment FROM document WHERE state = 'recalled')
                    """, [], db
            ).values.flatMap(\.self)
            let voidedAt = Dictionary(voids.map { ($0.payment, $0.at) }, uniquingKeysWith: { first, _ in first })
            return try records.map { record in
                guard let voidedAt = voidedAt[record.payment] else {
                    throw LedgerFault.stateNotLeft(table: "paymentVoid", id: record.payment.text)
                }
                return PaperOut(
                    document: record.document, name: try personOn(record, db)?.name ?? "",
                    ticket: try visitRecord(record.visit, db).number, voidedAt: voidedAt)
            }
        }
    }

    /// A paper of a void payment came back: its blank goes to the spoiled ones,
    /// and the province is told.
    ///
    /// - Throws: ``Refusal`` with `document-unknown`, `paper-not-out`.
    public func takeBack(_ document: Identifier, by officer: Operator, at moment: Moment) async throws {
        try await write { db in
            let record = try documentRecord(document, db)
            let isOut = try Bool.fetchOne(
                db,
                sql: """
                    SELECT EXISTS (SELECT 1 FROM document d JOIN paymentVoid v ON v.payment = d.payment
                                   JOIN printIntent i ON i.document = d.id AND i.attempt = d.attempts
                                   WHERE d.id = ? AND d.state = 'recalled' AND i.takenBackAt IS NULL)
                    """, arguments: [document.text])
            guard isOut == true else { throw Refusal.paperNotOut }
            try takeBack(record, by: officer, at: moment, db)
        }
    }

    /// The latest transfers that the office has to send back, newest first.
    public func officeRefunds(limit: Int) async throws -> [OfficeRefund] {
        try await read { db in
            try OfficeRefundRecord.fetchAll(
                db,
                sql: """
                    SELECT o.id, o.amount, o.officer, o.second, o.at, o.paymentVoid, o.tender,
                           v.id AS visit, v.number AS ticket, p.series, p.number AS receipt
                    FROM payOut o
                    LEFT JOIN paymentVoid pv ON pv.id = o.paymentVoid
                    LEFT JOIN payment p ON p.id = pv.payment
                    LEFT JOIN tender t ON t.id = o.tender
                    JOIN visit v ON v.id = COALESCE(p.visit, t.visit)
                    WHERE o.method = 'transfer' ORDER BY o.seq DESC LIMIT ?
                    """, arguments: [limit]
            ).compactMap(\.refund)
        }
    }
}

private struct OfficeRefundRecord: Codable, FetchableRecord {
    var id: Identifier
    var amount: Dong
    var officer: String
    var second: String
    var at: Moment
    var paymentVoid: Identifier?
    var tender: Identifier?
    var visit: Identifier
    var ticket: Int
    var series: String?
    var receipt: Int?

    var refund: OfficeRefund? {
        guard let cause = paymentVoid.map(PayOut.Cause.void) ?? tender.map(PayOut.Cause.tender) else { return nil }
        return OfficeRefund(
            payOut: PayOut(
                id: id, cause: cause, method: .transfer, amount: amount, shift: nil, officer: officer, second: second,
                at: at),
            visit: visit, ticket: ticket,
            receipt: series.flatMap { series in receipt.map { ReceiptNumber(series: series, number: $0) } })
    }
}
