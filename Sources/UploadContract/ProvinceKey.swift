import Crypto
import Foundation
import Insurance

/// The province's private key, which opens what kiosks sealed to it (X25519).
///
/// It belongs on the machine that opens envelopes, not on the one that
/// receives them.
public struct ProvinceKey: Sendable {
    let key: Curve25519.KeyAgreement.PrivateKey

    private init(_ key: Curve25519.KeyAgreement.PrivateKey) { self.key = key }

    /// Makes a new key.
    public static func make() -> ProvinceKey { ProvinceKey(Curve25519.KeyAgreement.PrivateKey()) }

    /// - Throws: ``Refusal`` with `key-missing`, `key-open-to-others` or `key-wrong`.
    public init(file path: String) throws {
        let bytes = try KeyFile.read(.provinceAgreementPrivate, from: path)
        do {
            key = try Curve25519.KeyAgreement.PrivateKey(rawRepresentation: bytes)
        } catch {
            throw Refusal.keyWrong(path, .provinceAgreementPrivate)
        }
    }

    /// Writes a new file that only its owner can read.
    public func write(to path: String) throws {
        try KeyFile.write(key.rawRepresentation, as: .provinceAgreementPrivate, to: path)
    }

    public var publicKey: Public { Public(key.publicKey) }

    /// What kiosks seal to.
    public struct Public: Sendable {
        let key: Curve25519.KeyAgreement.PublicKey
        /// The key's name as envelopes carry it: eight bytes.
        public let idBytes: [UInt8]

        init(_ key: Curve25519.KeyAgreement.PublicKey) {
            self.key = key
            idBytes = Array(SHA256.hash(data: key.rawRepresentation).prefix(8))
        }

        /// - Throws: ``Refusal`` with `key-missing` or `key-wrong`.
        public init(file path: String) throws {
            let bytes = try KeyFile.read(.provinceAgreementPublic, from: path)
            do {
                self.init(try Curve25519.KeyAgreement.PublicKey(rawRepresentation: bytes))
            } catch {
                throw Refusal.keyWrong(path, .provinceAgreementPublic)
            }
        }

        /// The first eight bytes of the public key's SHA-256, in hexadecimal.
        public var id: String { idBytes.hex }

        public func write(to path: String) throws {
            try KeyFile.write(key.rawRepresentation, as: .provinceAgreementPublic, to: path)
        }
    }
}
