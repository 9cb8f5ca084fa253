public import Desk
import Foundation
import GRDB
public import Insurance

extension LedgerDatabase: HandOverLedger {
    /// Gives exactly the planned papers out, with who took them and against
    /// what; paid registrations with nothing left open end.
    ///
    /// A paper that still waits to be printed keeps its registration open and
    /// is handed over later. A card or a book is told to the province.
    ///
    /// - Parameter signing: The request this ends; refused when it is over.
    /// - Throws: ``Refusal`` with `visit-unknown`, `document-unknown`,
    ///   `paper-void`, `paper-not-good`, `handed-over-before`, `nothing-to-hand-over`, `signing-over`.
    @discardableResult
    public func handOver(
        _ plan: HandOverPlan, against proof: HandOver.Proof, ending signing: Identifier?, by officer: Operator,
        at moment: Moment
    ) async throws -> HandOver {
        try await write { db in
            _ = try visitRecord(plan.visit, db)
            if let signing { try endSigning(signing, as: "used", db) }
            let papers = try goodPapers(plan, db)
            let act = HandOver(
                id: .make(at: moment), visit: plan.visit, papers: plan.papers, receiver: plan.receiver, proof: proof,
                station: plan.station, officer: officer.code, at: moment)
            try insert(act, db)
            for paper in papers {
                try db.changeOne(
                    "UPDATE document SET state = 'handedOver', handOver = :act WHERE id = :id AND state = 'good'",
                    ["act": act.id.text, "id": paper.id.text], else: Refusal.paperNotGood)
            }
            let ended = try endRegistrations(of: act, db)
            guard !papers.isEmpty || ended > 0 else { throw Refusal.nothingToHandOver }
            if proof != .counter {
                try append(.handOver(act, papers: papers), about: act.id, by: officer.code, at: moment, db)
            }
            return act
        }
    }

    /// The codes of those who answer for a tray or a till on a day.
    public func staffOnDuty(on day: CalendarDay) async throws -> Set<String> {
        try await read { db in try staffOnDuty(on: day, db) }
    }

    /// A till left open on an earlier day is not a person there today.
    func staffOnDuty(on day: CalendarDay, _ db: Database) throws -> Set<String> {
        let tills = try Row.fetchAll(db, sql: "SELECT cashier, openedAt FROM shift WHERE state <> 'closed'")
        let cashiers = tills.filter { Moment(milliseconds: $0["openedAt"]).day == day }.map { $0["cashier"] as String }
        return Set(cashiers + [try trayOfficer(on: day, db)].compactMap { $0 })
    }

    /// The papers of a plan, each of its visit and good.
    func goodPapers(_ plan: HandOverPlan, _ db: Database) throws -> [Document] {
        try plan.papers.map { id in
            let record = try documentRecord(id, db)
            guard record.visit == plan.visit else { throw Refusal.documentUnknown }
            guard try !isPaymentVoid(record.payment, db) else { throw Refusal.paperVoid }
            switch record.state {
            case .good: return record.document
            case .handedOver, .recalled: throw Refusal.handedOverBefore
            default: throw Refusal.paperNotGood
            }
        }
    }

    private func insert(_ act: HandOver, _ db: Database) throws {
        var columns: Columns = [
            "id": act.id.text, "visit": act.visit.text, "officer": act.officer, "at": act.at.milliseconds,
            "proof": act.proof.word, "station": act.station,
        ]
        columns.merge(try receiverColumns(act.receiver, .named(inHandOver: act.id))) { own, _ in own }
        switch act.proof {
        case .signature(let signature, let at):
            columns["strokes"] = try vault.seal(signature.text, .strokes(inHandOver: act.id))
            columns["signedAt"] = at.milliseconds
        case .mark(let witness): columns["witness"] = witness
        case .counter: break
        }
        try db.insert(into: "handOver", columns)
    }

    private func endRegistrations(of act: HandOver, _ db: Database) throws -> Int {
        try db.change(
            """
            UPDATE registration SET state = 'handedOver', handOver = :act
            WHERE visit = :visit AND state = 'paid' AND NOT EXISTS (
                SELECT 1 FROM document d
                WHERE d.registration = registration.id AND d.state NOT IN ('handedOver', 'recalled', 'cancelled'))
            """,
            ["act": act.id.text, "visit": act.visit.text])
    }
}
