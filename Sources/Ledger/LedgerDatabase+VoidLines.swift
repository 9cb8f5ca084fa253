public import Desk
import GRDB
public import Insurance

extension LedgerDatabase {
    /// What each cashier took in a span, and what of their payments was taken
    /// back in it, whenever it was paid; those with neither are left out.
    ///
    /// A payment that follows a void is no other one: its money was taken before.
    ///
    /// - Parameters:
    ///   - since: `nil` for the beginning; itself not part of the span.
    ///   - until: The last moment of the span.
    public func voidLines(since: Moment?, until: Moment) async throws -> [DayTotals.VoidLine] {
        try await read { db in try voidLines(since: since, until: until, db) }
    }

    func voidLines(since: Moment?, until: Moment, _ db: Database) throws -> [DayTotals.VoidLine] {
        try VoidLineRecord.fetchAll(
            db,
            sql: """
                SELECT cashier, SUM(isVoid = 0) AS payments, SUM(isVoid) AS voids, SUM(amount * isVoid) AS amount
                FROM (SELECT cashier, 0 AS isVoid, amount FROM payment p
                      WHERE paidAt > :since AND paidAt <= :until
                        AND NOT EXISTS (SELECT 1 FROM paymentVoid WHERE successor = p.id)
                      UNION ALL
                      SELECT p.cashier, 1, p.amount FROM paymentVoid v JOIN payment p ON p.id = v.payment
                      WHERE v.at > :since AND v.at <= :until)
                GROUP BY cashier ORDER BY cashier
                """,
            arguments: ["since": since?.milliseconds ?? -1, "until": until.milliseconds]
        ).map {
            DayTotals.VoidLine(cashier: $0.cashier, payments: $0.payments, voids: $0.voids, amount: $0.amount)
        }
    }
}

private struct VoidLineRecord: Codable, FetchableRecord {
    var cashier: String
    var payments: Int
    var voids: Int
    var amount: Dong
}
