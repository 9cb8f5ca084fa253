public import Desk
import Foundation
import GRDB
public import Insurance

// The bank's word on a transfer; part of `TransferLedger`.
extension LedgerDatabase {
    /// Keeps what the bank said; with all money in, the payment is made in the
    /// same transaction.
    ///
    /// What came is kept also where the payment cannot be made now: the amounts
    /// hold for another day, somebody of the household paid meanwhile. The same
    /// word again makes nothing twice, and tries that payment again.
    ///
    /// - Throws: ``Refusal`` with `tender-unknown`, `transfer-over`,
    ///   `transfer-confirmed`, `value-day-before`, `bank-reference-known`,
    ///   `clock-untrusted`, `shift-not-open`.
    public func confirm(
        _ tender: Identifier, _ word: BankWord, by cashier: Operator, at moment: Moment
    ) async throws -> TransferOutcome {
        try await write { db in
            try confirm(try tenderRecord(tender, db), word, by: cashier, at: moment, db)
        }
    }

    func confirm(
        _ tender: TenderRecord, _ word: BankWord, by cashier: Operator, at moment: Moment, _ db: Database
    ) throws -> TransferOutcome {
        if let payment = tender.payment, try isSame(tender, word) {
            return .paid(try paymentRecord(payment, db).payment, excess: try tender.tender(vault).excess)
        }
        try trust(moment, db)
        let till = Till(cashier: cashier, shift: try openShift(of: cashier.code, db), moment: moment)
        switch tender.state {
        case .awaiting: try keep(word, of: tender, by: cashier, at: moment, db)
        case .confirmed: guard try isSame(tender, word) else { throw Refusal.transferConfirmed }
        case .taken, .expired, .returned: throw Refusal.transferOver
        }
        try remember(moment, db)
        return try settleApart(tender, at: till, db)
    }

    /// Makes the payment of a visit where its money is all in.
    ///
    /// Whatever stands in its way leaves the money as it lies.
    private func settleApart(_ tender: TenderRecord, at till: Till, _ db: Database) throws -> TransferOutcome {
        let loose = try looseMoney(of: tender.visit, db)
        var outcome = TransferOutcome.short(.zero)
        do {
            try db.inSavepoint {
                let due = try registrationsDue(of: tender.visit, db)
                let missing = due.sum - loose.received
                if missing > .zero {
                    outcome = .short(missing)
                    return .commit
                }
                let day = try paymentDay(of: due, with: loose, besidesCash: false, on: till.moment.day)
                let payment = try settle(due, with: loose, cash: nil, form: tender.formID, on: day, at: till, db)
                outcome = .paid(payment, excess: loose.received - payment.amount)
                return .commit
            }
        } catch let refusal as Refusal {
            outcome = .held(refusal)
        }
        return outcome
    }

    /// Writes the bank's word on an awaited transfer, and takes money out of the
    /// unmatched that lay there under the same reference.
    private func keep(
        _ word: BankWord, of tender: TenderRecord, by cashier: Operator, at moment: Moment, _ db: Database
    ) throws {
        let begun = try visitRecord(tender.visit, db).openedAt.day
        guard word.valueDay >= begun else { throw Refusal.valueDayBefore(begun) }
        let key = bankKey(word.reference)
        if let known = try ticket(ofBankKey: key, db) { throw known }
        let stray = try strayRecord(bankKey: key, db)
        if let stray {
            guard stray.fate == nil, stray.amount == word.received, stray.valueDay == word.valueDay.description else {
                throw Refusal.bankReferenceKnown(nil, on: stray.at.day)
            }
        }
        try db.changeOne(
            """
            UPDATE tender SET state = 'confirmed', received = :received, valueDay = :day, bankReference = :reference,
                              bankKey = :key, confirmedBy = :officer, confirmedAt = :at
            WHERE id = :id AND state = 'awaiting'
            """,
            [
                "received": word.received.count, "day": word.valueDay.description,
                "reference": try vault.seal(word.reference, .tenderReference(tender.id)), "key": key,
                "officer": cashier.code, "at": moment.milliseconds, "id": tender.id.text,
            ],
            else: LedgerFault.stateNotLeft(table: "tender", id: tender.id.text))
        if let stray { try match(stray, to: tender.id, by: cashier, at: moment, db) }
    }

    /// Whether a transfer was confirmed with this very word.
    private func isSame(_ tender: TenderRecord, _ word: BankWord) throws -> Bool {
        tender.bankKey == bankKey(word.reference) && tender.received == word.received
            && tender.valueDay == word.valueDay.description
    }

    /// The key by which a bank's reference is known again, without it.
    func bankKey(_ reference: String) -> Data { vault.lookUpKey(reference) }

    /// Why a reference cannot be taken again, with the visit it was used for.
    func ticket(ofBankKey key: Data, _ db: Database) throws -> Refusal? {
        let known = try TenderRecord.fetchOne(
            db, sql: "\(TenderRecord.selection) WHERE t.bankKey = ?", arguments: [key])
        guard let known else { return nil }
        return .bankReferenceKnown(
            try visitRecord(known.visit, db).number, on: (known.confirmedAt ?? known.openedAt).day)
    }
}
