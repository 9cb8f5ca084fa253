import Desk
import GRDB
import Insurance

/// The payment for those who stay, before it covers anybody.
struct Successor {
    let payment: Payment
    let heirs: [Heir]
    let tenders: [PaidTender]
}

// Those who stay when a payment is void: registered anew, paid with the money that is here.
extension LedgerDatabase {
    /// Registers those who stay and makes their payment, whose money is what
    /// does not go back.
    ///
    /// They keep the day they paid on: that day their money came, and their
    /// insurance begins as it did.
    ///
    /// - Returns: `nil` where nobody stays.
    /// - Throws: `household-order-changed`, `already-registered`, `receipts-used-up`.
    func goOn(_ act: VoidAct, _ heirs: [Heir], at till: Till, _ db: Database) throws -> Successor? {
        guard let id = act.successor else { return nil }
        let visit = act.plan.payment.visit
        for heir in heirs {
            try insertQuoted(
                heir.stay.entry, heir.stay.quote, as: heir.id, visit: visit, by: act.officer, at: act.at, db)
            try db.changeOne(
                "UPDATE registration SET readBackAt = :at, readBackWay = :way WHERE id = :id AND state = 'quoted'",
                [
                    "at": heir.former.readBackAt?.milliseconds, "way": heir.former.readBackWay?.rawValue,
                    "id": heir.id.text,
                ], else: LedgerFault.stateNotLeft(table: "registration", id: heir.id.text))
        }
        let due = heirs.map { $0.due(in: visit) }
        try refuseChangedOrder(due, on: act.plan.payment.day, db)
        for registration in due { try refuseDuplicate(registration, db) }
        let payment = try insertSuccessor(id, of: act, at: till, db)
        let tenders = try carry(act, to: payment, at: till, db)
        try expectReceipt(of: payment, for: due, db)
        return Successor(payment: payment, heirs: heirs, tenders: tenders)
    }

    /// Marks those who stay as paid, tells the province of each, and sees to
    /// their papers: what stays right goes on with them, the rest is owed anew.
    func pay(_ successor: Successor, of act: VoidAct, _ db: Database) throws {
        let payment = successor.payment
        var isElectronic = false
        for heir in successor.heirs {
            let paid = try pay(heir.due(in: payment.visit), with: payment, of: successor.tenders, db)
            let there = try passOn(heir, to: payment, db)
            let missing = paid.entry.papers.contains { !there.contains($0) }
            let approver = try missing ? approver(besides: act.officer, on: act.at.day, db) : nil
            let owes = try owePapers(paid, besides: there, payment: payment, approvedBy: approver, at: act.at, db)
            if try owes || hasElectronicInstead(heir, db) { isElectronic = true }
        }
        try owe(.receipt, to: nil, payment: payment, approvedBy: payment.cashier, at: act.at, db)
        if isElectronic {
            try owe(.slip, to: nil, payment: payment, approvedBy: payment.cashier, at: act.at, db)
        }
    }

    /// Papers that stay right belong to the registration that goes on.
    ///
    /// - Returns: Which these are.
    private func passOn(_ heir: Heir, to payment: Payment, _ db: Database) throws -> Set<DocumentKind> {
        guard heir.stay.keepsPapers else { return [] }
        try db.change(
            "UPDATE document SET registration = :heir, payment = :payment WHERE registration = :former",
            ["heir": heir.id.text, "payment": payment.id.text, "former": heir.former.id.text])
        let kinds = try String.fetchAll(
            db, sql: "SELECT kind FROM document WHERE registration = ?", arguments: [heir.id.text])
        return Set(kinds.compactMap(DocumentKind.init(rawValue:)))
    }

    /// Whether somebody who stays took a paper's electronic form instead, which
    /// only the slip tells of.
    private func hasElectronicInstead(_ heir: Heir, _ db: Database) throws -> Bool {
        try Bool.fetchOne(
            db, sql: "SELECT EXISTS (SELECT 1 FROM document WHERE registration = ? AND state = 'cancelled')",
            arguments: [heir.id.text]) ?? false
    }

    private func insertSuccessor(
        _ id: Identifier, of act: VoidAct, at till: Till, _ db: Database
    ) throws -> Payment {
        let number = try takeReceiptNumber(for: till.cashier.code, db)
        let (former, amount) = (act.plan.payment, act.plan.kept)
        let payment = Payment(
            id: id, visit: former.visit, receipt: ReceiptNumber(series: number.series, number: number.number),
            amount: amount, method: act.plan.carried.transfer > .zero ? .transfer : .cash, tendered: amount,
            paidAt: act.at, cashier: till.cashier.code, day: former.day)
        try db.insert(
            into: "payment",
            [
                "id": id.text, "formID": act.word.formID.text, "visit": payment.visit.text, "shift": till.shift.text,
                "book": number.book, "series": number.series, "number": number.number, "amount": amount.count,
                "method": payment.method.rawValue, "tendered": amount.count, "paidAt": act.at.milliseconds,
                "day": payment.day.description, "cashier": payment.cashier,
            ])
        return payment
    }

    /// Money of the void payment goes on: no drawer and no bank counts it again.
    private func carry(_ act: VoidAct, to payment: Payment, at till: Till, _ db: Database) throws -> [PaidTender] {
        try Payment.Method.allCases.compactMap { method in
            let amount = act.plan.carried[method]
            guard amount > .zero || (method == .cash && payment.amount == .zero) else { return nil }
            let isCash = method == .cash
            try db.insert(
                into: "tender",
                [
                    "id": Identifier.make(at: act.at).text, "formID": act.word.formID.text,
                    "visit": payment.visit.text, "shift": till.shift.text, "station": act.word.station,
                    "cashier": payment.cashier, "method": method.rawValue,
                    "state": (isCash ? Tender.State.taken : .confirmed).rawValue, "amount": amount.count,
                    "openedAt": act.at.milliseconds, "tendered": isCash ? amount.count : nil,
                    "received": isCash ? nil : amount.count, "payment": payment.id.text, "covers": amount.count,
                    "carriedFrom": act.id.text,
                ])
            return PaidTender(method: method, covers: amount, isCarried: true)
        }
    }
}

extension Heir {
    /// As it is before it is paid for.
    fileprivate func due(in visit: Identifier) -> Registration {
        Registration(
            id: id, visit: visit, state: .quoted, entry: stay.entry, quote: stay.quote, readBackAt: former.readBackAt,
            readBackWay: former.readBackWay)
    }
}
