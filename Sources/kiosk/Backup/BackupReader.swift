import Crypto
import Foundation
import Insurance

/// Reads what ``BackupWriter`` wrote; nothing that does not open is given out.
final class BackupReader {
    private let handle: FileHandle
    private let seal: BackupSeal
    private var left: UInt64
    private var open = Data()
    private var pieces: UInt64 = 0

    /// - Throws: ``Refusal`` with `backup-missing`, `backup-not-openable`.
    init(file: String, _ passphrase: Passphrase) throws {
        guard let handle = FileHandle(forReadingAtPath: file) else { throw Refusal.backupMissing }
        self.handle = handle
        let length = try handle.seekToEnd()
        try handle.seek(toOffset: 0)
        let head = [UInt8](try handle.read(upToCount: BackupSeal.headLength) ?? Data())
        guard head.count == BackupSeal.headLength, head.starts(with: BackupSeal.magic) else {
            throw Refusal.backupNotOpenable
        }
        seal = try BackupSeal(passphrase, salt: Array(head.suffix(BackupSeal.saltLength)))
        left = length - UInt64(head.count)
    }

    /// Gives each file's name and its bytes, part by part.
    ///
    /// - Throws: ``Refusal`` with `backup-not-openable`, after which what was
    ///   given out before is not to be used; what `body` throws.
    func forEachFile(_ body: (_ name: String) throws -> (Data) throws -> Void) throws {
        while try !isAtEnd() {
            let count = Int(try take(1)[0])
            let take = try body(String(decoding: try self.take(count), as: UTF8.self))
            var length = try self.take(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            while length > 0 {
                let part = try self.take(Int(min(length, UInt64(BackupSeal.pieceLength))))
                try take(part)
                length -= UInt64(part.count)
            }
        }
    }

    private func isAtEnd() throws -> Bool {
        if open.isEmpty, left > 0 || pieces == 0 { try openNext() }
        return open.isEmpty && left == 0
    }

    private func take(_ count: Int) throws -> Data {
        while open.count < count { try openNext() }
        defer { open = Data(open.dropFirst(count)) }
        return Data(open.prefix(count))
    }

    private func openNext() throws {
        let length = min(left, UInt64(BackupSeal.pieceLength + BackupSeal.tagLength))
        guard length >= BackupSeal.tagLength, let sealed = try handle.read(upToCount: Int(length)),
            sealed.count == Int(length)
        else { throw Refusal.backupNotOpenable }
        left -= length
        open += try seal.open(sealed, number: pieces, isLast: left == 0)
        pieces += 1
    }
}
