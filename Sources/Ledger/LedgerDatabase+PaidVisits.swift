import Desk
import Foundation
import GRDB
public import Insurance

// Who has paid already; part of `VisitLedger`.
extension LedgerDatabase {
    /// The latest visit of a day in which something was paid for the person
    /// with this number; found by its keyed hash, since numbers are sealed.
    public func paidVisit(ofPersonWithKey key: String, on day: CalendarDay) async throws -> Identifier? {
        try await read { db in
            // From the number: in the other order all visits of the day would be looked at.
            try SQLRequest<String>(
                sql: """
                    SELECT v.id FROM registration r CROSS JOIN visit v ON v.id = r.visit
                    WHERE r.id IN (SELECT registration FROM personNumber WHERE key = :key)
                      AND r.state IN ('paid', 'handedOver') AND v.day = :day
                    ORDER BY v.seq DESC LIMIT 1
                    """,
                arguments: ["day": day.description, "key": vault.lookUpKey(key)], cached: true
            ).fetchOne(db).flatMap(Identifier.init(_:))
        }
    }
}
