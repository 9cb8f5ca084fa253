public import Desk
import GRDB
public import Insurance
import InsuranceRules

extension LedgerDatabase: PaymentLedger {
    /// Takes cash for what a visit still owes, and makes its payment, once; the
    /// same form again returns the same payment.
    ///
    /// Money that came in before is part of it. With all of it in before,
    /// nothing is tendered and the payment is made from that alone.
    ///
    /// - Throws: ``Refusal`` with `form-reused`, `clock-untrusted`,
    ///   `shift-not-open`, `visit-unknown`, `transfer-waits`, `nothing-to-pay`,
    ///   `read-back-missing`, `quote-stale`, `amount-changed`,
    ///   `tendered-short`, `household-order-changed`, `already-registered`,
    ///   `receipts-used-up`, `receipts-held`, `disk-full`; whatever the sealer throws. Nothing is stored then.
    public func take(_ taking: CashTaking, by cashier: Operator, at moment: Moment) async throws -> Payment {
        try await write { db in
            if let known = try payment(ofForm: taking, by: cashier, db) { return known }
            try trust(moment, db)
            let till = Till(cashier: cashier, shift: try openShift(of: cashier.code, db), moment: moment)
            let loose = try looseMoney(of: taking.visit, db)
            let due = try registrationsDue(of: taking.visit, db)
            let rest = max(.zero, due.sum - loose.received)
            let isCash = rest > .zero || loose.isEmpty
            let day = try paymentDay(of: due, with: loose, besidesCash: isCash, on: moment.day)
            guard rest == taking.expected else { throw Refusal.amountChanged(rest) }
            guard taking.tendered >= rest else { throw Refusal.tenderedShort(rest - taking.tendered) }
            return try settle(due, with: loose, cash: isCash ? taking : nil, form: taking.formID, on: day, at: till, db)
        }
    }

    /// Makes the payment of a visit from money that is all in.
    ///
    /// In the caller's transaction it writes the payment, its receipt number,
    /// what each tender covers, the paid registrations, their papers with
    /// reserved blanks, and one envelope for each registration. No stock never
    /// stops a payment: the paper waits. For each printer that stands by, its
    /// next paper is claimed.
    ///
    /// - Parameters:
    ///   - cash: Taken now for the rest; `nil` where nothing was missing.
    ///   - day: The day of payment, whose amounts are due.
    /// - Throws: As ``take(_:by:at:)``.
    func settle(
        _ due: DuePayment, with loose: [Tender], cash: CashTaking?, form: Identifier, on day: CalendarDay,
        at till: Till, _ db: Database
    ) throws -> Payment {
        try refuseChangedOrder(due.registrations, on: day, db)
        let payment = try insertPayment(due, with: loose, cash: cash, form: form, on: day, at: till, db)
        var tenders = try cover(payment, with: loose, db)
        if let cash {
            try insert(
                NewTender(
                    id: payment.id, form: cash.formID, visit: payment.visit, station: cash.station ?? due.visit.station,
                    amount: cash.expected, tendered: cash.tendered, payment: payment.id),
                at: till, db)
            tenders.append(PaidTender(method: .cash, covers: cash.expected))
        }
        try expectReceipt(of: payment, for: due.registrations, db)
        let approver = try approver(besides: till.cashier, on: till.moment.day, db)
        var isElectronic = false
        for registration in due.registrations {
            try refuseDuplicate(registration, db)
            let paid = try pay(registration, with: payment, of: tenders, db)
            if try owePapers(paid, payment: payment, approvedBy: approver, at: till.moment, db) { isElectronic = true }
        }
        try owe(.receipt, to: nil, payment: payment, approvedBy: payment.cashier, at: till.moment, db)
        if isElectronic {
            try owe(.slip, to: nil, payment: payment, approvedBy: payment.cashier, at: till.moment, db)
        }
        try remember(till.moment, db)
        try claimForStandBys(at: till.moment, db)
        return payment
    }

    /// The payment this very form made before.
    ///
    /// - Throws: `form-reused` when the form then said something else.
    private func payment(ofForm taking: CashTaking, by cashier: Operator, _ db: Database) throws -> Payment? {
        let known = try PaymentRecord.fetchOne(
            db, kept: "SELECT \(PaymentRecord.columns) FROM payment WHERE formID = ?", arguments: [taking.formID.text])
        let cash = try TenderRecord.fetchOne(
            db, kept: "\(TenderRecord.selection) WHERE t.formID = ? AND t.method = 'cash' AND t.carriedFrom IS NULL",
            arguments: [taking.formID.text])
        guard let known = known?.payment else {
            // The form laid cash down beside a transfer.
            guard cash == nil else { throw Refusal.formReused }
            return nil
        }
        // What came in before makes a payment without new cash.
        let (taken, tendered) = (cash?.amount ?? .zero, cash?.tendered ?? taking.tendered)
        guard
            known.visit == taking.visit, known.cashier == cashier.code, cash.map({ $0.payment == known.id }) ?? true,
            taken == taking.expected, tendered == taking.tendered
        else { throw Refusal.formReused }
        return known
    }

    /// Takes the next receipt number and writes the payment under it.
    private func insertPayment(
        _ due: DuePayment, with loose: [Tender], cash: CashTaking?, form: Identifier, on day: CalendarDay,
        at till: Till, _ db: Database
    ) throws -> Payment {
        let number = try takeReceiptNumber(for: till.cashier.code, db)
        // Change is given of cash alone: what a transfer was too much goes back by an act of its own.
        let tendered = cash.map { due.sum - $0.expected + $0.tendered } ?? due.sum
        let payment = Payment(
            id: .make(at: till.moment), visit: due.visit.id,
            receipt: ReceiptNumber(series: number.series, number: number.number), amount: due.sum,
            method: loose.contains { $0.method == .transfer } ? .transfer : .cash, tendered: tendered,
            paidAt: till.moment, cashier: till.cashier.code, day: day)
        try db.insert(
            into: "payment", kept: true,
            [
                "id": payment.id.text, "formID": form.text, "visit": payment.visit.text, "shift": till.shift.text,
                "book": number.book, "series": number.series, "number": number.number,
                "amount": payment.amount.count, "method": payment.method.rawValue,
                "tendered": payment.tendered.count, "paidAt": till.moment.milliseconds, "day": day.description,
                "cashier": payment.cashier,
            ])
        return payment
    }
}

/// Who takes money, in which shift, and when.
struct Till {
    let cashier: Operator
    let shift: Identifier
    let moment: Moment
}
