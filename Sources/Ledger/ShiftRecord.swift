import Desk
import Foundation
import GRDB
import Insurance

/// A `shift` row with what was taken in it, which is summed up and never stored.
///
/// Cash is in the drawer as soon as it is laid down, before there is a payment;
/// money of a void that goes on to another receipt was in a drawer before.
struct ShiftRecord: Codable, FetchableRecord {
    static let selection = """
        SELECT id, cashier, state, openedAt, float, counted, pieces, reason, closedAt,
               (SELECT COALESCE(SUM(amount), 0) FROM tender
                WHERE shift = shift.id AND method = 'cash' AND carriedFrom IS NULL) AS takings,
               (SELECT COALESCE(SUM(t.covers), 0) FROM payment p JOIN tender t ON t.payment = p.id
                WHERE p.shift = shift.id AND t.method = 'transfer' AND t.carriedFrom IS NULL) AS transfers,
               (SELECT COALESCE(SUM(amount), 0) FROM payOut WHERE shift = shift.id) AS paidOut,
               (SELECT COUNT(*) FROM payment WHERE shift = shift.id) AS payments,
               (SELECT former.cashier FROM shift former WHERE former.id = shift.receivedFrom) AS receivedFrom,
               (SELECT next.cashier FROM shift next WHERE next.receivedFrom = shift.id) AS passedTo
        FROM shift
        """

    var id: Identifier
    var cashier: String
    var state: Shift.State
    var openedAt: Moment
    var float: Dong
    var counted: Dong?
    var pieces: String?
    var reason: Data?
    var closedAt: Moment?
    var takings: Dong
    var transfers: Dong
    var paidOut: Dong
    var payments: Int
    var receivedFrom: String?
    var passedTo: String?

    func shift(_ vault: FieldVault) throws -> Shift {
        Shift(
            id: id, cashier: cashier, openedAt: openedAt, state: state, float: float, takings: takings,
            transfers: transfers, paidOut: paidOut, payments: payments, counted: counted,
            reason: try reason.map { try vault.open(String.self, $0, .shiftReason(id)) }, closedAt: closedAt,
            receivedFrom: receivedFrom, passedTo: passedTo)
    }
}

extension SealedField {
    static func shiftReason(_ shift: Identifier) -> SealedField { SealedField("shift.reason", of: shift.text) }
}

extension JSONEncoder {
    /// Writes equal values as equal text.
    static var stable: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return encoder
    }
}
