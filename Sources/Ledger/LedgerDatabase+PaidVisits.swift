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
            try SQLRequest<String>(
                sql: """
                    SELECT v.id FROM visit v JOIN registration r ON r.visit = v.id
                    WHERE v.day = :day AND r.state IN ('paid', 'handedOver')
                      AND (r.personKey = :key OR r.secondKey = :key)
                    ORDER BY v.seq DESC LIMIT 1
                    """,
                arguments: ["day": day.description, "key": vault.lookUpKey(key)], cached: true
            ).fetchOne(db).flatMap(Identifier.init(_:))
        }
    }
}
