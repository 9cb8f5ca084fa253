public import Desk
import GRDB
public import Insurance

extension LedgerDatabase: ServiceLedger {
    /// Counts a service and tells the province; the same form again is the same
    /// act.
    ///
    /// - Throws: ``Refusal`` with `form-reused`.
    public func count(_ act: ServiceAct, form: Identifier) async throws -> ServiceAct {
        try await write { db in
            if let known = try serviceAct("formID = ?", form.text, db) {
                guard known.undoes == nil, known.kind == act.kind, known.count == act.count,
                    known.officer == act.officer
                else { throw Refusal.formReused }
                return known
            }
            try insert(act, form: form, db)
            return act
        }
    }

    /// Takes an act of the open day back by another one; the same form again is
    /// the same act.
    ///
    /// - Throws: ``Refusal`` with `form-reused`, `service-not-undone`.
    public func undo(
        _ act: Identifier, form: Identifier, station: String, by officer: Operator, at moment: Moment
    ) async throws -> ServiceAct {
        try await write { db in
            if let known = try serviceAct("formID = ?", form.text, db) {
                guard known.undoes == act, known.officer == officer.code else { throw Refusal.formReused }
                return known
            }
            let isUndone = try serviceAct("undoes = ?", act.text, db) != nil
            guard !isUndone, let former = try serviceAct("id = ?", act.text, db), former.undoes == nil,
                try isOfOpenDay(former, db)
            else { throw Refusal.serviceNotUndone }
            let undoing = ServiceAct(
                id: .make(at: moment), kind: former.kind, count: former.count, visit: former.visit, station: station,
                occasion: former.occasion, officer: officer.code, at: moment, undoes: former.id)
            try insert(undoing, form: form, db)
            return undoing
        }
    }

    /// Acts since the last day close that stand, newest first.
    public func services(limit: Int) async throws -> [ServiceAct] {
        try await read { db in
            try ServiceRow.fetchAll(
                db,
                sql: """
                    \(ServiceRow.selection)
                    WHERE id IN (\(Self.sinceLastClose("service"))) AND undoes IS NULL
                      AND id NOT IN (SELECT undoes FROM serviceAct WHERE undoes IS NOT NULL)
                    ORDER BY seq DESC LIMIT ?
                    """, arguments: [limit]
            ).map(\.act)
        }
    }

    /// What was counted since the last day close and not taken back.
    public func serviceLines() async throws -> [DayTotals.ServiceLine] {
        try await read { db in try serviceLines(db) }
    }

    func serviceLines(_ db: Database) throws -> [DayTotals.ServiceLine] {
        try ServiceSum.fetchAll(
            db,
            sql: """
                SELECT kind, SUM(CASE WHEN undoes IS NULL THEN count ELSE -count END) AS total FROM serviceAct
                WHERE id IN (\(Self.sinceLastClose("service"))) GROUP BY kind HAVING total <> 0 ORDER BY kind
                """
        ).map { DayTotals.ServiceLine(kind: $0.kind, count: $0.total) }
    }

    private func isOfOpenDay(_ act: ServiceAct, _ db: Database) throws -> Bool {
        try Bool.fetchOne(
            db, sql: "SELECT ? IN (\(Self.sinceLastClose("service")))", arguments: [act.id.text]) ?? false
    }

    private func insert(_ act: ServiceAct, form: Identifier, _ db: Database) throws {
        try db.insert(
            into: "serviceAct",
            [
                "id": act.id.text, "formID": form.text, "kind": act.kind.rawValue, "count": act.count,
                "visit": act.visit?.text, "station": act.station, "event": act.occasion?.event,
                "team": act.occasion?.team, "officer": act.officer, "at": act.at.milliseconds,
                "day": act.at.day.description, "undoes": act.undoes?.text,
            ])
        try append(.service(act), about: act.id, by: act.officer, at: act.at, db)
    }

    private func serviceAct(_ condition: String, _ argument: String, _ db: Database) throws -> ServiceAct? {
        try ServiceRow.fetchOne(
            db, sql: "\(ServiceRow.selection) WHERE \(condition)", arguments: [argument])?.act
    }
}

/// A `serviceAct` row.
private struct ServiceRow: Codable, FetchableRecord {
    static let selection = """
        SELECT id, kind, count, visit, station, event, team, officer, at, undoes FROM serviceAct
        """

    var id: Identifier
    var kind: ServiceKind
    var count: Int
    var visit: Identifier?
    var station: String
    var event: String?
    var team: String?
    var officer: String
    var at: Moment
    var undoes: Identifier?

    var act: ServiceAct {
        ServiceAct(
            id: id, kind: kind, count: count, visit: visit, station: station,
            occasion: event.map { Occasion(event: $0, team: team) }, officer: officer, at: at, undoes: undoes)
    }
}

private struct ServiceSum: Codable, FetchableRecord {
    var kind: ServiceKind
    var total: Int
}
