public import Desk
import Foundation
import GRDB
public import Insurance

extension LedgerDatabase: DraftLedger {
    /// Keeps a draft, sealed, in place of the former one of the same form.
    ///
    /// No open page is told: nothing that others see has changed.
    ///
    /// - Throws: ``Refusal`` with `visit-unknown`, `visit-paid`.
    public func saveDraft(
        _ draft: RegistrationDraft, of visit: Identifier, part: String, by officer: Operator, at moment: Moment
    ) async throws {
        try await writeQuietly { db in
            _ = try visitRecord(visit, db)
            try refusePaid(visit, db)
            let known = try openDraft(of: visit, part: part, db)?.id
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
    }

    /// The draft of a form; `nil` for none, and for one whose time is over.
    public func draft(of visit: Identifier, part: String, savedSince limit: Moment) async throws -> RegistrationDraft? {
        try await read { db in
            guard let record = try openDraft(of: visit, part: part, db), record.savedAt >= limit else { return nil }
            return try vault.open(RegistrationDraft.self, record.form, .draft(record.id))
        }
    }

    /// Erases a draft that was used or is not wanted; harmless when there is none.
    public func endDraft(of visit: Identifier, part: String, isUsed: Bool) async throws {
        try await writeQuietly { db in
            _ = try db.change(
                """
                UPDATE draft SET state = :state, form = NULL
                WHERE visit = :visit AND part = :part AND state = 'open'
                """,
                ["state": isUsed ? "used" : "dropped", "visit": visit.text, "part": part])
        }
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
