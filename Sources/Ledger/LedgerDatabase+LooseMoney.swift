import Desk
import GRDB
import Insurance

// Money of a visit that pays nothing yet, and what must not happen meanwhile.
extension LedgerDatabase {
    /// What waits and what came in for a visit, and is part of no payment; oldest first.
    func openTenders(of visit: Identifier, _ db: Database) throws -> [Tender] {
        try TenderRecord.fetchAll(
            db,
            kept: """
                \(TenderRecord.selection)
                WHERE t.visit = ? AND t.payment IS NULL AND t.state IN ('awaiting', 'taken', 'confirmed') ORDER BY t.seq
                """, arguments: [visit.text]
        ).map { try $0.tender(vault) }
    }

    /// What came in for a visit and pays nothing yet, with no transfer awaited.
    ///
    /// - Throws: `transfer-waits`.
    func looseMoney(of visit: Identifier, _ db: Database) throws -> [Tender] {
        let open = try openTenders(of: visit, db)
        guard open.allSatisfy(\.isLoose) else { throw Refusal.transferWaits(try visitRecord(visit, db).number) }
        return open
    }

    /// Nothing of a visit changes while a transfer for it is awaited: its sum is
    /// what the payer was asked for.
    ///
    /// - Throws: `transfer-waits`.
    func refuseAwaiting(_ visit: Identifier, _ db: Database) throws { _ = try looseMoney(of: visit, db) }

    /// Nobody goes while their money lies here.
    ///
    /// - Throws: `transfer-waits`, `money-under-way`.
    func refuseLeaving(_ visit: Identifier, _ db: Database) throws {
        let sum = try looseMoney(of: visit, db).received
        guard sum == .zero else { throw Refusal.moneyUnderWay(sum) }
    }

    /// - Throws: `tender-unknown`.
    func tenderRecord(_ id: Identifier, _ db: Database) throws -> TenderRecord {
        let known = try TenderRecord.fetchOne(
            db, sql: "\(TenderRecord.selection) WHERE t.id = ?", arguments: [id.text])
        guard let known else { throw Refusal.tenderUnknown }
        return known
    }

    /// Tenders of some visits that people look at: those of no payment, and
    /// those that were more than their payment needed.
    ///
    /// - Parameter condition: Over a row with `visit` as a column.
    func tenders(
        where condition: String, _ arguments: StatementArguments, _ db: Database
    ) throws -> [Identifier: [Tender]] {
        let records = try TenderRecord.fetchAll(
            db,
            kept: """
                \(TenderRecord.selection)
                WHERE t.id IN (SELECT id FROM tender WHERE payment IS NULL AND \(condition)
                               UNION ALL
                               SELECT id FROM tender
                               WHERE payment IS NOT NULL AND COALESCE(received, amount) > covers AND \(condition))
                ORDER BY t.seq
                """, arguments: arguments + arguments)
        return try Dictionary(grouping: records.map { try $0.tender(vault) }, by: \.visit)
    }
}
