import Desk
import GRDB
import Insurance

// How blanks were used, for the slips C06-TS and C07-TS.
extension LedgerDatabase {
    /// What became of each kind over the day reports of some days; nothing where
    /// no day was closed.
    func blankUses(of days: ClosedRange<CalendarDay>, _ db: Database) throws -> [BlankUse] {
        let spans = try ReportedMoves.fetchAll(
            db,
            sql: """
                SELECT id, COALESCE(LAG(blankMoves) OVER (ORDER BY seq), 0) AS first, blankMoves AS last, day
                FROM dayClose ORDER BY seq
                """
        ).filter { CalendarDay($0.day).map(days.contains) == true }
        var counts: [BlankKind: [String: Int]] = [:]
        for span in spans {
            guard let report = try closedDay("id = ?", span.id.text, db)?.report else { continue }
            for line in report.totals.blanks {
                counts[line.kind, default: ["opening": line.opening]].add(
                    try parts(of: line, in: span, db), keeping: line.left)
            }
        }
        return counts.map { BlankUse(kind: $0, counts: $1) }.sorted { $0.kind.rawValue < $1.kind.rawValue }
    }

    /// What a report's line is made of; spoiled and lost pieces by their reason.
    private func parts(
        of line: DayTotals.BlankLine, in span: ReportedMoves, _ db: Database
    ) throws -> [String: Int] {
        let rows = try MovedBlanks.fetchAll(
            db,
            sql: """
                SELECT m.became || '.' || COALESCE(a.reason, '\(BlankUse.takenBack)') AS word, COUNT(*) AS count
                FROM blankMove m JOIN blankAct a ON a.seq = m.act
                WHERE m.kind = :kind AND m.seq > :first AND m.seq <= :last
                  AND (m.became = 'lost' OR (m.became = 'spoiled' AND NOT (m.was = 'used' AND EXISTS (
                       SELECT 1 FROM blankMove u WHERE u.kind = m.kind AND u.serial = m.serial AND u.became = 'used'
                       AND u.seq <= :first))))
                GROUP BY word
                UNION ALL SELECT 'reissued', COUNT(*) FROM blankMove m
                WHERE m.kind = :kind AND m.seq > :first AND m.seq <= :last AND m.became = 'used' AND EXISTS (
                    SELECT 1 FROM blankMove u WHERE u.document = m.document AND u.became = 'used' AND u.seq < m.seq)
                """,
            arguments: ["kind": line.kind.rawValue, "first": span.first, "last": span.last])
        let found = Dictionary(uniqueKeysWithValues: rows.map { ($0.word, $0.count) })
        return found.merging([
            "received": line.received, "issued": line.good - (found["reissued"] ?? 0), "test": line.test,
            "returned": line.returned,
        ]) { $1 }
    }
}

extension [String: Int] {
    /// - Parameter left: What stays at the end; it is no sum.
    fileprivate mutating func add(_ parts: [String: Int], keeping left: Int) {
        merge(parts, uniquingKeysWith: +)
        self["left"] = left
    }
}

/// Which moves of blanks a day report tells of: behind the first, up to the last.
private struct ReportedMoves: Codable, FetchableRecord {
    var id: Identifier
    var day: String
    var first: Int
    var last: Int
}

private struct MovedBlanks: Codable, FetchableRecord {
    var word: String
    var count: Int
}
