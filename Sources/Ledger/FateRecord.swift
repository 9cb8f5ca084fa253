import Desk
import Foundation
import GRDB
import Insurance

/// A `paperFate` row.
struct FateRecord: Codable, FetchableRecord {
    var id: Identifier
    var document: Identifier
    var fate: PaperFate.Kind
    var place: String?
    var until: CalendarDay?
    var agent: Data?
    var witness: String?

    func fate(_ vault: FieldVault) throws -> PaperFate {
        PaperFate(
            document: document, kind: fate, place: place, until: until,
            agent: try agent.map { try vault.open(String.self, $0, .agent(of: id)) }, witness: witness)
    }
}

extension SealedField {
    static func agent(of fate: Identifier) -> SealedField { SealedField("paperFate.agent", of: fate.text) }
}
