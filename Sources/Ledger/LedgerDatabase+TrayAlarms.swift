public import Desk
import GRDB
public import Insurance

// Papers in hand that the tray did not wait for; part of `TrayLedger`.
extension LedgerDatabase {
    public func raise(_ alarm: TrayAlarm) async throws {
        try await write { db in
            // The same paper scanned again is the same alarm.
            let known = try Int.fetchOne(
                db,
                sql: """
                    SELECT COUNT(*) FROM trayAlarm WHERE endedAt IS NULL AND kind = ? AND intent IS ? AND expected IS ?
                    """, arguments: [alarm.kind.rawValue, alarm.intent?.text, alarm.expected?.text])
            guard known == 0 else { return }
            try db.insert(
                into: "trayAlarm",
                [
                    "id": alarm.id.text, "kind": alarm.kind.rawValue, "intent": alarm.intent?.text,
                    "expected": alarm.expected?.text, "officer": alarm.officer, "at": alarm.at.milliseconds,
                ])
        }
    }

    /// Alarms that nobody has ended, the newest first.
    public func openAlarms() async throws -> [OpenAlarm] {
        try await read { db in
            try AlarmRow.fetchAll(
                db,
                sql: """
                    SELECT a.id, a.kind, a.intent, a.expected, a.officer, a.at, i.document AS inHand,
                           e.document AS awaited
                    FROM trayAlarm a LEFT JOIN printIntent i ON i.id = a.intent
                    LEFT JOIN printIntent e ON e.id = a.expected
                    WHERE a.endedAt IS NULL ORDER BY a.seq DESC
                    """
            ).map { row in
                OpenAlarm(alarm: row.alarm, inHand: try paper(row.inHand, db), expected: try paper(row.awaited, db))
            }
        }
    }

    /// Ends an alarm; harmless when repeated.
    public func endAlarm(_ id: Identifier, by officer: Operator, at moment: Moment) async throws {
        try await write { db in
            _ = try db.change(
                "UPDATE trayAlarm SET endedBy = :officer, endedAt = :at WHERE id = :id AND endedAt IS NULL",
                ["officer": officer.code, "at": moment.milliseconds, "id": id.text])
        }
    }

    private func paper(_ document: Identifier?, _ db: Database) throws -> OpenAlarm.Paper? {
        guard let document else { return nil }
        let record = try documentRecord(document, db)
        return OpenAlarm.Paper(document: record.document, name: try personOn(record, db)?.name ?? "")
    }
}

private struct AlarmRow: Codable, FetchableRecord {
    var id: Identifier
    var kind: TrayAlarm.Kind
    var intent: Identifier?
    var expected: Identifier?
    var officer: String
    var at: Moment
    var inHand: Identifier?
    var awaited: Identifier?

    var alarm: TrayAlarm {
        TrayAlarm(id: id, kind: kind, intent: intent, expected: expected, officer: officer, at: at)
    }
}
