public import Desk
import Foundation
import GRDB
public import Insurance

extension LedgerDatabase: StrayLedger {
    /// Notes money at the bank that no visit waits for; the same form again
    /// notes nothing more.
    ///
    /// - Throws: ``Refusal`` with `form-reused`, `bank-reference-known`,
    ///   `transfer-awaited`, `memo-unknown`.
    public func note(_ note: StrayNote, by officer: Operator, at moment: Moment) async throws -> StrayTransfer {
        try await write { db in
            let key = bankKey(note.word.reference)
            if let known = try strayRecord(bankKey: key, db) {
                guard known.formID == note.formID, known.amount == note.word.received else {
                    throw Refusal.bankReferenceKnown(nil, on: known.at.day)
                }
                return try known.strayTransfer(vault)
            }
            if let known = try ticket(ofBankKey: key, db) { throw known }
            guard try !isKnown(form: note.formID, db) else { throw Refusal.formReused }
            let asked = try asked(by: note.memo, db)
            let id = Identifier.make(at: moment)
            try db.insert(
                into: "strayTransfer",
                [
                    "id": id.text, "formID": note.formID.text, "amount": note.word.received.count,
                    "valueDay": note.word.valueDay.description,
                    "bankReference": try vault.seal(note.word.reference, .strayReference(id)), "bankKey": key,
                    "asked": asked?.text, "notedBy": officer.code, "at": moment.milliseconds,
                ])
            return try strayRecord(id, db).strayTransfer(vault)
        }
    }

    /// Uses it for the visit whose memo it carries, as if that had been asked
    /// again; the same form again is the same act.
    ///
    /// - Throws: ``Refusal`` with `stray-unknown`, `stray-settled`,
    ///   `stray-unusable`, `form-reused`, `shift-not-open`, `clock-untrusted`,
    ///   and as ``confirm(_:_:by:at:)``.
    public func use(
        _ stray: Identifier, form: Identifier, _ demand: TransferDemand, by cashier: Operator, at moment: Moment
    ) async throws -> TransferOutcome {
        try await write { db in
            let known = try strayRecord(stray, db)
            let transfer = try known.strayTransfer(vault)
            let word = BankWord(
                received: transfer.amount, valueDay: transfer.valueDay, reference: transfer.reference)
            if let made = try transferRecord(ofForm: form, db) {
                guard made.id == known.tender else { throw Refusal.formReused }
                return try confirm(made, word, by: cashier, at: moment, db)
            }
            guard known.fate == nil else { throw Refusal.straySettled }
            guard let visit = try self.visit(usableFor: known, db) else { throw Refusal.strayUnusable }
            try trust(moment, db)
            let till = Till(cashier: cashier, shift: try openShift(of: cashier.code, db), moment: moment)
            let asked = try ask(try visitRecord(visit, db), for: known.amount, form: form, demand, at: till, db)
            return try confirm(try tenderRecord(asked, db), word, by: cashier, at: moment, db)
        }
    }

    /// Says that it was sent back or left to the office, and tells the province.
    ///
    /// - Throws: ``Refusal`` with `stray-unknown`, `stray-settled`, `stray-note-missing`.
    public func settle(
        _ stray: Identifier, as fate: StrayTransfer.Fate, note: String?, officer: Operator, second: Operator,
        at moment: Moment
    ) async throws {
        let note = note.flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 }
        try await write { db in
            let known = try strayRecord(stray, db)
            if known.fate == fate, fate != .matched { return }
            guard known.fate == nil, fate != .matched else { throw Refusal.straySettled }
            guard let note else { throw Refusal.noteMissing }
            try db.changeOne(
                """
                UPDATE strayTransfer SET fate = :fate, note = :note, settledBy = :officer, second = :second,
                                         settledAt = :at
                WHERE id = :id AND fate IS NULL
                """,
                [
                    "fate": fate.rawValue, "note": try vault.seal(note, .strayNote(stray)), "officer": officer.code,
                    "second": second.code, "at": moment.milliseconds, "id": stray.text,
                ],
                else: LedgerFault.stateNotLeft(table: "strayTransfer", id: stray.text))
            try tell(of: stray, by: officer, at: moment, db)
        }
    }
}

