import Desk
import Foundation
import GRDB
import Insurance
import InsuranceRules

/// A `lead` row with what its visit tells.
struct LeadRecord: Codable, FetchableRecord {
    /// Open first, then the newest.
    static let selection = """
        SELECT l.id, l.visit, v.day, v.number, l.state, l.contact, l.consentVersion, l.consentLanguage, l.consentAt,
               l.consentBy, v.plans, v.channel, v.event, v.team
        FROM lead l JOIN visit v ON v.id = l.visit
        WHERE v.day BETWEEN :first AND :last
        ORDER BY l.state <> 'open', l.seq DESC
        """

    var id: Identifier
    var visit: Identifier
    var day: CalendarDay
    var number: Int
    var state: Lead.State
    var contact: Data?
    var consentVersion: String
    var consentLanguage: String
    var consentAt: Moment
    var consentBy: String
    var plans: Data?
    var channel: Channel
    var event: String?
    var team: String?

    func lead(_ vault: FieldVault) throws -> Lead {
        let asked = Set(try plans.map { try vault.open([Terms].self, $0, .plans(visit)) }?.map(\.scheme) ?? [])
        return Lead(
            id: id, visit: visit, day: day, number: number, state: state,
            contact: try contact.map { try vault.open(FollowUpContact.self, $0, .contact(id)) },
            consent: Consent(version: consentVersion, language: consentLanguage, at: consentAt, officer: consentBy),
            schemes: Scheme.allCases.filter(asked.contains), channel: channel,
            occasion: event.map { Occasion(event: $0, team: team) })
    }
}

extension SealedField {
    static func contact(_ lead: Identifier) -> SealedField { SealedField("lead.contact", of: lead.text) }
}
