import Desk
import Foundation
import GRDB
import Insurance

/// A `tender` row.
struct TenderRecord: Codable, FetchableRecord {
    static let selection = """
        SELECT t.id, t.formID, t.visit, t.cashier, t.method, t.state, t.amount, t.openedAt, t.tendered, t.account,
               t.memo, t.expiresAt, t.received, t.valueDay, t.bankReference, t.bankKey, t.confirmedBy, t.confirmedAt,
               t.payment, t.covers,
               COALESCE((SELECT amount FROM payOut WHERE tender = t.id), 0) AS givenBack
        FROM tender t
        """

    var id: Identifier
    var formID: Identifier
    var visit: Identifier
    var cashier: String
    var method: Payment.Method
    var state: Tender.State
    var amount: Dong
    var openedAt: Moment
    var tendered: Dong?
    var account: String?
    var memo: String?
    var expiresAt: Moment?
    var received: Dong?
    var valueDay: String?
    var bankReference: Data?
    var bankKey: Data?
    var confirmedBy: String?
    var confirmedAt: Moment?
    var payment: Identifier?
    var covers: Dong?
    var givenBack: Dong

    func tender(_ vault: FieldVault) throws -> Tender {
        var transfer: AskedTransfer?
        if let account, let memo, let expiresAt {
            transfer = AskedTransfer(
                account: account, memo: memo, expiresAt: expiresAt, arrival: try arrival(vault))
        }
        return Tender(
            id: id, visit: visit, method: method, state: state, amount: amount, openedAt: openedAt, cashier: cashier,
            tendered: tendered, transfer: transfer, payment: payment, covers: covers, givenBack: givenBack)
    }

    private func arrival(_ vault: FieldVault) throws -> BankArrival? {
        guard let received, let day = valueDay.flatMap(CalendarDay.init(_:)), let bankReference, let confirmedBy,
            let confirmedAt
        else { return nil }
        return BankArrival(
            received: received, valueDay: day,
            reference: try vault.open(String.self, bankReference, .tenderReference(id)), officer: confirmedBy,
            at: confirmedAt)
    }
}

extension SealedField {
    static func tenderReference(_ tender: Identifier) -> SealedField {
        SealedField("tender.bankReference", of: tender.text)
    }
}
