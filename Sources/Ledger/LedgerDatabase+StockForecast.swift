public import Desk
import GRDB
public import Insurance

extension LedgerDatabase {
    /// What the stock will do for people, by the use of one day.
    ///
    /// - Parameter day: The day whose use counts, and whose visits are here.
    public func forecasts(on day: CalendarDay) async throws -> [StockForecast] {
        try await read { db in
            let unsettled = try unsettledVisits(on: day, db)
            return try balances(db).filter { $0.received > 0 }.map { balance in
                StockForecast(
                    kind: balance.kind, free: balance.inStock, spent: try spent(balance.kind, on: day, db),
                    served: try served(balance.kind, on: day, db),
                    waiting: try registered(balance.kind, on: day, db) + owed(balance.kind, db) + unsettled)
            }
        }
    }

    /// Milliseconds from a day's first moment (Asia/Ho_Chi_Minh) to the next day's.
    private func bounds(_ day: CalendarDay) -> (Int, Int) {
        let begin = day.ordinal * 86_400_000 - 7 * 3_600_000
        return (begin, begin + 86_400_000)
    }

    private func spent(_ kind: BlankKind, on day: CalendarDay, _ db: Database) throws -> Int {
        let (begin, end) = bounds(day)
        return try Int.fetchOne(
            db,
            sql: """
                SELECT COUNT(DISTINCT m.serial) FROM blankAct a JOIN blankMove m ON m.act = a.seq
                WHERE a.at >= ? AND a.at < ? AND m.kind = ? AND m.became IN ('used', 'spoiled', 'test')
                """, arguments: [begin, end, kind.rawValue]) ?? 0
    }

    private func served(_ kind: BlankKind, on day: CalendarDay, _ db: Database) throws -> Int {
        let (begin, end) = bounds(day)
        return try Int.fetchOne(
            db,
            sql: """
                SELECT COUNT(DISTINCT d.registration) FROM printIntent i JOIN document d ON d.id = i.document
                WHERE i.judgedAt >= ? AND i.judgedAt < ? AND i.verdict = 'good' AND d.blankKind = ?
                """, arguments: [begin, end, kind.rawValue]) ?? 0
    }

    /// Registered today, and not paid for; whether paper is wanted is sealed.
    private func registered(_ kind: BlankKind, on day: CalendarDay, _ db: Database) throws -> Int {
        let scheme: Scheme = kind == .card ? .healthInsurance : .voluntarySocialInsurance
        return try Int.fetchOne(
            db,
            sql: """
                SELECT COUNT(*) FROM registration r JOIN visit v ON v.id = r.visit
                WHERE v.day = ? AND r.scheme = ? AND r.state = 'quoted'
                """, arguments: [day.description, scheme.rawValue]) ?? 0
    }

    /// Paid for, and still without a blank.
    private func owed(_ kind: BlankKind, _ db: Database) throws -> Int {
        try Int.fetchOne(
            db,
            sql: """
                SELECT COUNT(*) FROM document d WHERE d.blankKind = ? AND d.state IN ('waiting', 'spoiled')
                  AND NOT EXISTS (SELECT 1 FROM blank WHERE document = d.id AND state = 'reserved')
                """, arguments: [kind.rawValue]) ?? 0
    }

    /// People who are being consulted and have not made up their minds.
    private func unsettledVisits(on day: CalendarDay, _ db: Database) throws -> Int {
        try Int.fetchOne(
            db,
            sql: """
                SELECT COUNT(*) FROM visit v WHERE day = ? AND (outcome IS NULL OR outcome = 'enrol')
                  AND NOT EXISTS (SELECT 1 FROM registration WHERE visit = v.id AND state <> 'abandoned')
                """, arguments: [day.description]) ?? 0
    }
}
