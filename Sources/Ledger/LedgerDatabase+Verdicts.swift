public import Desk
import GRDB
public import Insurance

// What came out of the printer, as a person says; part of `IssuingLedger`.
extension LedgerDatabase {
    /// Settles what came out for this very intent, and tells the province of
    /// papers on controlled blanks.
    ///
    /// The same verdict on the same intent again changes nothing.
    ///
    /// - Throws: ``Refusal`` with `document-unknown`, `intent-outdated`,
    ///   `spoil-reason-missing`.
    public func judge(
        document id: Identifier, intent: Identifier, verdict: Verdict, reason: SpoilReason?, by officer: Operator,
        at moment: Moment
    ) async throws {
        guard verdict != .spoiled || reason != nil else { throw Refusal.spoilReasonMissing }
        try await write { db in
            try judge(
                document: id, intent: intent, verdict: verdict, reason: reason, by: officer, at: moment, db)
        }
    }

    /// As ``judge(document:intent:verdict:reason:by:at:)``, within another act.
    ///
    /// - Parameter scannedAs: Which codes said so; `nil` when a person did.
    func judge(
        document id: Identifier, intent: Identifier, verdict: Verdict, reason: SpoilReason?, by officer: Operator,
        scannedAs: String? = nil, at moment: Moment, _ db: Database
    ) throws {
        let record = try documentRecord(id, db)
        let known = try String.fetchOne(
            db, sql: "SELECT verdict FROM printIntent WHERE id = ? AND document = ?",
            arguments: [intent.text, id.text])
        if known == verdict.rawValue { return }
        guard record.intent == intent else { throw Refusal.intentOutdated }
        try db.changeOne(
            "UPDATE document SET state = :state, note = NULL WHERE id = :id AND state IN ('toCheck', 'unknown')",
            ["state": verdict.rawValue, "id": id.text], else: Refusal.intentOutdated)
        try db.changeOne(
            """
            UPDATE printIntent SET verdict = :verdict, spoilReason = :reason, judgedBy = :officer, judgedAt = :at,
                scannedAs = :scannedAs
            WHERE id = :id AND outcome IS NOT NULL AND verdict IS NULL
            """,
            [
                "verdict": verdict.rawValue, "reason": verdict == .spoiled ? reason?.rawValue : nil,
                "officer": officer.code, "at": moment.milliseconds, "id": intent.text,
                "scannedAs": scannedAs,
            ],
            else: Refusal.intentOutdated)
        guard record.kind.blank != nil else { return }
        try settleBlank(of: id, as: verdict, reason: reason, by: officer, at: moment, db)
        let judged = try documentRecord(id, db).document
        try append(.documentOutcome(judged, verdict), about: intent, by: officer.code, at: moment, db)
    }

    /// A good print used its blank up, a spoiled one wasted it; a blank that
    /// stayed in the printer stays reserved.
    private func settleBlank(
        of document: Identifier, as verdict: Verdict, reason: SpoilReason?, by officer: Operator, at moment: Moment,
        _ db: Database
    ) throws {
        let state: String
        switch verdict {
        case .good: state = "used"
        case .spoiled: state = "spoiled"
        case .notPrinted: return
        }
        let act = try begin(
            .judged, by: officer.code, reason: verdict == .spoiled ? reason?.rawValue : nil, at: moment, db)
        try db.changeOne(
            "UPDATE blank SET state = :state, act = :act WHERE document = :document AND state = 'reserved'",
            ["state": state, "act": act, "document": document.text],
            else: LedgerFault.stateNotLeft(table: "blank", id: document.text))
    }
}
