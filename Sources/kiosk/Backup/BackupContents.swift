import Crypto
import Foundation
import Insurance

/// The files a kiosk is put back from, by their names in the backup.
struct BackupContents {
    static let ledgerName = "ledger.sqlite"

    let files: [(name: String, path: String)]

    /// - Parameter ledger: A copy that nobody writes to.
    init(ledger: String, keys: KeyFolder) {
        let keyFiles = keys.files.filter { FileManager.default.fileExists(atPath: $0) }
        files = [(Self.ledgerName, ledger)] + keyFiles.map { (($0 as NSString).lastPathComponent, $0) }
    }

    /// Writes a sealed file, whole or not at all, and reads it back.
    ///
    /// - Throws: ``Refusal`` with `backup-not-written`, `backup-unequal`.
    func write(to file: String, _ passphrase: Passphrase) throws {
        let fresh = file + ".new"
        do {
            try Data().write(to: URL(filePath: fresh))
            let handle = try FileHandle(forWritingTo: URL(filePath: fresh))
            let writer = try BackupWriter(handle, BackupSeal(passphrase))
            for file in files { try writer.add(file.name, from: file.path) }
            try writer.finish()
            // Else what was just written would come back from memory.
            posix_fadvise(handle.fileDescriptor, 0, 0, POSIX_FADV_DONTNEED)
            try handle.close()
            guard try digests(in: fresh, passphrase) == digests() else { throw Refusal.backupUnequal }
            guard rename(fresh, file) == 0 else { throw Refusal.backupNotWritten }
        } catch {
            unlink(fresh)
            throw error is Refusal ? error : Refusal.backupNotWritten
        }
    }

    private func digests() throws -> [String: [UInt8]] {
        var digests: [String: [UInt8]] = [:]
        for file in files {
            var hash = SHA256()
            let handle = try FileHandle(forReadingFrom: URL(filePath: file.path))
            while let part = try handle.read(upToCount: BackupSeal.pieceLength), !part.isEmpty {
                hash.update(data: part)
            }
            digests[file.name] = Array(hash.finalize())
        }
        return digests
    }

    private func digests(in file: String, _ passphrase: Passphrase) throws -> [String: [UInt8]] {
        var hashes: [String: SHA256] = [:]
        try BackupReader(file: file, passphrase).forEachFile { name in
            hashes[name] = SHA256()
            return { hashes[name]?.update(data: $0) }
        }
        return hashes.mapValues { Array($0.finalize()) }
    }
}
