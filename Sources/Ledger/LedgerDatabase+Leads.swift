public import Desk
import Foundation
import GRDB
public import Insurance

extension LedgerDatabase: LeadLedger {
    /// Leads of visits of some days: open ones first, then the newest.
    public func leads(of days: ClosedRange<CalendarDay>) async throws -> [Lead] {
        try await read { db in try leads(of: days, db) }
    }

    /// The person was called; harmless when repeated.
    ///
    /// - Throws: `lead-unknown`, `lead-erased`.
    public func markContacted(_ lead: Identifier, by officer: Operator, at moment: Moment) async throws {
        try await write { db in
            switch try state(of: lead, db) {
            case .open:
                try db.change(
                    "UPDATE lead SET state = 'contacted', settledAt = :at, settledBy = :officer WHERE id = :id",
                    ["at": moment.milliseconds, "officer": officer.code, "id": lead.text])
            case .contacted: break
            case .withdrawn, .dropped: throw Refusal.leadErased
            }
        }
    }

    /// Erases name and number with all that is kept of the person, unless they
    /// paid after all; then folds the log, so that they are in no file.
    ///
    /// - Throws: `lead-unknown`; as ``foldLog()``, with name and number erased.
    public func withdraw(_ lead: Identifier, by officer: Operator, at moment: Moment) async throws {
        try await write { db in
            guard try state(of: lead, db).isLive else { return }
            try erase("withdrawn", "id", lead, by: officer, at: moment, db)
            let visit = try String.fetchOne(
                db,
                sql: """
                    SELECT visit FROM lead WHERE id = ?
                      AND NOT EXISTS (SELECT 1 FROM payment p WHERE p.visit = lead.visit)
                    """, arguments: [lead.text])
            if let visit = visit.flatMap(Identifier.init(_:)) { try erasePerson(of: visit, at: moment, db) }
        }
        try await foldLog()
    }

    /// Records an export and gives the live leads it holds, in one transaction.
    public func exportLeads(
        of days: ClosedRange<CalendarDay>, by officer: Operator, at moment: Moment
    ) async throws -> [Lead] {
        try await write { db in
            let leads = try leads(of: days, db).filter(\.state.isLive)
            try db.insert(
                into: "leadExport",
                [
                    "at": moment.milliseconds, "officer": officer.code, "firstDay": days.lowerBound.description,
                    "lastDay": days.upperBound.description, "count": leads.count,
                ])
            return leads
        }
    }

    /// All exports, newest first.
    public func leadExports() async throws -> [LeadExport] {
        try await read { db in
            try ExportRecord.fetchAll(
                db, sql: "SELECT at, officer, firstDay, lastDay, count FROM leadExport ORDER BY seq DESC LIMIT 20"
            ).map(\.export)
        }
    }

    func insertLead(
        _ followUp: FollowUp, of visit: Identifier, by officer: Operator, at moment: Moment, _ db: Database
    ) throws {
        let id = Identifier.make(at: moment)
        let consent = followUp.consent
        try db.insert(
            into: "lead",
            [
                "id": id.text, "visit": visit.text, "state": Lead.State.open.rawValue,
                "contact": try vault.seal(followUp.contact, .contact(id)), "consentVersion": consent.version,
                "consentLanguage": consent.language, "consentAt": consent.at.milliseconds,
                "consentBy": consent.officer,
            ])
    }

    /// Erases the visit's lead because the consultation goes on or ends anew.
    ///
    /// - Returns: Whether there was one.
    func dropLead(of visit: Identifier, by officer: Operator, at moment: Moment, _ db: Database) throws -> Bool {
        try erase("dropped", "visit", visit, by: officer, at: moment, db) > 0
    }

    @discardableResult
    private func erase(
        _ state: String, _ column: String, _ id: Identifier, by officer: Operator, at moment: Moment, _ db: Database
    ) throws -> Int {
        try db.change(
            """
            UPDATE lead SET state = :state, contact = NULL, settledAt = :at, settledBy = :officer
            WHERE \(column) = :id AND state IN ('open', 'contacted')
            """,
            ["state": state, "at": moment.milliseconds, "officer": officer.code, "id": id.text])
    }

    private func state(of lead: Identifier, _ db: Database) throws -> Lead.State {
        let state = try String.fetchOne(db, sql: "SELECT state FROM lead WHERE id = ?", arguments: [lead.text])
        guard let state = state.flatMap(Lead.State.init(rawValue:)) else { throw Refusal.leadUnknown }
        return state
    }

    private func leads(of days: ClosedRange<CalendarDay>, _ db: Database) throws -> [Lead] {
        try LeadRecord.fetchAll(
            db, sql: LeadRecord.selection,
            arguments: ["first": days.lowerBound.description, "last": days.upperBound.description]
        ).map { try $0.lead(vault) }
    }
}

private struct ExportRecord: Codable, FetchableRecord {
    var at: Moment
    var officer: String
    var firstDay: CalendarDay
    var lastDay: CalendarDay
    var count: Int

    var export: LeadExport {
        LeadExport(at: at, officer: officer, first: firstDay, last: lastDay, count: count)
    }
}
