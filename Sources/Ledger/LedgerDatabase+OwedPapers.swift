import Desk
import GRDB
import Insurance
import InsuranceRules

extension LedgerDatabase {
    /// Who answers for the papers a payment owes: the officer at the tray that
    /// day, or the cashier where one person does both; nobody yet otherwise.
    ///
    /// While another is on duty, nobody approves papers that they take the money for.
    ///
    /// - Throws: `officer-takes-money`.
    func approver(besides cashier: Operator, on day: CalendarDay, _ db: Database) throws -> String? {
        let isAlone = try isAlone(cashier, on: day, db)
        guard let officer = try trayOfficer(on: day, db) else {
            return isAlone && cashier.roles.contains(.officer) ? cashier.code : nil
        }
        guard isAlone || officer != cashier.code else { throw Refusal.officerTakesMoney }
        return officer
    }

    /// Puts a paper at the end of the queue and reserves the lowest blank of
    /// its kind; without stock it waits without one.
    ///
    /// - Parameter way: `each` leaves the approval to an act of its own.
    func owe(
        _ kind: DocumentKind, to registration: Identifier?, payment: Payment, approvedBy approver: String?,
        by way: PaperWay = .withPayment, at moment: Moment, _ db: Database
    ) throws {
        let id = Identifier.make(at: moment)
        let approver = way == .each ? nil : approver
        try db.insert(
            into: "document", kept: true,
            [
                "id": id.text, "visit": payment.visit.text, "registration": registration?.text,
                "payment": payment.id.text, "kind": kind.rawValue, "printer": kind.printer.rawValue,
                "blankKind": kind.blank?.rawValue, "state": "waiting", "approvedBy": approver,
                "approval": way.rawValue,
            ])
        if registration != nil, let approver { try recordApproval(of: id, by: approver, at: moment, db) }
        if let blank = kind.blank { try reserve(blank, for: id, by: payment.cashier, at: moment, db) }
    }
}
