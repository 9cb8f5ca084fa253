public import Desk
import Foundation
import GRDB
public import Insurance

extension LedgerDatabase: RightsLedger {
    /// Records that an agreement was taken back, and tells the province; what
    /// was taken back before stays as it is.
    public func withdraw(
        _ purpose: OptionalPurpose, of registrations: [Identifier], by officer: Operator, at moment: Moment
    ) async throws {
        try await write { db in
            for registration in registrations {
                let known = try Int.fetchOne(
                    db, sql: "SELECT COUNT(*) FROM consentWithdrawal WHERE registration = ? AND purpose = ?",
                    arguments: [registration.text, purpose.rawValue])
                guard known == 0 else { continue }
                let withdrawal = Withdrawal(
                    id: .make(at: moment), registration: registration, purpose: purpose, at: moment,
                    officer: officer.code)
                try db.insert(
                    into: "consentWithdrawal",
                    [
                        "id": withdrawal.id.text, "registration": registration.text, "purpose": purpose.rawValue,
                        "at": moment.milliseconds, "officer": officer.code,
                    ])
                try append(
                    .consentWithdrawal(withdrawal), about: withdrawal.id, by: officer.code, at: moment, db)
            }
        }
    }

    /// Writes corrections with their envelopes, all or none, and takes back the
    /// papers that show the mistake.
    ///
    /// A good paper that is still here is spoiled with its blank; one that was
    /// handed over counts as recalled. What is not printed yet is printed
    /// right. By a number that was set right the person is found from now on,
    /// and by the wrong one no more.
    ///
    /// - Throws: ``Refusal`` with `correction-outdated` when somebody corrected
    ///   the same meanwhile, `correction-papers-open` while a paper is in the
    ///   printer or not yet judged, `correction-papers-out` when good papers
    ///   are not in the officer's hands, `correction-insured-twice` when the
    ///   right number is insured already for the same time,
    ///   `correction-number-claimed` when somebody has it who did not pay yet.
    public func correct(
        _ corrections: [Correction], hasPapers: Bool, by officer: Operator, at moment: Moment
    ) async throws {
        try await write { db in
            let corrected = Set(corrections.map(\.registration))
            for correction in corrections {
                let old = try beforeCorrection(correction, db)
                let right = old.person.corrected(by: correction.changes)
                if right.isPrinted(otherwiseThan: old.person) {
                    try takeBack(of: correction.registration, hasPapers: hasPapers, by: officer, at: moment, db)
                }
                try db.insert(
                    into: "correction",
                    [
                        "id": correction.id.text, "registration": correction.registration.text,
                        "content": try vault.seal(correction.changes, .correction(correction.id)),
                        "at": moment.milliseconds, "officer": officer.code,
                    ])
                try renumber(old, as: right, by: correction, with: corrected, db)
                let envelope = try registrationEnvelope(correction.registration, db)
                try append(
                    .correction(correction, envelope: envelope), about: correction.id, by: officer.code, at: moment, db)
            }
        }
    }

    /// The registration as it is, which is what the correction starts from.
    ///
    /// - Throws: `correction-outdated`.
    private func beforeCorrection(_ correction: Correction, _ db: Database) throws -> Registration {
        guard let known = try registrations(where: "id", is: correction.registration.text, db).first,
            correction.changes.allSatisfy({ $0.field.value(of: known.person) == $0.before })
        else { throw Refusal.correctionOutdated }
        return known
    }

    private func takeBack(
        of registration: Identifier, hasPapers: Bool, by officer: Operator, at moment: Moment, _ db: Database
    ) throws {
        let papers = try DocumentRecord.fetchAll(
            db, sql: "\(DocumentRecord.selection) WHERE d.registration = ? ORDER BY d.seq",
            arguments: [registration.text])
        guard !papers.contains(where: { [.printing, .toCheck, .unknown].contains($0.state) }) else {
            throw Refusal.correctionPapersOpen
        }
        let good = papers.filter { $0.state == .good }
        guard good.isEmpty || hasPapers else { throw Refusal.correctionPapersOut }
        for paper in good { try spoil(paper, by: officer, at: moment, db) }
        try db.change(
            "UPDATE document SET state = 'recalled' WHERE registration = :registration AND state = 'handedOver'",
            ["registration": registration.text])
    }

    /// A good paper goes into the bag of the spoiled ones.
    func spoil(_ paper: DocumentRecord, by officer: Operator, at moment: Moment, _ db: Database) throws {
        guard let intent = paper.intent else { throw Refusal.correctionPapersOpen }
        try db.changeOne(
            "UPDATE document SET state = 'spoiled', note = NULL WHERE id = :id AND state = 'good'",
            ["id": paper.id.text], else: LedgerFault.stateNotLeft(table: "document", id: paper.id.text))
        try db.changeOne(
            """
            UPDATE printIntent SET takenBackAt = :at, takenBackBy = :officer
            WHERE id = :id AND verdict = 'good' AND takenBackAt IS NULL
            """,
            ["at": moment.milliseconds, "officer": officer.code, "id": intent.text],
            else: LedgerFault.stateNotLeft(table: "printIntent", id: intent.text))
        guard paper.kind.blank != nil else { return }
        let act = try begin(.takenBack, by: officer.code, at: moment, db)
        try db.changeOne(
            "UPDATE blank SET state = 'spoiled', act = :act WHERE document = :document AND state = 'used'",
            ["act": act, "document": paper.id.text], else: LedgerFault.stateNotLeft(table: "blank", id: paper.id.text))
        try append(.documentTakenBack(paper.document), about: intent, by: officer.code, at: moment, db)
    }
}

extension Refusal {
    fileprivate static let correctionPapersOpen = Refusal(
        "correction-papers-open",
        """
        A paper with the mistake is in the printer or not yet judged, so nothing was corrected. Say first what came \
        out (spoiled, because of the mistake), then correct; it is printed right the next time.
        """)
    fileprivate static let correctionPapersOut = Refusal(
        "correction-papers-out",
        """
        A good paper shows the mistake, so nothing was corrected. Take it back, put it to the spoiled ones, tick \
        that it is here, and correct again.
        """)
}
