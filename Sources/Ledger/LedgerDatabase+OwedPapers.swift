import Desk
import GRDB
import Insurance

extension LedgerDatabase {
    /// Who answers for the papers a payment owes: the officer at the tray that
    /// day, or the cashier where one person does both; nobody yet otherwise.
    func approver(besides cashier: Operator, on day: CalendarDay, _ db: Database) throws -> String? {
        try trayOfficer(on: day, db) ?? (cashier.roles.contains(.officer) ? cashier.code : nil)
    }

    /// Puts a paper at the end of the queue and reserves the lowest blank of
    /// its kind; without stock it waits without one.
    func owe(
        _ kind: DocumentKind, to registration: Identifier?, payment: Payment, approvedBy approver: String?,
        at moment: Moment, _ db: Database
    ) throws {
        let id = Identifier.make(at: moment)
        try db.insert(
            into: "document",
            [
                "id": id.text, "visit": payment.visit.text, "registration": registration?.text,
                "payment": payment.id.text, "kind": kind.rawValue, "printer": kind.printer.rawValue,
                "blankKind": kind.blank?.rawValue, "state": "waiting", "approvedBy": approver,
            ])
        if let blank = kind.blank { try reserve(blank, for: id, db) }
    }

    /// Binds the lowest blank in stock, lowest bundle first, to a document.
    ///
    /// - Returns: whether there was one.
    @discardableResult
    func reserve(_ kind: BlankKind, for document: Identifier, _ db: Database) throws -> Bool {
        try db.change(
            """
            UPDATE blank SET state = 'reserved', document = :document
            WHERE kind = :kind AND state = 'inStock' AND serial = (
                SELECT serial FROM blank WHERE kind = :kind AND state = 'inStock' ORDER BY bundle, serial LIMIT 1)
            """,
            ["document": document.text, "kind": kind.rawValue]) == 1
    }
}
