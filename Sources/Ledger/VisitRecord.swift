import Desk
import Foundation
import GRDB
import Insurance
import InsuranceRules

/// A `visit` row.
struct VisitRecord: Codable, FetchableRecord {
    static let columns =
        "id, number, openedAt, station, language, channel, outcome, declinedFor, plans, scanned, erasedAt"

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
    var erasedAt: Moment?

    var isErased: Bool { erasedAt != nil }

    func visit(_ vault: FieldVault) throws -> Visit {
        let known = try scanned.map { try vault.open(KeptScan.self, $0, .scanned(id)) }
        return Visit(
            id: id, number: number, openedAt: openedAt, station: station, language: language, channel: channel,
            outcome: outcome, declinedFor: declinedFor,
            plans: try plans.map { try vault.open([Terms].self, $0, .plans(id)) } ?? [],
            scanned: known?.person, card: known?.card, isErased: isErased)
    }
}

/// Who was scanned, and the card itself where there was one.
///
/// The person's fields stand beside the card, so that files of former versions,
/// which have the person alone, are read too.
struct KeptScan: Codable {
    let person: Person
    let card: CardReading?

    init(_ person: Person, card: CardReading?) {
        self.person = person
        self.card = card
    }

    private enum CodingKeys: String, CodingKey { case card }

    init(from decoder: any Decoder) throws {
        person = try Person(from: decoder)
        card = try decoder.container(keyedBy: CodingKeys.self).decodeIfPresent(CardReading.self, forKey: .card)
    }

    func encode(to encoder: any Encoder) throws {
        try person.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(card, forKey: .card)
    }
}

extension SealedField {
    static func plans(_ visit: Identifier) -> SealedField { SealedField("visit.plans", of: visit.text) }
    static func scanned(_ visit: Identifier) -> SealedField { SealedField("visit.scanned", of: visit.text) }
}
