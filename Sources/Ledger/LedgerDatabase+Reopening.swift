public import Desk
import GRDB
public import Insurance

// Visits that have ended; part of `VisitLedger`.
extension LedgerDatabase {
    /// Takes back how a consultation ended, so that it goes on, and erases whom
    /// to call; harmless for a visit that has not ended.
    ///
    /// - Throws: `visit-unknown`; `visit-ended` where something was registered
    ///   and given up; `erasure-unfinished`, with everything else stored.
    public func reopen(visit: Identifier, by officer: Operator, at moment: Moment) async throws {
        let erased = try await write { db in
            guard try hasEnded(visit, db) else { return false }
            let registered = try Int.fetchOne(
                db, sql: "SELECT COUNT(*) FROM registration WHERE visit = ?", arguments: [visit.text])
            guard try registered == 0 && !visitRecord(visit, db).isErased else { throw Refusal.visitEnded }
            let erased = try dropLead(of: visit, by: officer, at: moment, db)
            try db.changeOne(
                "UPDATE visit SET outcome = NULL, declinedFor = NULL WHERE id = :id", ["id": visit.text],
                else: Refusal.noSuchVisit)
            return erased
        }
        if erased { try await foldLog() }
    }

    /// How a visit ended is undone by ``reopen(visit:by:at:)`` alone.
    ///
    /// - Throws: `visit-ended`.
    func refuseEnded(_ visit: Identifier, _ db: Database) throws {
        guard try !hasEnded(visit, db) else { throw Refusal.visitEnded }
    }

    /// Whether the person went without joining, or gave up all that was registered.
    ///
    /// - Throws: `visit-unknown`.
    private func hasEnded(_ visit: Identifier, _ db: Database) throws -> Bool {
        let ended = try Bool.fetchOne(
            db,
            sql: """
                SELECT erasedAt IS NOT NULL OR COALESCE(outcome IN ('declined', 'follow-up'), FALSE)
                    OR (EXISTS (SELECT 1 FROM registration r WHERE r.visit = visit.id)
                        AND NOT EXISTS (SELECT 1 FROM registration r WHERE r.visit = visit.id
                                        AND r.state NOT IN ('abandoned', 'void')))
                FROM visit WHERE id = ?
                """,
            arguments: [visit.text])
        guard let ended else { throw Refusal.noSuchVisit }
        return ended
    }
}
