import Crypto
import Foundation
import Glibc
import Insurance

/// The 256-bit key that opens the ledger's sealed fields.
///
/// It never lies in the folder of the data: whoever takes the file without the
/// key reads no person in it. Two keys are derived from it (HKDF-SHA256), one
/// that seals fields and one that makes look-up keys of people's numbers.
public struct DataKey: Sendable, CustomStringConvertible {
    let key: SymmetricKey

    private init(key: SymmetricKey) { self.key = key }

    /// Makes a new key from the system's randomness.
    public static func make() -> DataKey { DataKey(key: SymmetricKey(size: .bits256)) }

    /// Takes a key written as base64, as key files hold it.
    ///
    /// - Throws: ``Refusal`` with `data-key-unreadable`; the text is not repeated in it.
    public init(base64 text: String) throws {
        guard let bytes = Data(base64Encoded: text.trimmingCharacters(in: .whitespacesAndNewlines)), bytes.count == 32
        else { throw Refusal.dataKeyUnreadable }
        key = SymmetricKey(data: bytes)
    }

    /// Reads a key file that nobody else may read.
    ///
    /// A systemd credential, which belongs to root and reaches the service by
    /// an access list, passes as well.
    ///
    /// - Throws: ``Refusal`` with `data-key-unreadable` or `data-key-exposed`.
    public static func read(from path: String) throws -> DataKey {
        let file = Glibc.open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw Refusal.dataKeyUnreadable }
        let handle = FileHandle(fileDescriptor: file, closeOnDealloc: true)
        var status = stat()
        guard fstat(file, &status) == 0 else { throw Refusal.dataKeyUnreadable }
        let forbidden: mode_t = status.st_uid == geteuid() ? 0o077 : 0o007
        guard status.st_mode & forbidden == 0 else { throw Refusal.dataKeyExposed }
        guard let bytes = try handle.read(upToCount: 1024) else { throw Refusal.dataKeyUnreadable }
        return try DataKey(base64: String(decoding: bytes, as: UTF8.self))
    }

    /// Writes the key to a new file that only this user may read, and waits for the disk.
    ///
    /// - Throws: ``Refusal`` with `data-key-not-written`, also when the file
    ///   exists: a key is never overwritten, because its data would be lost.
    public func write(to path: String) throws {
        let file = Glibc.open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw Refusal.dataKeyNotWritten }
        let handle = FileHandle(fileDescriptor: file, closeOnDealloc: true)
        let text = key.withUnsafeBytes { Data($0) }.base64EncodedString() + "\n"
        try handle.write(contentsOf: Data(text.utf8))
        guard fsync(file) == 0 else { throw Refusal.dataKeyNotWritten }
    }

    /// The word a log may show of it.
    public var description: String { "DataKey" }
}
