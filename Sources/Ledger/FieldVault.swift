import Crypto
import Foundation
import Insurance

/// Names the one place a sealed value belongs to.
///
/// The name is authenticated with the value, so a sealed field copied to
/// another row or column does not open there.
struct SealedField: Hashable, Sendable {
    /// `table.column.row`.
    let name: String

    init(_ column: String, of row: String) { name = "\(column).\(row)" }
}

/// Seals what is personal, field by field, with AES-GCM.
struct FieldVault: Sendable {
    private let sealing: SymmetricKey
    private let looking: SymmetricKey
    private let recognizing: SymmetricKey
    /// Tells whether a file was made with this key, and nothing else about it.
    let keyCheck: Data

    init(_ key: DataKey) {
        func derived(_ use: String) -> SymmetricKey {
            HKDF<SHA256>.deriveKey(inputKeyMaterial: key.key, info: Data(use.utf8), outputByteCount: 32)
        }
        sealing = derived("kiosk ledger: sealed fields")
        looking = derived("kiosk ledger: look-up keys")
        recognizing = derived("kiosk ledger: printed codes")
        keyCheck = derived("kiosk ledger: key check").withUnsafeBytes { Data($0) }
    }

    func seal(_ value: some Encodable, _ field: SealedField) throws -> Data {
        let plain = try JSONEncoder.stable.encode(value)
        let box = try AES.GCM.seal(plain, using: sealing, authenticating: Data(field.name.utf8))
        guard let bytes = box.combined else { throw LedgerFault.unreadable(field: field.name) }
        return bytes
    }

    /// Opens a sealed value where it belongs.
    ///
    /// - Throws: ``LedgerFault/unreadable(field:)``, which names the place and
    ///   never the content.
    func open<Value: Decodable>(_ type: Value.Type, _ bytes: Data, _ field: SealedField) throws -> Value {
        do {
            let box = try AES.GCM.SealedBox(combined: bytes)
            let plain = try AES.GCM.open(box, using: sealing, authenticating: Data(field.name.utf8))
            return try JSONDecoder().decode(type, from: plain)
        } catch {
            throw LedgerFault.unreadable(field: field.name)
        }
    }

    /// The look-up keys of a person: of the number that names them, and of the
    /// social insurance code beside a personal ID.
    func lookUpKeys(_ person: Person) -> (first: Data?, second: Data?) {
        let second = person.socialInsuranceCode?.digits
        return (person.key.map(lookUpKey), second == person.key ? nil : second.map(lookUpKey))
    }

    /// The key by which a person's number is found again, without the number.
    func lookUpKey(_ digits: String) -> Data {
        Data(HMAC<SHA256>.authenticationCode(for: Data(digits.utf8), using: looking))
    }

    /// The key by which the code on a printed paper is known again, without the code.
    ///
    /// Runs of spaces count as one: a scanner or a form may have made them so.
    func codeKey(_ code: String) -> Data {
        let plain = code.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return Data(HMAC<SHA256>.authenticationCode(for: Data(plain.utf8), using: recognizing))
    }
}
