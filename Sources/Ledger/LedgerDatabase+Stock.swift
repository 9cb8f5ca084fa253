public import Desk
import GRDB
public import Insurance

// Bundles of controlled blanks: one row a serial, never deleted.
extension LedgerDatabase {
    /// Takes a bundle of blanks into stock and opens it, as the kiosk's setup does.
    ///
    /// - Parameters:
    ///   - first: The first serial as printed, letters and then digits:
    ///     `TN0000123`; the digits count on and keep their width.
    ///   - bundle: The bundle's number; the lowest is used up first.
    /// - Throws: ``Refusal`` with `blank-serial-wrong`, `blank-known`.
    public func receiveBlanks(kind: BlankKind, first: String, count: Int, bundle: Int) async throws {
        guard let serial = BlankSerial(first), let range = BlankRange(from: serial, count: count), bundle >= 1 else {
            throw Refusal.blankSerialWrong
        }
        try await write { db in
            let now = try Int.fetchOne(db, sql: "SELECT CAST(unixepoch('now') * 1000 AS INTEGER)") ?? 0
            let act = try begin(.setUp, by: "setup", at: Moment(milliseconds: now), db)
            try insert(range, of: kind, number: bundle, received: act, opened: act, db)
        }
    }

    /// Takes a bundle in, signed for by two; it stays closed until its ends are scanned.
    ///
    /// - Throws: ``Refusal`` with `blank-known`.
    public func receive(
        _ range: BlankRange, of kind: BlankKind, by officer: Operator, with second: Operator, at moment: Moment
    ) async throws -> StockBundle {
        try await write { db in
            let act = try begin(.received, by: officer.code, with: second.code, at: moment, db)
            let number = try Int.fetchOne(
                db, sql: "SELECT COALESCE(MAX(number), 0) + 1 FROM blankBundle WHERE kind = ?",
                arguments: [kind.rawValue])
            try insert(range, of: kind, number: number ?? 1, received: act, opened: nil, db)
            return try bundle(number ?? 1, of: kind, db).bundle()
        }
    }

    /// Opens a bundle whose two ends were scanned; once more is refused.
    ///
    /// - Throws: ``Refusal`` with `bundle-unknown`, `bundle-open`, `bundle-ends-differ`.
    public func open(
        _ number: Int, of kind: BlankKind, ends: (BlankSerial, BlankSerial), by officer: Operator, at moment: Moment
    ) async throws {
        try await write { db in
            let known = try bundle(number, of: kind, db)
            guard known.openedAt == nil else { throw Refusal.bundleOpen(number) }
            guard Set([ends.0.text, ends.1.text]) == Set([known.first, known.last]) else {
                throw Refusal.bundleEndsDiffer(
                    number, scanned: "\(ends.0) – \(ends.1)", booked: "\(known.first) – \(known.last)")
            }
            let act = try begin(.opened, by: officer.code, at: moment, db)
            try db.changeOne(
                "UPDATE blankBundle SET opened = :act WHERE kind = :kind AND number = :number AND opened IS NULL",
                ["act": act, "kind": kind.rawValue, "number": number], else: Refusal.bundleOpen(number))
        }
    }

    /// All bundles, those with pieces left first, by number.
    public func bundles() async throws -> [StockBundle] {
        try await read { db in
            try BundleRecord.fetchAll(
                db, sql: "\(BundleRecord.selection) GROUP BY u.kind, u.number ORDER BY u.kind, left = 0, u.number"
            ).map { try $0.bundle() }
        }
    }

    /// How each kind of blank stands; a kind never received has zeros.
    public func stock() async throws -> [StockBalance] { try await read(balances) }

    func balances(_ db: Database) throws -> [StockBalance] {
        let counts = try BlankCountRow.fetchAll(
            db, kept: "SELECT kind, state, COUNT(*) AS count FROM blank GROUP BY kind, state")
        let closed = try BlankCountRow.fetchAll(
            db,
            kept: """
                SELECT b.kind, b.state, COUNT(*) AS count
                FROM blankBundle u JOIN blank b ON b.kind = u.kind AND b.bundle = u.number AND b.state = 'inStock'
                WHERE u.opened IS NULL GROUP BY b.kind, b.state
                """)
        return BlankKind.allCases.map { kind in
            StockBalance(
                kind: kind,
                counts: Dictionary(
                    counts.filter { $0.kind == kind }.map { ($0.state, $0.count) }, uniquingKeysWith: +),
                unopened: closed.first { $0.kind == kind }?.count ?? 0)
        }
    }

    private func insert(
        _ range: BlankRange, of kind: BlankKind, number: Int, received: Int, opened: Int?, _ db: Database
    ) throws {
        do {
            try db.insert(
                into: "blankBundle",
                [
                    "kind": kind.rawValue, "number": number, "count": range.count, "first": range.first.text,
                    "last": range.last.text, "received": received, "opened": opened,
                ])
            // SQLite counts the serials itself, so that a large bundle costs no memory.
            try db.change(
                """
                WITH RECURSIVE piece (digits) AS (
                    SELECT :begin UNION ALL SELECT digits + 1 FROM piece WHERE digits < :end)
                INSERT INTO blank (kind, serial, bundle, state, act)
                SELECT :kind, :series || printf('%0*d', :width, digits), :number, 'inStock', :act FROM piece
                """,
                [
                    "begin": Int(range.first.digits), "end": Int(range.last.digits), "kind": kind.rawValue,
                    "series": range.first.series, "width": range.first.digits.utf8.count, "number": number,
                    "act": received,
                ])
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
            throw Refusal.blankKnown(range.first.text)
        }
    }

    /// - Throws: `bundle-unknown`.
    private func bundle(_ number: Int, of kind: BlankKind, _ db: Database) throws -> BundleRecord {
        let known = try BundleRecord.fetchOne(
            db, sql: "\(BundleRecord.selection) WHERE u.kind = ? AND u.number = ? GROUP BY u.kind, u.number",
            arguments: [kind.rawValue, number])
        guard let known else { throw Refusal.bundleUnknown }
        return known
    }
}

private struct BlankCountRow: Codable, FetchableRecord {
    var kind: BlankKind
    var state: BlankState
    var count: Int
}

/// A `blankBundle` row with who took it in and what is left of it.
private struct BundleRecord: Codable, FetchableRecord {
    static let selection = """
        SELECT u.kind, u.number, u.first, u.last, r.officer, r.second, r.at AS receivedAt, o.at AS openedAt,
               COUNT(b.serial) AS left
        FROM blankBundle u JOIN blankAct r ON r.seq = u.received LEFT JOIN blankAct o ON o.seq = u.opened
        LEFT JOIN blank b ON b.kind = u.kind AND b.bundle = u.number AND b.state = 'inStock'
        """

    var kind: BlankKind
    var number: Int
    var first: String
    var last: String
    var officer: String
    var second: String?
    var receivedAt: Moment
    var openedAt: Moment?
    var left: Int

    func bundle() throws -> StockBundle {
        guard let begin = BlankSerial(first), let end = BlankSerial(last), let range = BlankRange(begin, end) else {
            throw LedgerFault.unreadable(field: "blankBundle.first")
        }
        return StockBundle(
            kind: kind, number: number, range: range, left: left, receivedBy: [officer] + (second.map { [$0] } ?? []),
            receivedAt: receivedAt, openedAt: openedAt)
    }
}
