import Desk
import Foundation
import GRDB
import Insurance

/// A `registration` row.
struct RegistrationRecord: Codable, FetchableRecord {
    static let columns = "id, visit, state, entry, quote, readBackAt, readBackWay, personKey"

    var id: Identifier
    var visit: Identifier
    var state: Registration.State
    var entry: Data
    var quote: Data?
    var readBackAt: Moment?
    var readBackWay: ReadBackWay?
    var personKey: Data

    func registration(_ vault: FieldVault) throws -> Registration {
        Registration(
            id: id, visit: visit, state: state,
            entry: try vault.open(RegistrationEntry.self, entry, .entry(id)),
            quote: try quote.map { try vault.open(FrozenQuote.self, $0, .quote(id)) },
            readBackAt: readBackAt, readBackWay: readBackWay)
    }
}

extension SealedField {
    static func entry(_ registration: Identifier) -> SealedField {
        SealedField("registration.entry", of: registration.text)
    }
    static func quote(_ registration: Identifier) -> SealedField {
        SealedField("registration.quote", of: registration.text)
    }
}
