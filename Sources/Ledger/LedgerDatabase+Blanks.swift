public import Desk
import GRDB
public import Insurance

extension LedgerDatabase: StockLedger {
    /// The blank the next paper of a kind is printed on; `nil` without open stock.
    public func nextBlank(of kind: BlankKind) async throws -> BlankSerial? {
        try await read { db in try lowest(kind, db).flatMap { BlankSerial($0) } }
    }

    /// Every blank with this serial, of whatever kind, with its history.
    public func blanks(_ serial: BlankSerial) async throws -> [BlankFile] {
        try await read { db in
            try BlankRecord.fetchAll(
                db, sql: "\(BlankRecord.selection) WHERE b.serial = ? ORDER BY b.kind", arguments: [serial.text]
            ).map { record in
                BlankFile(
                    kind: record.kind, serial: serial, bundle: record.bundle, state: record.state,
                    document: record.document, history: try history(of: record, db))
            }
        }
    }

    /// Takes blanks out of the book for good, all or none; papers that had one
    /// of them reserved take the next.
    ///
    /// - Throws: ``Refusal`` with `blank-unknown`, `blank-spent`,
    ///   `blank-in-print`, `bundle-closed`.
    public func takeOut(_ taking: BlankTaking, by officer: Operator, at moment: Moment) async throws {
        let state: BlankState =
            switch taking.act {
            case .lost: .lost
            case .returned: .returned
            default: .spoiled
            }
        try await write { db in
            let records = try whole(taking.range, of: taking.kind, db)
            for record in records {
                try record.mustBeTakable(canBeReserved: state != .returned, canBeClosed: state != .spoiled)
            }
            let act = try begin(
                taking.act, by: officer.code, with: taking.second, reason: taking.reason.rawValue, at: moment, db)
            try db.change(
                """
                UPDATE blank SET state = :state, document = NULL, act = :act
                WHERE kind = :kind AND serial BETWEEN :first AND :last AND length(serial) = length(:first)
                """,
                [
                    "state": state.rawValue, "act": act, "kind": taking.kind.rawValue,
                    "first": taking.range.first.text, "last": taking.range.last.text,
                ])
            for document in records.compactMap(\.document) {
                try reserve(taking.kind, for: document, by: officer.code, at: moment, db)
            }
        }
    }

    /// Spoiled blanks and test prints, by kind and serial.
    public func bag() async throws -> [BagLine] {
        try await read { db in
            try BagRecord.fetchAll(
                db,
                sql: """
                    SELECT b.kind, b.serial, b.state, a.act, a.reason, a.officer, a.at,
                           (SELECT t.id FROM testPrint t WHERE b.state = 'test' AND t.blankKind = b.kind
                            AND t.blankSerial = b.serial AND (t.outcome IS NULL OR t.outcome = 'unknown')) AS test
                    FROM blank b JOIN blankAct a ON a.seq = b.act
                    WHERE b.state IN ('spoiled', 'test') ORDER BY b.kind, b.serial
                    """
            ).compactMap(\.line)
        }
    }

    private func history(of record: BlankRecord, _ db: Database) throws -> [StockEntry] {
        try StockEntryRecord.fetchAll(
            db,
            sql: """
                SELECT a.act, m.was, m.became, a.reason, a.officer, a.second, a.at, m.document
                FROM blankMove m JOIN blankAct a ON a.seq = m.act WHERE m.kind = ? AND m.serial = ? ORDER BY m.seq
                """, arguments: [record.kind.rawValue, record.serial]
        ).map(\.entry)
    }

    /// The blanks of a range.
    ///
    /// - Throws: `blank-unknown` unless the book has all of them.
    private func whole(_ range: BlankRange, of kind: BlankKind, _ db: Database) throws -> [BlankRecord] {
        let records = try BlankRecord.fetchAll(
            db,
            sql: """
                \(BlankRecord.selection)
                WHERE b.kind = ? AND b.serial BETWEEN ? AND ? AND length(b.serial) = length(?) ORDER BY b.serial
                """, arguments: [kind.rawValue, range.first.text, range.last.text, range.first.text])
        guard records.count == range.count else {
            let known = Set(records.map(\.serial))
            throw Refusal.blankUnknown(known.contains(range.first.text) ? range.last.text : range.first.text)
        }
        return records
    }
}

// MARK: Acts, and the blank a paper gets

extension LedgerDatabase {
    /// Writes who changes blanks, and why; every change of a blank names it.
    func begin(
        _ act: StockAct, by officer: String, with second: String? = nil, reason: String? = nil, at moment: Moment,
        _ db: Database
    ) throws -> Int {
        try db.insert(
            into: "blankAct", kept: true,
            [
                "act": act.rawValue, "officer": officer, "second": second, "reason": reason,
                "at": moment.milliseconds,
            ])
        return Int(db.lastInsertedRowID)
    }

    /// Binds the lowest blank of the lowest open bundle to a document.
    ///
    /// - Returns: whether there was one.
    @discardableResult
    func reserve(
        _ kind: BlankKind, for document: Identifier, by officer: String, at moment: Moment, _ db: Database
    ) throws -> Bool {
        guard let serial = try lowest(kind, db) else { return false }
        let act = try begin(.reserved, by: officer, at: moment, db)
        try db.changeOne(
            """
            UPDATE blank SET state = 'reserved', document = :document, act = :act
            WHERE kind = :kind AND serial = :serial AND state = 'inStock'
            """,
            kept: true, ["document": document.text, "act": act, "kind": kind.rawValue, "serial": serial],
            else: LedgerFault.stateNotLeft(table: "blank", id: serial))
        return true
    }

    /// The serial that is used up next: the lowest of the first opened bundle, read off the index of what is left.
    ///
    /// - Parameter taken: How many before it are spoken for.
    func lowest(_ kind: BlankKind, after taken: Int = 0, _ db: Database) throws -> String? {
        try String.fetchOne(
            db,
            kept: """
                SELECT b.serial FROM blank b
                WHERE b.kind = ? AND b.state = 'inStock'
                  AND EXISTS (SELECT 1 FROM blankBundle u
                              WHERE u.kind = b.kind AND u.number = b.bundle AND u.opened IS NOT NULL)
                ORDER BY b.bundle, b.serial LIMIT 1 OFFSET ?
                """, arguments: [kind.rawValue, taken])
    }
}
