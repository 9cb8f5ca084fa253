import Foundation
import Insurance

/// Writes files, one after the other, into one sealed file.
///
/// Each is its name after a byte of length, its length in eight bytes, and its bytes.
final class BackupWriter {
    private let handle: FileHandle
    private let seal: BackupSeal
    private var open = Data()
    private var pieces: UInt64 = 0

    init(_ handle: FileHandle, _ seal: BackupSeal) throws {
        self.handle = handle
        self.seal = seal
        try handle.write(contentsOf: Data(seal.head))
    }

    func add(_ name: String, from file: String) throws {
        let source = try FileHandle(forReadingFrom: URL(filePath: file))
        let length = try source.seekToEnd()
        try source.seek(toOffset: 0)
        try write(Data([UInt8(name.utf8.count)] + Array(name.utf8)))
        try write(Data((0..<8).map { UInt8(truncatingIfNeeded: length >> (56 - $0 * 8)) }))
        var left = length
        while left > 0 {
            let part = try source.read(upToCount: Int(min(left, UInt64(BackupSeal.pieceLength)))) ?? Data()
            guard !part.isEmpty else { throw Refusal.backupSourceChanged }
            try write(part)
            left -= UInt64(part.count)
        }
    }

    /// Seals the last piece and waits for the medium.
    func finish() throws {
        try flush(isLast: true)
        try handle.synchronize()
    }

    private func write(_ bytes: Data) throws {
        open += bytes
        while open.count > BackupSeal.pieceLength { try flush(isLast: false) }
    }

    private func flush(isLast: Bool) throws {
        let piece = Data(open.prefix(BackupSeal.pieceLength))
        try handle.write(contentsOf: seal.seal(piece, number: pieces, isLast: isLast))
        open = Data(open.dropFirst(BackupSeal.pieceLength))
        pieces += 1
    }
}
