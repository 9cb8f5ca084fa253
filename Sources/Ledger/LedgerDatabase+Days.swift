import Crypto
public import Desk
import Foundation
import GRDB
public import Insurance

extension LedgerDatabase: DayLedger {
    /// What a day close would say now; no audit is made.
    public func dayPreview(at moment: Moment) async throws -> DayPreview {
        try await read { db in try dayPreview(at: moment, db) }
    }

    /// Closes the day over every shift that was closed since the last one, in
    /// one transaction; the same form again is the same report.
    ///
    /// What belongs to a day is told by the order of what happened, never by the
    /// clock; see ``Desk/ClockGuard/checkClosing(_:latest:)`` for what the clock
    /// has to say.
    ///
    /// - Throws: ``Refusal`` with `day-shifts-open`, `day-money-open`,
    ///   `day-contradicts-itself`, `day-empty`, `clock-untrusted`,
    ///   `clock-was-ahead`, `form-reused`, `remittance-deadline-missing`;
    ///   whatever the sealer throws. Nothing is stored then.
    public func closeDay(
        form: Identifier, audited: [AuditFinding], deadlines: RemittanceDeadlines, by officer: Operator,
        second: Operator, at moment: Moment
    ) async throws -> ClosedDay {
        try await write { db in
            if let known = try closedDay("formID = ?", form.text, db) {
                guard known.report.isBy(officer, second) else { throw Refusal.formReused }
                return known
            }
            try trustForClosing(moment, db)
            var preview = try dayPreview(at: moment, db)
            try preview.mustBeClosable()
            preview.audit = AuditResult(findings: try recheckReport(audited, db), at: moment)
            try preview.mustBeClosable()
            var totals = preview.totals
            totals.findings = preview.findings.filter { !$0.area.isOfReport }
            let last = try lastDay(db)
            let report = DayReport(
                id: .make(at: moment), number: preview.number, day: preview.day, since: preview.since,
                closedAt: moment, dueAt: try deadlines.due(of: preview.day, closedAt: moment), officer: officer.code,
                second: second.code, shifts: preview.shifts, totals: totals,
                previous: last.map { HexText.digits(of: $0.hash) } ?? "")
            let hash = try insert(report, form: form, previous: last?.hash ?? Data(), db)
            try append(.dayClose(report, hash: [UInt8](hash)), about: report.id, by: officer.code, at: moment, db)
            let tally = ConsultationTally(
                dayClose: report.id, day: report.day, lines: report.totals.consultations)
            try append(.consultationTally(tally), about: report.id, by: officer.code, at: moment, db)
            try remember(moment, db)
            return ClosedDay(report: report, hash: HexText.digits(of: hash), remittances: [])
        }
    }

    /// The latest reports, newest first.
    public func closedDays(limit: Int) async throws -> [ClosedDay] {
        try await read { db in
            try DayCloseRow.fetchAll(
                db, sql: "\(DayCloseRow.selection) ORDER BY seq DESC LIMIT ?", arguments: [limit]
            ).map { try closedDay($0, db) }
        }
    }

    public func closedDay(_ number: Int) async throws -> ClosedDay? {
        try await read { db in try closedDay("number = ?", number, db) }
    }

    public func closedDay(ofForm form: Identifier) async throws -> ClosedDay? {
        try await read { db in try closedDay("formID = ?", form.text, db) }
    }

    /// Writes the report and which shifts are in it.
    ///
    /// - Returns: The hash of the bytes that are kept.
    private func insert(_ report: DayReport, form: Identifier, previous: Data, _ db: Database) throws -> Data {
        let bytes = try JSONEncoder.stable.encode(report)
        let hash = Data(SHA256.hash(data: bytes))
        let totals = report.totals
        try db.insert(
            into: "dayClose",
            [
                "id": report.id.text, "formID": form.text, "number": report.number, "day": report.day.description,
                "since": report.since?.milliseconds, "closedAt": report.closedAt.milliseconds,
                "officer": report.officer, "second": report.second, "payments": totals.payments,
                "taken": totals.taken.count, "cash": totals.cash.count, "transfer": totals.transfer.count,
                "paidOut": totals.paidOut.count, "voided": totals.voided.count,
                "difference": report.difference.count, "report": try vault.seal(bytes, .dayReport(report.id)),
                "hash": hash, "previous": previous, "dueAt": report.dueAt.milliseconds,
                "sentBack": totals.sentBack?.count, "carried": totals.carried?.count,
                "blankMoves": try Int.fetchOne(db, sql: "SELECT COALESCE(MAX(seq), 0) FROM blankMove"),
            ])
        try db.change(
            "UPDATE visit SET toldIn = :id WHERE outcome IS NOT NULL AND toldIn IS NULL", ["id": report.id.text])
        for line in report.shifts {
            try db.insert(into: "dayCloseShift", ["shift": line.shift.text, "dayClose": report.id.text])
        }
        return hash
    }
}

extension LedgerDatabase {
    /// What the province was told of since the last day close: ids of records.
    ///
    /// - Parameter kind: Of envelopes.
    static func sinceLastClose(_ kind: String) -> String {
        """
        SELECT about FROM envelope WHERE kind = '\(kind)'
        AND seq > COALESCE((SELECT MAX(seq) FROM envelope WHERE kind = 'day-close'), 0)
        """
    }

    func lastDay(_ db: Database) throws -> DayCloseRow? {
        try DayCloseRow.fetchOne(db, sql: "\(DayCloseRow.selection) ORDER BY seq DESC LIMIT 1")
    }

    /// - Parameter condition: Over `dayClose`, with one argument.
    func closedDay(
        _ condition: String, _ argument: any DatabaseValueConvertible, _ db: Database
    ) throws -> ClosedDay? {
        try DayCloseRow.fetchOne(
            db, sql: "\(DayCloseRow.selection) WHERE \(condition)", arguments: StatementArguments([argument])
        ).map { try closedDay($0, db) }
    }

    private func closedDay(_ row: DayCloseRow, _ db: Database) throws -> ClosedDay {
        ClosedDay(
            report: try row.dayReport(vault), hash: HexText.digits(of: row.hash),
            remittances: try remittances(of: row.id, db))
    }

    /// Each report holds the bytes its hash was made of, and its columns say
    /// what it says.
    func brokenReports(_ db: Database) throws -> [String] {
        try DayCloseRow.fetchAll(db, sql: "\(DayCloseRow.selection) ORDER BY seq").compactMap { row in
            // A seal that does not open is a broken invariant too, and told as one.
            guard let bytes = try? vault.open(Data.self, row.report, .dayReport(row.id)),
                Data(SHA256.hash(data: bytes)) == row.hash
            else { return "day close \(row.id): its report is not the bytes that were kept" }
            // Unreadable bytes contradict the columns too.
            let report = try? row.dayReport(vault)
            let isSame = try report.map { try row.agrees(with: $0) && countsItsVisits($0, db) } ?? false
            return isSame ? nil : "day close \(row.id): its columns do not agree with its report"
        }
    }

    /// Whether a report counts as many consultations as name it.
    ///
    /// One of the time before may count a consultation that another counts too.
    private func countsItsVisits(_ report: DayReport, _ db: Database) throws -> Bool {
        guard report.totals.sentBack != nil else { return true }
        let named = try Int.fetchOne(
            db, sql: "SELECT COUNT(*) FROM visit WHERE toldIn = ?", arguments: [report.id.text])
        return report.totals.consultations.reduce(0) { $0 + $1.count } == named
    }
}
