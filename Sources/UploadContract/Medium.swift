import Foundation
import Glibc
import Insurance

/// A medium that carries batches to the province and answers back, such as a
/// USB stick.
public struct Medium: Sendable {
    /// Its folder, as it is mounted.
    public let path: String
    private static let folderName = "kiosk-batches"

    /// - Throws: ``Refusal`` with `medium-missing`.
    public init(_ path: String) throws {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else {
            throw Refusal.mediumMissing
        }
        self.path = path
    }

    /// The batches of one kiosk on it.
    public func batches(of kiosk: String) -> BatchFolder {
        BatchFolder(kiosk: kiosk, path: "\(path)/\(Self.folderName)/\(kiosk)")
    }

    /// The batches of every kiosk on it, by the kiosks' names.
    public func allBatches() -> [BatchFolder] {
        // A medium without the folder holds no batch.
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(path)/\(Self.folderName)")) ?? []
        return names.filter(KioskName.isValid).sorted().map(batches)
    }

    /// Waits until the names of the files on it are on the medium.
    public func settle() throws { try MediumFile.settle(path) }

    /// Makes sure that so much fits, before anything is written.
    ///
    /// - Throws: ``Refusal`` with `medium-full`.
    public func checkRoom(for bytes: Int, in files: Int) throws {
        var room = statvfs()
        guard statvfs(path, &room) == 0 else { throw Refusal.mediumFailed(errno) }
        let block = max(Int(room.f_frsize), 4096)
        let needed = bytes + (files + Self.spareBlocks) * block
        guard Int(room.f_bavail) * Int(room.f_frsize) >= needed else { throw Refusal.mediumFull(needed: needed) }
    }

    /// For folders and what else the medium keeps of files.
    private static let spareBlocks = 8
}