extension LedgerDatabase {
    /// An unmatched transfer was the one that a tender waited for.
    func match(
        _ stray: StrayTransferRecord, to tender: Identifier, by officer: Operator, at moment: Moment, _ db: Database
    ) throws {
        try db.changeOne(
            """
            UPDATE strayTransfer SET fate = 'matched', tender = :tender, settledBy = :officer, settledAt = :at
            WHERE id = :id AND fate IS NULL
            """,
            ["tender": tender.text, "officer": officer.code, "at": moment.milliseconds, "id": stray.id.text],
            else: LedgerFault.stateNotLeft(table: "strayTransfer", id: stray.id.text))
        try tell(of: stray.id, by: officer, at: moment, db)
    }

    func strayRecord(bankKey key: Data, _ db: Database) throws -> StrayTransferRecord? {
        try StrayTransferRecord.fetchOne(
            db, sql: "SELECT \(StrayTransferRecord.columns) FROM strayTransfer WHERE bankKey = ?", arguments: [key])
    }

    /// Those nobody settled, oldest first.
    func openStrays(_ db: Database) throws -> [OpenStray] {
        try StrayTransferRecord.fetchAll(
            db, sql: "SELECT \(StrayTransferRecord.columns) FROM strayTransfer WHERE fate IS NULL ORDER BY seq"
        ).map { record in
            let visit = try record.asked.map { try visitRecord(tenderRecord($0, db).visit, db).visit(vault) }
            return OpenStray(
                transfer: try record.strayTransfer(vault), visit: visit,
                isUsable: try self.visit(usableFor: record, db) != nil)
        }
    }

    private func tell(of stray: Identifier, by officer: Operator, at moment: Moment, _ db: Database) throws {
        let transfer = try strayRecord(stray, db).strayTransfer(vault)
        try append(.strayTransfer(transfer), about: stray, by: officer.code, at: moment, db)
    }

    private func strayRecord(_ id: Identifier, _ db: Database) throws -> StrayTransferRecord {
        let known = try StrayTransferRecord.fetchOne(
            db, sql: "SELECT \(StrayTransferRecord.columns) FROM strayTransfer WHERE id = ?", arguments: [id.text])
        guard let known else { throw Refusal.strayUnknown }
        return known
    }

    private func isKnown(form: Identifier, _ db: Database) throws -> Bool {
        try Bool.fetchOne(
            db, sql: "SELECT EXISTS (SELECT 1 FROM strayTransfer WHERE formID = ?)", arguments: [form.text]) ?? false
    }

    /// The transfer that a form asked for.
    private func transferRecord(ofForm form: Identifier, _ db: Database) throws -> TenderRecord? {
        try TenderRecord.fetchOne(
            db,
            sql: "\(TenderRecord.selection) WHERE t.formID = ? AND t.method = 'transfer' AND t.carriedFrom IS NULL",
            arguments: [form.text])
    }

    /// The ended tender whose memo stands in a transfer's words.
    ///
    /// The longest memo that stands there is meant: a shorter one may be its
    /// beginning.
    ///
    /// - Throws: `transfer-awaited`, `memo-unknown`.
    private func asked(by memo: String, _ db: Database) throws -> Identifier? {
        guard !memo.isEmpty else { return nil }
        let named = try TenderRecord.fetchOne(
            db,
            sql: """
                \(TenderRecord.selection)
                WHERE t.memo IS NOT NULL AND instr(?, t.memo) > 0
                ORDER BY length(t.memo) DESC, t.state = 'awaiting' DESC, t.seq DESC LIMIT 1
                """, arguments: [memo])
        guard let named else { throw Refusal.memoUnknown }
        guard named.state != .awaiting else {
            throw Refusal.transferAwaited(try visitRecord(named.visit, db).number)
        }
        return named.id
    }

    /// The visit that a transfer's memo names, where it still owes and waits for nothing.
    private func visit(usableFor stray: StrayTransferRecord, _ db: Database) throws -> Identifier? {
        guard let asked = stray.asked else { return nil }
        let visit = try tenderRecord(asked, db).visit
        let owes = try Bool.fetchOne(
            db,
            sql: """
                SELECT EXISTS (SELECT 1 FROM registration WHERE visit = :visit AND state = 'quoted')
                   AND NOT EXISTS (SELECT 1 FROM tender WHERE visit = :visit AND payment IS NULL AND state = 'awaiting')
                """, arguments: ["visit": visit.text])
        return owes == true ? visit : nil
    }
}
