import Desk
import GRDB
import Insurance

/// A tender that is not written yet: cash laid down, or a transfer asked for.
struct NewTender {
    let id: Identifier
    let form: Identifier
    let visit: Identifier
    let station: String
    let amount: Dong
    /// What the payer put on the table; `nil` for a transfer.
    var tendered: Dong?
    /// `nil` for cash.
    var asked: AskedTransfer?
    /// The payment it is wholly part of from the beginning.
    var payment: Identifier?

    var method: Payment.Method { asked == nil ? .cash : .transfer }
}

extension LedgerDatabase {
    func insert(_ tender: NewTender, at till: Till, _ db: Database) throws {
        let state: Tender.State = tender.asked == nil ? .taken : .awaiting
        try db.insert(
            into: "tender", kept: true,
            [
                "id": tender.id.text, "formID": tender.form.text, "visit": tender.visit.text, "shift": till.shift.text,
                "station": tender.station, "cashier": till.cashier.code, "method": tender.method.rawValue,
                "state": state.rawValue, "amount": tender.amount.count, "openedAt": till.moment.milliseconds,
                "tendered": tender.tendered?.count, "account": tender.asked?.account, "memo": tender.asked?.memo,
                "expiresAt": tender.asked?.expiresAt.milliseconds, "payment": tender.payment?.text,
                "covers": tender.payment.map { _ in tender.amount.count },
            ])
    }

    /// Writes a transfer that is asked for, with the memo of its visit.
    ///
    /// - Parameter station: Where it is asked for; `nil` where the visit was opened.
    /// - Returns: Its id.
    func ask(
        _ visit: VisitRecord, for amount: Dong, form: Identifier, station: String? = nil, _ demand: TransferDemand,
        at till: Till, _ db: Database
    ) throws -> Identifier {
        let memo = TransferMemo(kiosk: demand.kiosk, number: visit.number, day: visit.openedAt.day)
        let asked = AskedTransfer(account: demand.account, memo: memo.text, expiresAt: demand.expiresAt)
        let id = Identifier.make(at: till.moment)
        try insert(
            NewTender(
                id: id, form: form, visit: visit.id, station: station ?? visit.station, amount: amount, asked: asked),
            at: till, db)
        return id
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
