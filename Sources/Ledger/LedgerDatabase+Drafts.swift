public import Desk
import Foundation
import GRDB
public import Insurance

extension LedgerDatabase: DraftLedger {
    /// Reads a draft, changes it and keeps it, sealed, in one transaction.
    ///
    /// No open page is told: nothing that others see has changed.
    ///
    /// - Throws: ``Refusal`` with `visit-unknown`, `visit-paid`.
    public func changeDraft<Result: Sendable>(
        of visit: Identifier, part: String, savedSince limit: Moment, isAnew: Bool, by officer: Operator,
        at moment: Moment, _ change: @escaping @Sendable (inout RegistrationDraft) throws -> Result
    ) async throws -> Result {
        try await writeQuietly { db in
            _ = try visitRecord(visit, db)
            try refusePaid(visit, db)
            let record = try openDraft(of: visit, part: part, db)
            var draft = try record.flatMap { try opened($0, savedSince: limit) } ?? RegistrationDraft()
            let result = try change(&draft)
            if isAnew { try end(of: visit, part: part, as: "dropped", db) }
            let known = isAnew ? nil : record?.id
            guard known != nil || draft != RegistrationDraft() else { return result }
            try keep(draft, in: known, of: visit, part: part, by: officer, at: moment, db)
            return result
        }
    }

    /// - Parameter known: The draft in whose place it is kept; `nil` for a new one.
    private func keep(
        _ draft: RegistrationDraft, in known: Identifier?, of visit: Identifier, part: String, by officer: Operator,
        at moment: Moment, _ db: Database
    ) throws {
        let id = known ?? .make(at: moment)
        let form = try vault.seal(draft, .draft(id))
        guard known == nil else {
            try db.change(
                "UPDATE draft SET form = :form, savedAt = :at, savedBy = :officer WHERE id = :id",
                ["form": form, "at": moment.milliseconds, "officer": officer.code, "id": id.text])
            return
        }
        try db.insert(
            into: "draft",
            [
                "id": id.text, "visit": visit.text, "part": part, "state": "open", "form": form,
                "savedAt": moment.milliseconds, "savedBy": officer.code,
            ])
    }

    /// The draft of a form; `nil` for none, and for one whose time is over.
    public func draft(of visit: Identifier, part: String, savedSince limit: Moment) async throws -> RegistrationDraft? {
        try await read { db in
            try openDraft(of: visit, part: part, db).flatMap { try opened($0, savedSince: limit) }
        }
    }

    /// Erases a draft that was used or is not wanted; harmless when there is none.
    public func endDraft(of visit: Identifier, part: String, isUsed: Bool) async throws {
        try await writeQuietly { db in try end(of: visit, part: part, as: isUsed ? "used" : "dropped", db) }
    }

    private func end(of visit: Identifier, part: String, as state: String, _ db: Database) throws {
        try db.change(
            """
            UPDATE draft SET state = :state, form = NULL
            WHERE visit = :visit AND part = :part AND state = 'open'
            """,
            ["state": state, "visit": visit.text, "part": part])
    }

    /// Erases abandoned drafts; then folds the log, so that they are in no file.
    ///
    /// - Throws: As ``foldLog()``, with the drafts erased.
    public func expireDrafts(savedBefore limit: Moment) async throws -> Int {
        let erased = try await writeQuietly { db in
            try db.change(
                "UPDATE draft SET state = 'expired', form = NULL WHERE state = 'open' AND savedAt < :limit",
                ["limit": limit.milliseconds])
        }
        if erased > 0 { try await foldLog() }
        return erased
    }

    /// How many forms were begun and never taken.
    public func abandonedDrafts() async throws -> Int {
        try await read { db in
            try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM draft WHERE state IN ('expired', 'dropped')") ?? 0
        }
    }

    private func openDraft(of visit: Identifier, part: String, _ db: Database) throws -> DraftRecord? {
        try DraftRecord.fetchOne(
            db, sql: "SELECT id, form, savedAt FROM draft WHERE visit = ? AND part = ? AND state = 'open'",
            arguments: [visit.text, part])
    }

    private func opened(_ record: DraftRecord, savedSince limit: Moment) throws -> RegistrationDraft? {
        guard record.savedAt >= limit else { return nil }
        return try vault.open(RegistrationDraft.self, record.form, .draft(record.id))
    }
}

/// An open `draft` row.
private struct DraftRecord: Codable, FetchableRecord {
    var id: Identifier
    var form: Data
    var savedAt: Moment
}

extension SealedField {
    fileprivate static func draft(_ draft: Identifier) -> SealedField { SealedField("draft.form", of: draft.text) }
}
