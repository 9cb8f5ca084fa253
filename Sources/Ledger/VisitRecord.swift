import Desk
import Foundation
import GRDB
import Insurance
import InsuranceRules

/// A `visit` row.
struct VisitRecord: Codable, FetchableRecord {
    static let columns = "id, number, openedAt, station, language, channel, outcome, declinedFor, plans, scanned"

    var id: Identifier
    var number: Int
    var openedAt: Moment
    var station: String
    var language: String
    var channel: Channel
    var outcome: ConsultationOutcome?
    var declinedFor: DeclineReason?
    var plans: Data?
    var scanned: Data?

    func visit(_ vault: FieldVault) throws -> Visit {
        Visit(
            id: id, number: number, openedAt: openedAt, station: station, language: language, channel: channel,
            outcome: outcome, declinedFor: declinedFor,
            plans: try plans.map { try vault.open([Terms].self, $0, .plans(id)) } ?? [],
            scanned: try scanned.map { try vault.open(Person.self, $0, .scanned(id)) })
    }
}

extension SealedField {
    static func plans(_ visit: Identifier) -> SealedField { SealedField("visit.plans", of: visit.text) }
    static func scanned(_ visit: Identifier) -> SealedField { SealedField("visit.scanned", of: visit.text) }
}
