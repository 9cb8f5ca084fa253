import Desk
import Foundation
import GRDB
import Insurance

/// A `document` row with its latest print intent and the blank it is bound to.
struct DocumentRecord: Codable, FetchableRecord {
    static let selection = """
        SELECT d.id, d.visit, d.registration, d.payment, d.kind, d.state, d.attempts, d.note, d.approvedBy,
               i.id AS intent,
               COALESCE(b.serial, CASE d.state WHEN 'spoiled' THEN i.blankSerial END) AS blankSerial
        FROM document d
        LEFT JOIN printIntent i ON i.document = d.id AND i.attempt = d.attempts
        LEFT JOIN blank b ON b.document = d.id AND b.state IN ('reserved', 'used')
        """

    var id: Identifier
    var visit: Identifier
    var registration: Identifier?
    var payment: Identifier
    var kind: DocumentKind
    var state: Document.State
    var attempts: Int
    var note: String?
    var approvedBy: String?
    var intent: Identifier?
    var blankSerial: String?

    var document: Document {
        Document(
            id: id, visit: visit, registration: registration, payment: payment, kind: kind, state: state,
            attempts: attempts, blankSerial: blankSerial, intent: intent, note: note, approvedBy: approvedBy)
    }
}

extension LedgerDatabase {
    /// - Throws: `document-unknown`.
    func documentRecord(_ id: Identifier, _ db: Database) throws -> DocumentRecord {
        let known = try DocumentRecord.fetchOne(
            db, sql: "\(DocumentRecord.selection) WHERE d.id = ?", arguments: [id.text])
        guard let known else { throw Refusal.documentUnknown }
        return known
    }
}
