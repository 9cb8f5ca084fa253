import Desk
import GRDB

// What became of blanks since the last report.
extension LedgerDatabase {
    /// A line a kind of which there were ever blanks; its opening is what the
    /// last report left.
    func blankLines(_ db: Database) throws -> [DayTotals.BlankLine] {
        let told = try DayCloseRow.fetchAll(db, sql: "\(DayCloseRow.selection) ORDER BY seq").flatMap {
            // One that does not open is a finding of the audit, and keeps the day from being closed.
            (try? $0.dayReport(vault))?.totals.blanks ?? []
        }
        let spoiledLater = try spoiledLater(db)
        return try balances(db).filter { $0.received > 0 }.map { now in
            let line = StockEquation(from: balance(of: told.filter { $0.kind == now.kind }), to: now, awaiting: 0)
            let later = spoiledLater[now.kind] ?? 0
            return DayTotals.BlankLine(
                kind: line.kind, opening: line.opening, received: line.received, good: line.good + later,
                spoiled: line.spoiled - later, spoiledLater: later, test: line.test, lost: line.lost,
                returned: line.returned, left: line.left)
        }
    }

    /// How a kind of blank stood, by the lines of every report; `nil` where none
    /// tells of it.
    private func balance(of lines: [DayTotals.BlankLine]) -> StockBalance? {
        guard let last = lines.last else { return nil }
        func sum(_ part: (DayTotals.BlankLine) -> Int) -> Int { lines.reduce(0) { $0 + part($1) } }
        let later = sum { $0.spoiledLater ?? 0 }
        return StockBalance(
            kind: last.kind,
            counts: [
                .used: sum(\.good) - later, .spoiled: sum(\.spoiled) + later, .test: sum(\.test), .lost: sum(\.lost),
                .returned: sum(\.returned), .inStock: last.left,
            ])
    }

    /// Blanks that an earlier report tells as good, and that were spoiled since.
    private func spoiledLater(_ db: Database) throws -> [BlankKind: Int] {
        let rows = try SpoiledLater.fetchAll(
            db,
            sql: """
                SELECT m.kind, COUNT(*) AS count FROM blankMove m
                WHERE m.seq > \(Self.toldMoves) AND m.was = 'used' AND m.became = 'spoiled' AND EXISTS (
                    SELECT 1 FROM blankMove u WHERE u.kind = m.kind AND u.serial = m.serial AND u.became = 'used'
                    AND u.seq <= \(Self.toldMoves))
                GROUP BY m.kind
                """)
        return Dictionary(uniqueKeysWithValues: rows.map { ($0.kind, $0.count) })
    }

    private static let toldMoves = "COALESCE((SELECT blankMoves FROM dayClose ORDER BY seq DESC LIMIT 1), 0)"
}

private struct SpoiledLater: Codable, FetchableRecord {
    var kind: BlankKind
    var count: Int
}
