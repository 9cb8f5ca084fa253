import Desk
import GRDB
import Insurance

extension LedgerDatabase {
    /// Writes the one tender of a payment that is paid in cash at once.
    ///
    /// - Returns: It, as the province is told of it.
    func insertCash(
        _ taking: CashTaking, of payment: Payment, shift: Identifier, _ db: Database
    ) throws -> PaidTender {
        let station = try taking.station ?? visitRecord(taking.visit, db).station
        try db.insert(
            into: "tender", kept: true,
            [
                "id": payment.id.text, "formID": taking.formID.text, "visit": payment.visit.text, "shift": shift.text,
                "station": station, "cashier": payment.cashier, "method": Payment.Method.cash.rawValue,
                "state": Tender.State.taken.rawValue, "amount": payment.amount.count,
                "openedAt": payment.paidAt.milliseconds, "tendered": payment.tendered.count,
                "payment": payment.id.text, "covers": payment.amount.count,
            ])
        return PaidTender(method: .cash, covers: payment.amount)
    }
}
