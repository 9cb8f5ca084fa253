import Crypto
import Desk
import Foundation
import GRDB
import Insurance

extension LedgerDatabase {
    /// The envelope that told the province of a paid registration.
    func registrationEnvelope(_ registration: Identifier, _ db: Database) throws -> Identifier {
        let known = try String.fetchOne(
            db, sql: "SELECT id FROM envelope WHERE kind = 'registration' AND about = ?", arguments: [registration.text]
        )
        guard let id = known.flatMap(Identifier.init(_:)) else {
            throw LedgerFault.stateNotLeft(table: "envelope", id: registration.text)
        }
        return id
    }

    /// Seals a record and chains it to the kiosk's last envelope, inside the
    /// transaction that made the record.
    ///
    /// - Parameter about: The registration, print intent or shift it tells of;
    ///   each is told of once.
    /// - Throws: whatever the sealer throws, which undoes the whole act.
    func append(
        _ record: OutgoingRecord, about: Identifier, by officer: String, at moment: Moment, _ db: Database
    ) throws {
        let previous = try Data.fetchOne(db, kept: "SELECT hash FROM envelope ORDER BY seq DESC LIMIT 1") ?? Data()
        let head = EnvelopeHead(
            id: .make(at: moment), officer: officer, at: moment, previous: [UInt8](previous), rules: settings.rules)
        let sealed = try sealer.seal(record, head: head)
        guard sealed.id == head.id, Array(SHA256.hash(data: sealed.bytes)) == sealed.hash else {
            throw LedgerFault.envelopeMismatch(kind: record.kind)
        }
        try db.insert(
            into: "envelope", kept: true,
            [
                "id": sealed.id.text, "kind": sealed.kind, "about": about.text, "madeAt": moment.milliseconds,
                "hash": Data(sealed.hash), "previous": previous, "bytes": Data(sealed.bytes),
            ])
    }
}
