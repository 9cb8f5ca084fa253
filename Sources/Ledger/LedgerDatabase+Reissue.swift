public import Desk
import GRDB
public import Insurance

extension LedgerDatabase: ReissueLedger {
    /// Recalls a paper that was given out, puts its blank to the spoiled ones,
    /// tells the province, and queues the paper anew with the lowest new blank.
    ///
    /// The registration stays handed over: that it was given once is so. A paper
    /// that a correction recalled may be printed anew in the same way.
    ///
    /// - Throws: ``Refusal`` with `document-unknown`, `reissue-not-given`.
    public func reissue(
        document id: Identifier, reason: SpoilReason, witness: Operator, by officer: Operator, at moment: Moment
    ) async throws {
        try await write { db in
            try reissue(document: id, reason: reason, witness: witness, by: officer, at: moment, db)
        }
    }

    /// As ``reissue(document:reason:witness:by:at:)``, within another act.
    func reissue(
        document id: Identifier, reason: SpoilReason, witness: Operator, by officer: Operator, at moment: Moment,
        _ db: Database
    ) throws {
        let paper = try documentRecord(id, db)
        let handOver = try String.fetchOne(
            db, sql: "SELECT handOver FROM document WHERE id = ? AND state IN ('handedOver', 'recalled')",
            arguments: [id.text])
        guard let handOver, let intent = paper.intent, try !isOfVoidRegistration(paper, db) else {
            throw Refusal.reissueNotGiven
        }
        try db.insert(
            into: "reissue",
            [
                "id": Identifier.make(at: moment).text, "document": id.text, "intent": intent.text,
                "handOver": handOver, "reason": reason.rawValue, "officer": officer.code, "witness": witness.code,
                "at": moment.milliseconds,
            ])
        try db.change(
            "UPDATE document SET state = 'recalled' WHERE id = :id AND state = 'handedOver'", ["id": id.text])
        try takeBack(paper, by: officer, at: moment, db)
        try db.changeOne(
            """
            UPDATE document SET state = 'waiting', note = NULL, handOver = NULL, approvedBy = :officer
            WHERE id = :id AND state = 'recalled'
            """, ["officer": officer.code, "id": id.text], else: Refusal.reissueNotGiven)
        if let blank = paper.kind.blank { try reserve(blank, for: id, by: officer.code, at: moment, db) }
    }

    /// The good print of a paper given out counts no more, and its blank goes into the bag.
    ///
    /// - Throws: `reissue-not-given`.
    func takeBack(_ paper: DocumentRecord, by officer: Operator, at moment: Moment, _ db: Database) throws {
        guard let intent = paper.intent else { throw Refusal.reissueNotGiven }
        try db.changeOne(
            """
            UPDATE printIntent SET takenBackAt = :at, takenBackBy = :officer
            WHERE id = :id AND verdict = 'good' AND takenBackAt IS NULL
            """, ["at": moment.milliseconds, "officer": officer.code, "id": intent.text],
            else: Refusal.reissueNotGiven)
        guard paper.kind.blank != nil else { return }
        let act = try begin(.takenBack, by: officer.code, at: moment, db)
        try db.changeOne(
            "UPDATE blank SET state = 'spoiled', act = :act WHERE document = :document AND state = 'used'",
            ["act": act, "document": paper.id.text], else: LedgerFault.stateNotLeft(table: "blank", id: paper.id.text))
        try append(.documentTakenBack(paper.document), about: intent, by: officer.code, at: moment, db)
    }

    /// Nothing is printed anew for a registration that is void.
    func isOfVoidRegistration(_ paper: DocumentRecord, _ db: Database) throws -> Bool {
        guard let registration = paper.registration else { return false }
        return try Bool.fetchOne(
            db, sql: "SELECT state = 'void' FROM registration WHERE id = ?", arguments: [registration.text]) ?? false
    }
}

extension Refusal {
    fileprivate static let reissueNotGiven = Refusal(
        "reissue-not-given",
        """
        This paper is not with the person now, so nothing was recalled. What lies here is judged and printed again \
        under the tray.
        """)
}
