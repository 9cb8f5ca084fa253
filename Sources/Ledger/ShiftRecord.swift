import Desk
import Foundation
import GRDB
import Insurance

/// A `shift` row with what was taken in it, which is summed up and never stored.
struct ShiftRecord: Codable, FetchableRecord {
    static let selection = """
        SELECT id, cashier, state, openedAt, float, counted, pieces, reason, closedAt,
               (SELECT COALESCE(SUM(amount), 0) FROM payment WHERE shift = shift.id AND method = 'cash') AS takings,
               (SELECT COUNT(*) FROM payment WHERE shift = shift.id) AS payments
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
    var payments: Int

    func shift(_ vault: FieldVault) throws -> Shift {
        Shift(
            id: id, cashier: cashier, openedAt: openedAt, state: state, float: float, takings: takings,
            payments: payments, counted: counted,
            reason: try reason.map { try vault.open(String.self, $0, .shiftReason(id)) }, closedAt: closedAt)
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
