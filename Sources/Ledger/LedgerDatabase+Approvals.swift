public import Desk
import GRDB
public import Insurance

// Who asked for paper and who approved it; part of `IssuingLedger`.
extension LedgerDatabase {
    /// Approves the papers of a visit that wait for it; asked again it changes nothing.
    ///
    /// - Throws: ``Refusal`` with `visit-unknown`, `approver-took-money`.
    public func approve(papersOf visit: Identifier, by officer: Operator, at moment: Moment) async throws {
        try await write { db in
            _ = try visitRecord(visit, db)
            let cashiers = try String.fetchAll(
                db, sql: "SELECT cashier FROM payment WHERE visit = ?", arguments: [visit.text])
            guard try !cashiers.contains(officer.code) || isAlone(officer, on: moment.day, db) else {
                throw Refusal.approverTookMoney
            }
            try approve("visit = :visit", ["visit": visit.text], as: .act, by: officer, at: moment, db)
        }
    }

    /// Whether nobody else is on duty who could see to the other half.
    func isAlone(_ officer: Operator, on day: CalendarDay, _ db: Database) throws -> Bool {
        try staffOnDuty(on: day, db).subtracting([officer.code]).isEmpty
    }

    /// How an approval came about.
    enum ApprovalWay: String {
        case payment, tray, act
    }

    /// Approves what waits without an approval; papers of a payment are nobody's to approve.
    ///
    /// - Parameter condition: Over `document`.
    func approve(
        _ condition: String, _ values: Columns = [:], as way: ApprovalWay, by officer: Operator, at moment: Moment,
        _ db: Database
    ) throws {
        let waiting = "approvedBy IS NULL AND state = 'waiting' AND \(condition)"
        try db.change(
            """
            INSERT INTO paperApproval (document, officer, way, at)
            SELECT id, :officer, :way, :at FROM document WHERE registration IS NOT NULL AND \(waiting) ORDER BY seq
            """,
            values.merging(["officer": officer.code, "way": way.rawValue, "at": moment.milliseconds]) { $1 })
        try db.change(
            "UPDATE document SET approvedBy = :officer WHERE \(waiting)",
            values.merging(["officer": officer.code]) { $1 })
    }

    /// Writes down that somebody asked for paper when they registered.
    func requestPaper(_ registration: Identifier, by officer: Operator, at moment: Moment, _ db: Database) throws {
        try db.insert(
            into: "paperRequest",
            ["registration": registration.text, "recordedBy": officer.code, "at": moment.milliseconds])
    }

    /// Writes down the approval that came with the payment.
    func recordApproval(of document: Identifier, by officer: String, at moment: Moment, _ db: Database) throws {
        try db.insert(
            into: "paperApproval", kept: true,
            [
                "document": document.text, "officer": officer, "way": ApprovalWay.payment.rawValue,
                "at": moment.milliseconds,
            ])
    }
}

extension LedgerDatabase {
    /// The registrations of a payment that have a paper or will have one.
    func printed(for payment: Payment, _ db: Database) throws -> Set<Identifier> {
        let registrations = try String.fetchAll(
            db,
            sql: """
                SELECT registration FROM document
                WHERE payment = ? AND registration IS NOT NULL AND state <> 'cancelled'
                """,
            arguments: [payment.id.text])
        return Set(registrations.compactMap(Identifier.init(_:)))
    }
}
