import Crypto
import Foundation
import Insurance

/// The kiosk's own key (Ed25519): signs its envelopes and its requests.
public struct KioskSigningKey: Sendable {
    private let key: Curve25519.Signing.PrivateKey

    private init(_ key: Curve25519.Signing.PrivateKey) { self.key = key }

    /// Makes a new key.
    public static func make() -> KioskSigningKey { KioskSigningKey(Curve25519.Signing.PrivateKey()) }

    /// - Throws: ``Refusal`` with `key-missing`, `key-open-to-others` or `key-wrong`.
    public init(file path: String) throws {
        let bytes = try KeyFile.read(.kioskSigningPrivate, from: path)
        do {
            key = try Curve25519.Signing.PrivateKey(rawRepresentation: bytes)
        } catch {
            throw Refusal.keyWrong(path, .kioskSigningPrivate)
        }
    }

    /// Writes a new file that only its owner can read.
    public func write(to path: String) throws {
        try KeyFile.write(key.rawRepresentation, as: .kioskSigningPrivate, to: path)
    }

    public var publicKey: Public { Public(key.publicKey) }

    /// The Ed25519 signature over these bytes, 64 bytes long.
    public func signature(over bytes: [UInt8]) throws -> [UInt8] { [UInt8](try key.signature(for: bytes)) }

    /// What the province knows a kiosk by.
    public struct Public: Sendable {
        private let key: Curve25519.Signing.PublicKey

        init(_ key: Curve25519.Signing.PublicKey) { self.key = key }

        /// Takes the 32 bytes of a public key; `nil` when they are none.
        public init?(bytes: [UInt8]) {
            // Why the bytes are no key is of no use to the caller.
            guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes) else { return nil }
            self.key = key
        }

        /// - Throws: ``Refusal`` with `key-missing` or `key-wrong`.
        public init(file path: String) throws {
            guard let key = Public(bytes: [UInt8](try KeyFile.read(.kioskSigningPublic, from: path))) else {
                throw Refusal.keyWrong(path, .kioskSigningPublic)
            }
            self = key
        }

        public var bytes: [UInt8] { [UInt8](key.rawRepresentation) }

        public func write(to path: String) throws {
            try KeyFile.write(key.rawRepresentation, as: .kioskSigningPublic, to: path)
        }

        public func isSignature(_ signature: [UInt8], over bytes: [UInt8]) -> Bool {
            key.isValidSignature(signature, for: bytes)
        }
    }
}
