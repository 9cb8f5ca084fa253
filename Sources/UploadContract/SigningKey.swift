import Crypto
import Foundation
import Insurance

/// Whose signing key it is; a key of one side is never taken for the other's.
public protocol Signatory: Sendable {
    /// The purpose written into its key files: `kiosk-signing`.
    static var purpose: String { get }
}

/// The kiosk, which signs its envelopes and its requests.
public enum KioskSignatory: Signatory {
    public static let purpose = "kiosk-signing"
}

/// The province, which signs its answers.
public enum ProvinceSignatory: Signatory {
    public static let purpose = "province-signing"
}

public typealias KioskSigningKey = SigningKey<KioskSignatory>
public typealias ProvinceSigningKey = SigningKey<ProvinceSignatory>

/// A private signing key (Ed25519) in a file of its own.
public struct SigningKey<Holder: Signatory>: Sendable {
    private let key: Curve25519.Signing.PrivateKey

    private init(_ key: Curve25519.Signing.PrivateKey) { self.key = key }

    /// Makes a new key.
    public static func make() -> SigningKey { SigningKey(Curve25519.Signing.PrivateKey()) }

    /// - Throws: ``Refusal`` with `key-missing`, `key-open-to-others` or `key-wrong`.
    public init(file path: String) throws {
        let bytes = try KeyFile.read(.signingPrivate(Holder.purpose), from: path)
        do {
            key = try Curve25519.Signing.PrivateKey(rawRepresentation: bytes)
        } catch {
            throw Refusal.keyWrong(path, .signingPrivate(Holder.purpose))
        }
    }

    /// Writes a new file that only its owner can read.
    public func write(to path: String) throws {
        try KeyFile.write(key.rawRepresentation, as: .signingPrivate(Holder.purpose), to: path)
    }

    public var publicKey: Public { Public(key.publicKey) }

    /// The Ed25519 signature over these bytes, 64 bytes long.
    public func signature(over bytes: [UInt8]) throws -> [UInt8] { [UInt8](try key.signature(for: bytes)) }

    /// The public half, which the other side checks signatures with.
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
            guard let key = Public(bytes: [UInt8](try KeyFile.read(.signingPublic(Holder.purpose), from: path))) else {
                throw Refusal.keyWrong(path, .signingPublic(Holder.purpose))
            }
            self = key
        }

        public var bytes: [UInt8] { [UInt8](key.rawRepresentation) }

        public func write(to path: String) throws {
            try KeyFile.write(key.rawRepresentation, as: .signingPublic(Holder.purpose), to: path)
        }

        public func isSignature(_ signature: [UInt8], over bytes: [UInt8]) -> Bool {
            key.isValidSignature(signature, for: bytes)
        }
    }
}
