public import Desk
import GRDB
import Insurance

extension LedgerDatabase {
    /// What each cashier took in the shifts that no report has, and what of
    /// their payments was taken back since the last one, whenever it was paid;
    /// those with neither are left out.
    ///
    /// A payment that follows a void is no other one: its money was taken before.
    public func voidLines() async throws -> [DayTotals.VoidLine] { try await read { db in try voidLines(db) } }

    func voidLines(_ db: Database) throws -> [DayTotals.VoidLine] {
        try VoidLineRecord.fetchAll(
            db,
            sql: """
                SELECT cashier, SUM(isVoid = 0 AND isFirst) AS payments, SUM(isVoid) AS voids,
                       SUM(isVoid AND isFirst AND isOpen) AS voidsOfThese, SUM(amount * isVoid) AS amount
                FROM (SELECT p.cashier, 0 AS isVoid, p.amount, \(Self.isFirst) AS isFirst, 1 AS isOpen FROM payment p
                      WHERE p.shift NOT IN (SELECT shift FROM dayCloseShift)
                      UNION ALL
                      SELECT p.cashier, 1, p.amount, \(Self.isFirst),
                             p.shift NOT IN (SELECT shift FROM dayCloseShift)
                      FROM paymentVoid v JOIN payment p ON p.id = v.payment
                      WHERE v.id IN (\(Self.sinceLastClose("void"))))
                GROUP BY cashier HAVING payments > 0 OR voids > 0 ORDER BY cashier
                """
        ).map {
            DayTotals.VoidLine(
                cashier: $0.cashier, payments: $0.payments, voids: $0.voids, voidsOfThese: $0.voidsOfThese,
                amount: $0.amount)
        }
    }

    /// Of `payment p`: whether it follows no void.
    private static let isFirst = "NOT EXISTS (SELECT 1 FROM paymentVoid WHERE successor = p.id)"
}

private struct VoidLineRecord: Codable, FetchableRecord {
    var cashier: String
    var payments: Int
    var voids: Int
    var voidsOfThese: Int
    var amount: Dong
}
