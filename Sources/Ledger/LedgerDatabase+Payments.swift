public import Desk
import GRDB
public import Insurance
import InsuranceRules

extension LedgerDatabase: PaymentLedger {
    /// Takes a payment once; the same form again returns the same payment.
    ///
    /// One transaction writes the payment, its receipt number, its one tender
    /// in cash, the paid registrations, their papers with reserved blanks, and one envelope for
    /// each registration. No stock never stops a payment: the paper waits. For
    /// each printer that stands by, its next paper is claimed.
    ///
    /// - Throws: ``Refusal`` with `form-reused`, `clock-untrusted`,
    ///   `shift-not-open`, `visit-unknown`, `nothing-to-pay`,
    ///   `read-back-missing`, `quote-stale`, `amount-changed`,
    ///   `tendered-short`, `household-order-changed`, `already-registered`,
    ///   `receipts-used-up`, `disk-full`; whatever the sealer throws. Nothing is stored then.
    public func take(_ taking: CashTaking, by cashier: Operator, at moment: Moment) async throws -> Payment {
        try await write { db in
            if let known = try payment(ofForm: taking, by: cashier, db) { return known }
            try trust(moment, db)
            let shift = try openShift(of: cashier.code, db)
            let due = try registrationsDue(for: taking, on: moment.day, db)
            try refuseChangedOrder(due, on: moment.day, db)
            let payment = try insertPayment(taking, shift: shift, by: cashier, at: moment, db)
            let tenders = [try insertCash(taking, of: payment, shift: shift, db)]
            try expectReceipt(of: payment, for: due, db)
            let approver = try approver(besides: cashier, on: moment.day, db)
            var isElectronic = false
            for registration in due {
                try refuseDuplicate(registration, db)
                let paid = try pay(registration, with: payment, of: tenders, db)
                if try owePapers(paid, payment: payment, approvedBy: approver, at: moment, db) { isElectronic = true }
            }
            try owe(.receipt, to: nil, payment: payment, approvedBy: cashier.code, at: moment, db)
            if isElectronic {
                try owe(.slip, to: nil, payment: payment, approvedBy: cashier.code, at: moment, db)
            }
            try remember(moment, db)
            try claimForStandBys(at: moment, db)
            return payment
        }
    }

    /// The payment this very form made before.
    ///
    /// - Throws: `form-reused` when the form then said something else.
    private func payment(ofForm taking: CashTaking, by cashier: Operator, _ db: Database) throws -> Payment? {
        let known = try PaymentRecord.fetchOne(
            db, sql: "SELECT \(PaymentRecord.columns) FROM payment WHERE formID = ?", arguments: [taking.formID.text])
        guard let known = known?.payment else { return nil }
        guard
            known.visit == taking.visit, known.amount == taking.expected, known.tendered == taking.tendered,
            known.cashier == cashier.code
        else { throw Refusal.formReused }
        return known
    }

    /// What the visit owes, checked against what the cashier saw, and opened
    /// once for the whole payment.
    private func registrationsDue(
        for taking: CashTaking, on day: CalendarDay, _ db: Database
    ) throws -> [Registration] {
        _ = try visitRecord(taking.visit, db)
        let due = try RegistrationRecord.fetchAll(
            db,
            sql: """
                SELECT \(RegistrationRecord.columns) FROM registration WHERE visit = ? AND state = 'quoted' ORDER BY seq
                """,
            arguments: [taking.visit.text]
        ).map { try $0.registration(vault) }
        guard !due.isEmpty else { throw Refusal.nothingToPay }
        guard due.allSatisfy({ $0.readBackAt != nil }) else { throw Refusal.readBackMissing }
        let quotes = due.compactMap(\.quote)
        if let stale = quotes.first(where: { $0.day != day }) { throw Refusal.quoteStale(stale.day) }
        let sum = quotes.reduce(Dong.zero) { $0 + $1.item.payable }
        guard sum == taking.expected else { throw Refusal.amountChanged(sum) }
        guard taking.tendered >= sum else { throw Refusal.tenderedShort(sum - taking.tendered) }
        return due
    }

    /// Takes the next receipt number and writes the payment under it.
    private func insertPayment(
        _ taking: CashTaking, shift: Identifier, by cashier: Operator, at moment: Moment, _ db: Database
    ) throws -> Payment {
        let number = try takeReceiptNumber(db)
        let payment = Payment(
            id: .make(at: moment), visit: taking.visit,
            receipt: ReceiptNumber(series: number.series, number: number.number), amount: taking.expected,
            method: .cash, tendered: taking.tendered, paidAt: moment, cashier: cashier.code)
        try db.insert(
            into: "payment", kept: true,
            [
                "id": payment.id.text, "formID": taking.formID.text, "visit": payment.visit.text, "shift": shift.text,
                "book": number.book, "series": number.series, "number": number.number,
                "amount": payment.amount.count, "method": payment.method.rawValue,
                "tendered": payment.tendered.count, "paidAt": moment.milliseconds, "day": moment.day.description,
                "cashier": cashier.code,
            ])
        return payment
    }
}
