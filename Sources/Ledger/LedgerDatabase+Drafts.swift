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
            let former = try record.map { try opened($0) }
            let isOver = record.map { $0.savedAt < limit } ?? false
            var draft = isOver ? RegistrationDraft() : former ?? RegistrationDraft()
            let result = try change(&draft)
            let isEmpty = draft == RegistrationDraft()
            let isNew = isAnew || isOver
            let isLost = isNew && former?.isBegun == true
            if isNew || isEmpty { try end(of: visit, part: part, as: isLost ? "dropped" : "used", db) }
            guard !isEmpty else { return result }
            let known = isNew ? nil : record?.id
            try keep(draft, in: known, of: visit, part: part, by: officer.code, at: moment, db)
            return result
        }
    }

    /// - Parameter known: The draft in whose place it is kept; `nil` for a new one.
    private func keep(
        _ draft: RegistrationDraft, in known: Identifier?, of visit: Identifier, part: String, by officer: String,
        at moment: Moment, _ db: Database
    ) throws {
        let id = known ?? .make(at: moment)
        let form = try vault.seal(draft, .draft(id))
        guard known == nil else {
            try db.change(
                "UPDATE draft SET form = :form, savedAt = :at, savedBy = :officer WHERE id = :id",
                ["form": form, "at": moment.milliseconds, "officer": officer, "id": id.text])
            return
        }
        try db.insert(
            into: "draft",
            [
                "id": id.text, "visit": visit.text, "part": part, "state": "open", "form": form,
                "savedAt": moment.milliseconds, "savedBy": officer,
            ])
    }

    /// The draft of a form; `nil` for none, and for one whose time is over.
    public func draft(of visit: Identifier, part: String, savedSince limit: Moment) async throws -> RegistrationDraft? {
        try await read { db in
            try openDraft(of: visit, part: part, db).flatMap { try opened($0, savedSince: limit) }
        }
    }

    /// Erases a draft that was used; a card that waits beside it goes on in a
    /// draft of its own, and none waits on that needs to no more.
    public func useDraft(
        of visit: Identifier, part: String, savedSince limit: Moment,
        waitsOn: @escaping @Sendable (ScannedPerson) -> Bool
    ) async throws {
        try await writeQuietly { db in
            try answer(of: visit, besides: part, waitsOn: waitsOn, db)
            guard let record = try openDraft(of: visit, part: part, db) else { return }
            let waiting = try opened(record, savedSince: limit)?.waiting
            try end(of: visit, part: part, as: "used", db)
            guard let waiting, waitsOn(waiting) else { return }
            try keep(
                RegistrationDraft(waiting: waiting), in: nil, of: visit, part: part, by: record.savedBy,
                at: record.savedAt, db)
        }
    }

    /// Takes the cards that wait no more out of the other drafts of a visit.
    private func answer(
        of visit: Identifier, besides used: String, waitsOn: (ScannedPerson) -> Bool, _ db: Database
    ) throws {
        let parts = try String.fetchAll(
            db, sql: "SELECT part FROM draft WHERE visit = ? AND part <> ? AND state = 'open'",
            arguments: [visit.text, used])
        for part in parts {
            guard let record = try openDraft(of: visit, part: part, db) else { continue }
            var draft = try opened(record)
            guard let waiting = draft.waiting, !waitsOn(waiting) else { continue }
            draft.waiting = nil
            guard draft.isBegun else {
                try end(of: visit, part: part, as: "used", db)
                continue
            }
            try keep(draft, in: record.id, of: visit, part: part, by: record.savedBy, at: record.savedAt, db)
        }
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
    /// One that held only a card that waited was no form anybody began, and is
    /// not counted.
    ///
    /// - Throws: As ``foldLog()``, with the drafts erased.
    public func expireDrafts(savedBefore limit: Moment) async throws -> Int {
        let erased = try await writeQuietly { db in
            let over = try DraftRecord.fetchAll(
                db, sql: "SELECT id, form, savedAt, savedBy FROM draft WHERE state = 'open' AND savedAt < ?",
                arguments: [limit.milliseconds])
            for record in over {
                // One that cannot be read is erased all the same, as what most of them are.
                let isBegun = (try? opened(record))?.isBegun ?? true
                try db.change(
                    "UPDATE draft SET state = :state, form = NULL WHERE id = :id",
                    ["state": isBegun ? "expired" : "used", "id": record.id.text])
            }
            return over.count
        }
        if erased > 0 { try await foldLog() }
        return erased
    }

    /// How many forms were begun and never taken.
    ///
    /// Of a visit left without a payment each open draft counts, also one that
    /// held only a card that waited: the file counts these without opening them.
    public func abandonedDrafts() async throws -> Int {
        try await read { db in
            try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM draft WHERE state IN ('expired', 'dropped')") ?? 0
        }
    }

    private func openDraft(of visit: Identifier, part: String, _ db: Database) throws -> DraftRecord? {
        try DraftRecord.fetchOne(
            db, sql: "SELECT id, form, savedAt, savedBy FROM draft WHERE visit = ? AND part = ? AND state = 'open'",
            arguments: [visit.text, part])
    }

    private func opened(_ record: DraftRecord, savedSince limit: Moment) throws -> RegistrationDraft? {
        record.savedAt >= limit ? try opened(record) : nil
    }

    private func opened(_ record: DraftRecord) throws -> RegistrationDraft {
        try vault.open(RegistrationDraft.self, record.form, .draft(record.id))
    }
}

/// An open `draft` row.
private struct DraftRecord: Codable, FetchableRecord {
    var id: Identifier
    var form: Data
    var savedAt: Moment
    var savedBy: String
}

extension SealedField {
    fileprivate static func draft(_ draft: Identifier) -> SealedField { SealedField("draft.form", of: draft.text) }
}
