import Crypto
import Foundation
import Insurance

/// Seals the people of one roster file.
///
/// Each file has keys of its own, made of the data key and the file's salt
/// (HKDF-SHA256), so that nothing moves from one file to another.
struct RosterVault: Sendable {
    /// What a person is found again by, without the number in the file.
    enum LookUp: UInt8 {
        /// Personal ID or social insurance code.
        case number = 1
        case household, phone
    }

    static let saltLength = 16

    private let sealing: SymmetricKey
    private let looking: SymmetricKey

    init(_ key: DataKey, salt: Data) {
        func derived(_ use: String) -> SymmetricKey {
            HKDF<SHA256>.deriveKey(inputKeyMaterial: key.key, salt: salt, info: Data(use.utf8), outputByteCount: 32)
        }
        sealing = derived("kiosk roster: sealed people")
        looking = derived("kiosk roster: look-up keys")
    }

    static func newSalt() -> Data { SymmetricKey(size: .bits128).withUnsafeBytes { Data($0) } }

    func seal(_ plain: some DataProtocol, _ place: SealedField) throws -> Data {
        let box = try AES.GCM.seal(plain, using: sealing, authenticating: Data(place.name.utf8))
        guard let bytes = box.combined else { throw LedgerFault.unreadable(field: place.name) }
        return bytes
    }

    /// Opens a sealed value where it belongs.
    ///
    /// - Throws: ``LedgerFault/unreadable(field:)``, which names the place and
    ///   never the content.
    func open(_ bytes: Data, _ place: SealedField) throws -> Data {
        do {
            let box = try AES.GCM.SealedBox(combined: bytes)
            return try AES.GCM.open(box, using: sealing, authenticating: Data(place.name.utf8))
        } catch {
            throw LedgerFault.unreadable(field: place.name)
        }
    }

    /// The first 64 bits of a keyed hash; two texts may share them, so whoever
    /// is found by it is compared once opened.
    func lookUp(_ kind: LookUp, _ text: String) -> Int64 {
        let code = HMAC<SHA256>.authenticationCode(for: [kind.rawValue] + Array(text.utf8), using: looking)
        return Int64(bitPattern: code.prefix(8).reduce(0) { $0 << 8 | UInt64($1) })
    }
}

extension SealedField {
    static func listed(_ row: Int) -> SealedField { SealedField("roster.person", of: String(row)) }
    static func list(_ id: Int) -> SealedField { SealedField("roster.list", of: String(id)) }
    static func part(_ name: String, _ number: Int) -> SealedField {
        SealedField("roster.part.\(name)", of: "\(number)")
    }
}
