public import Desk
import GRDB
public import Insurance

// Giving the papers out; part of `IssuingLedger`.
extension LedgerDatabase {
    /// Hands over the visit's good papers; paid registrations with nothing
    /// left open end.
    ///
    /// A paper that still waits to be printed keeps its registration open and
    /// is handed over later; one that is in the printer, unchecked or not good
    /// stops the hand-over.
    ///
    /// - Parameter receivedBy: Whom the person named to receive the papers,
    ///   kept sealed; `nil` for the person.
    /// - Throws: ``Refusal`` with `visit-unknown`, `papers-open`,
    ///   `nothing-to-hand-over`.
    public func handOver(
        visit: Identifier, receivedBy: String?, by officer: Operator, at moment: Moment
    ) async throws {
        try await write { db in
            _ = try visitRecord(visit, db)
            try refuseOpenPapers(of: visit, db)
            let id = Identifier.make(at: moment)
            try db.insert(
                into: "handOver",
                [
                    "id": id.text, "visit": visit.text, "officer": officer.code, "at": moment.milliseconds,
                    "receivedBy": try receivedBy.map { try vault.seal($0, .receivedBy(id)) },
                ])
            let columns: Columns = ["handOver": id.text, "visit": visit.text]
            let papers = try db.change(
                """
                UPDATE document SET state = 'handedOver', handOver = :handOver
                WHERE visit = :visit AND state = 'good'
                """, columns)
            let ended = try db.change(
                """
                UPDATE registration SET state = 'handedOver', handOver = :handOver
                WHERE visit = :visit AND state = 'paid' AND NOT EXISTS (
                    SELECT 1 FROM document d
                    WHERE d.registration = registration.id AND d.state NOT IN ('handedOver', 'recalled', 'cancelled'))
                """, columns)
            guard papers + ended > 0 else { throw try refusalOfNothing(for: visit, db) }
        }
    }

    private func refuseOpenPapers(of visit: Identifier, _ db: Database) throws {
        let open = try Int.fetchOne(
            db,
            sql: """
                SELECT COUNT(*) FROM document
                WHERE visit = ? AND state IN ('printing', 'toCheck', 'unknown', 'spoiled', 'notPrinted')
                """,
            arguments: [visit.text])
        guard open == 0 else { throw Refusal.papersOpen }
    }

    /// Thrown inside the transaction, so the hand-over written first is undone.
    private func refusalOfNothing(for visit: Identifier, _ db: Database) throws -> Refusal {
        let waiting = try Int.fetchOne(
            db, sql: "SELECT COUNT(*) FROM document WHERE visit = ? AND state IN ('waiting', 'refused')",
            arguments: [visit.text])
        return waiting == 0 ? .nothingToHandOver : .papersOpen
    }
}

extension SealedField {
    fileprivate static func receivedBy(_ handOver: Identifier) -> SealedField {
        SealedField("handOver.receivedBy", of: handOver.text)
    }
}
