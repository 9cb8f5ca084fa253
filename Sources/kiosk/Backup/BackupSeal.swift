import Crypto
import CryptoExtras
import Foundation
import Insurance

/// Seals a backup piece by piece with a key made from a passphrase.
///
/// ChaCha20-Poly1305; the key comes from scrypt and a salt of the backup's own,
/// so piece numbers may be nonces. The last piece says that it is the last: a
/// file cut short does not open.
struct BackupSeal {
    static let magic = Array("kiosk-backup 1\n".utf8)
    static let saltLength = 16
    static let pieceLength = 1 << 20
    static let tagLength = 16
    static var headLength: Int { magic.count + saltLength }

    let head: [UInt8]
    private let key: SymmetricKey

    /// - Parameter salt: Of the backup that is read; a new one is drawn otherwise.
    init(_ passphrase: Passphrase, salt: [UInt8]? = nil) throws {
        let salt = salt ?? SymmetricKey(size: .bits128).withUnsafeBytes { Array($0) }
        head = Self.magic + salt
        key = try KDF.Scrypt.deriveKey(
            from: passphrase.bytes, salt: salt, outputByteCount: 32, rounds: 1 << 15, blockSize: 8, parallelism: 1)
    }

    func seal(_ piece: Data, number: UInt64, isLast: Bool) throws -> Data {
        let box = try ChaChaPoly.seal(
            piece, using: key, nonce: try nonce(number, isLast), authenticating: Data(head))
        return box.ciphertext + box.tag
    }

    /// - Throws: ``Refusal`` with `backup-not-openable`.
    func open(_ sealed: Data, number: UInt64, isLast: Bool) throws -> Data {
        do {
            let box = try ChaChaPoly.SealedBox(
                nonce: try nonce(number, isLast), ciphertext: sealed.dropLast(Self.tagLength),
                tag: sealed.suffix(Self.tagLength))
            return try ChaChaPoly.open(box, using: key, authenticating: Data(head))
        } catch {
            throw Refusal.backupNotOpenable
        }
    }

    private func nonce(_ number: UInt64, _ isLast: Bool) throws -> ChaChaPoly.Nonce {
        let digits = (0..<8).map { UInt8(truncatingIfNeeded: number >> (56 - $0 * 8)) }
        return try ChaChaPoly.Nonce(data: digits + [0, 0, 0, isLast ? 1 : 0])
    }
}

/// What backups are sealed with, from a file of the office's.
struct Passphrase {
    let bytes: [UInt8]
    private static let shortest = 16

    /// - Throws: ``Refusal`` with `passphrase-missing`, `passphrase-exposed`,
    ///   `passphrase-short`.
    init(file: String) throws {
        var status = stat()
        guard let contents = FileManager.default.contents(atPath: file), stat(file, &status) == 0 else {
            throw Refusal(
                "passphrase-missing",
                "The passphrase file is not there or may not be read, so nothing was done. Name it with --passphrase-file."
            )
        }
        guard status.st_mode & 0o077 == 0 else {
            throw Refusal(
                "passphrase-exposed",
                "Others may read the passphrase file, so nothing was done. Run chmod 600 on it and start again.")
        }
        let text = String(decoding: contents, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        guard text.utf8.count >= Self.shortest else {
            throw Refusal(
                "passphrase-short",
                "A passphrase of fewer than \(Self.shortest) letters can be guessed, so nothing was done. Write a longer one."
            )
        }
        bytes = Array(text.precomposedStringWithCanonicalMapping.utf8)
    }
}
