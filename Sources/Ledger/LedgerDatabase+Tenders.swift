import Desk
import GRDB
import Insurance

extension LedgerDatabase {
    /// Writes the cash that is taken with a payment.
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
                "state": Tender.State.taken.rawValue, "amount": taking.expected.count,
                "openedAt": payment.paidAt.milliseconds, "tendered": taking.tendered.count,
                "payment": payment.id.text, "covers": taking.expected.count,
            ])
        return PaidTender(method: .cash, covers: taking.expected)
    }

    /// Makes money that came in before part of a payment: cash first, so that
    /// what is too much stays with a transfer.
    ///
    /// - Returns: It, as the province is told of it, in the order it came.
    func cover(_ payment: Payment, with loose: [Tender], _ db: Database) throws -> [PaidTender] {
        var left = payment.amount
        var covered: [Identifier: Dong] = [:]
        for tender in loose.filter({ $0.method == .cash }) + loose.filter({ $0.method == .transfer }) {
            let covers = min(left, tender.received ?? .zero)
            left = left - covers
            covered[tender.id] = covers
            try db.changeOne(
                "UPDATE tender SET payment = :payment, covers = :covers WHERE id = :id AND payment IS NULL",
                ["payment": payment.id.text, "covers": covers.count, "id": tender.id.text],
                else: LedgerFault.stateNotLeft(table: "tender", id: tender.id.text))
        }
        return loose.map { tender in
            let arrival = tender.transfer?.arrival
            return PaidTender(
                method: tender.method, covers: covered[tender.id] ?? .zero, reference: arrival?.reference,
                valueDay: arrival?.valueDay)
        }
    }
}
