import Desk
import Foundation
import GRDB
import Insurance

/// The columns that say who takes papers.
struct ReceiverColumns: Codable {
    var receiver: String
    var receiverOf: Identifier?
    var named: Data?

    func receiver(_ vault: FieldVault, _ field: SealedField) throws -> Receiver {
        switch (receiver, receiverOf, named) {
        case ("participant", let registration?, _): return .participant(registration)
        case ("guardian", let registration?, _): return .guardian(registration)
        case (_, _, let named?): return .other(try vault.open(NamedReceiver.self, named, field))
        default: throw LedgerFault.unreadable(field: field.name)
        }
    }
}

/// A `signing` row that is open or signed.
struct SigningRecord: Codable, FetchableRecord {
    static let columns = """
        id, visit, papers, receiver, receiverOf, named, station, officer, openedAt, strokes, signedAt
        """

    var id: Identifier
    var visit: Identifier
    var papers: [Identifier]
    var receiver: String
    var receiverOf: Identifier?
    var named: Data?
    var station: String
    var officer: String
    var openedAt: Moment
    var strokes: Data?
    var signedAt: Moment?

    func signing(_ vault: FieldVault) throws -> Signing {
        let who = try ReceiverColumns(receiver: receiver, receiverOf: receiverOf, named: named)
            .receiver(vault, .named(inSigning: id))
        let signature = try strokes.map {
            try Signature(drawn: vault.open(String.self, $0, .strokes(inSigning: id)))
        }
        return Signing(
            id: id, plan: HandOverPlan(visit: visit, papers: papers, receiver: who, station: station),
            officer: officer, openedAt: openedAt, signature: signature, signedAt: signature == nil ? nil : signedAt)
    }
}

/// A `handOver` row that says who took the papers.
struct HandOverRecord: Codable, FetchableRecord {
    static let columns = """
        id, visit, receiver, receiverOf, named, proof, strokes, signedAt, witness, station, officer, at,
        (SELECT json_group_array(d.id) FROM document d WHERE d.visit = handOver.visit AND d.handOver = handOver.id) AS papers
        """

    var id: Identifier
    var visit: Identifier
    var papers: [Identifier]
    var receiver: String
    var receiverOf: Identifier?
    var named: Data?
    var proof: String
    var strokes: Data?
    var signedAt: Moment?
    var witness: String?
    var station: String
    var officer: String
    var at: Moment

    func handOver(_ vault: FieldVault) throws -> HandOver {
        HandOver(
            id: id, visit: visit, papers: papers,
            receiver: try ReceiverColumns(receiver: receiver, receiverOf: receiverOf, named: named)
                .receiver(vault, .named(inHandOver: id)),
            proof: try proof(vault), station: station, officer: officer, at: at)
    }

    private func proof(_ vault: FieldVault) throws -> HandOver.Proof {
        if let strokes, let signedAt {
            let drawn = try vault.open(String.self, strokes, .strokes(inHandOver: id))
            return .signature(try Signature(drawn: drawn), at: signedAt)
        }
        return witness.map { .mark(witness: $0) } ?? .counter
    }
}

extension SealedField {
    static func named(inHandOver id: Identifier) -> SealedField { SealedField("handOver.named", of: id.text) }
    static func strokes(inHandOver id: Identifier) -> SealedField { SealedField("handOver.strokes", of: id.text) }
    static func named(inSigning id: Identifier) -> SealedField { SealedField("signing.named", of: id.text) }
    static func strokes(inSigning id: Identifier) -> SealedField { SealedField("signing.strokes", of: id.text) }
}
