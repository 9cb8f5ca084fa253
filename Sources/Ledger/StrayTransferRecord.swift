import Desk
import Foundation
import GRDB
import Insurance

/// A `strayTransfer` row.
struct StrayTransferRecord: Codable, FetchableRecord {
    static let columns = """
        id, formID, amount, valueDay, bankReference, asked, notedBy, at, fate, tender, note, settledBy, second, settledAt
        """

    var id: Identifier
    var formID: Identifier
    var amount: Dong
    var valueDay: String
    var bankReference: Data
    var asked: Identifier?
    var notedBy: String
    var at: Moment
    var fate: StrayTransfer.Fate?
    var tender: Identifier?
    var note: Data?
    var settledBy: String?
    var second: String?
    var settledAt: Moment?

    func strayTransfer(_ vault: FieldVault) throws -> StrayTransfer {
        guard let day = CalendarDay(valueDay) else { throw LedgerFault.unreadable(field: "strayTransfer.valueDay") }
        var settlement: StrayTransfer.Settlement?
        if let fate, let settledBy, let settledAt {
            settlement = StrayTransfer.Settlement(
                fate: fate, tender: tender,
                note: try note.map { try vault.open(String.self, $0, .strayNote(id)) }, officer: settledBy,
                second: second, at: settledAt)
        }
        return StrayTransfer(
            id: id, amount: amount, valueDay: day,
            reference: try vault.open(String.self, bankReference, .strayReference(id)), asked: asked,
            notedBy: notedBy, at: at, settlement: settlement)
    }
}

extension SealedField {
    static func strayReference(_ id: Identifier) -> SealedField {
        SealedField("strayTransfer.bankReference", of: id.text)
    }
    static func strayNote(_ id: Identifier) -> SealedField { SealedField("strayTransfer.note", of: id.text) }
}
