import Crypto
import CryptoExtras
public import Desk
import Foundation

/// Keeps a PIN as a slow hash: scrypt with block size 8 and no parallelism.
public struct PINHash: Sendable {
    /// Hashes a new PIN with a fresh salt.
    ///
    /// - Parameter cost: scrypt's N, a power of two; 2^15 takes about half a
    ///   second on the kiosk. Tests use a small one.
    public static func make(pin: String, cost: Int = 1 << 15) throws -> PINRecord {
        let salt = SymmetricKey(size: .bits128).withUnsafeBytes { Array($0) }
        return PINRecord(salt: salt, hash: try derive(pin, salt: salt, cost: cost), cost: cost)
    }

    /// Whether a PIN is the one hashed; compared in constant time.
    public static func verify(_ pin: String, _ record: PINRecord) -> Bool {
        // A record that cannot be derived from matches nothing: no PIN is right then.
        guard let hash = try? derive(pin, salt: record.salt, cost: record.cost), !record.hash.isEmpty else {
            return false
        }
        return SymmetricKey(data: Data(hash)) == SymmetricKey(data: Data(record.hash))
    }

    private static func derive(_ pin: String, salt: [UInt8], cost: Int) throws -> [UInt8] {
        let typed = Array(pin.precomposedStringWithCanonicalMapping.utf8)
        return try KDF.Scrypt.deriveKey(
            from: typed, salt: salt, outputByteCount: 32, rounds: cost, blockSize: 8, parallelism: 1
        ).withUnsafeBytes { Array($0) }
    }
}
