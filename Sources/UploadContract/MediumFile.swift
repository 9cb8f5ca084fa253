import Foundation
import Glibc
import Insurance

/// A file on a medium that is carried: there whole or not at all, and read
/// back from the medium itself before it counts.
public struct MediumFile: Sendable {
    public let path: String

    public init(_ path: String) { self.path = path }

    public var isThere: Bool { access(path, F_OK) == 0 }

    /// Writes the file and reads it back; one that is there is replaced.
    ///
    /// The file appears under its name only once its bytes are on the medium; a
    /// stick pulled out earlier leaves at most `….new`.
    ///
    /// - Throws: ``Refusal`` with `medium-full`, `medium-closed`,
    ///   `medium-unequal`, `medium-failed`.
    public func write(_ bytes: [UInt8]) throws {
        let fresh = path + ".new"
        do {
            try Self.put(bytes, into: fresh)
            guard try MediumFile(fresh).read(upTo: bytes.count) == bytes else { throw Refusal.mediumUnequal }
        } catch {
            unlink(fresh)
            throw error
        }
        guard rename(fresh, path) == 0 else { throw Refusal.mediumFailed(errno) }
        try Self.settle((path as NSString).deletingLastPathComponent)
    }

    /// Reads a plain file of at most so many bytes; what is not one, such as a
    /// link or a pipe, is refused.
    ///
    /// - Throws: ``Refusal`` with `medium-file-odd`, `medium-failed`.
    public func read(upTo limit: Int) throws -> [UInt8] {
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard file >= 0 else { throw errno == ELOOP ? Refusal.mediumFileOdd(name) : .mediumFailed(errno) }
        let handle = FileHandle(fileDescriptor: file, closeOnDealloc: true)
        var status = stat()
        guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size <= limit else {
            throw Refusal.mediumFileOdd(name)
        }
        // Else what was just written would come back from memory.
        posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED)
        do {
            return [UInt8](try handle.readToEnd() ?? Data())
        } catch {
            throw Refusal.mediumFailed(EIO)
        }
    }

    private var name: String { (path as NSString).lastPathComponent }

    private static func put(_ bytes: [UInt8], into path: String) throws {
        unlink(path)
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard file >= 0 else { throw Refusal.mediumFailed(errno) }
        defer { close(file) }
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
            guard count > 0 || errno == EINTR else { throw Refusal.mediumFailed(errno) }
            rest = rest.dropFirst(max(0, count))
        }
        guard fsync(file) == 0 else { throw Refusal.mediumFailed(errno) }
    }

    /// Waits until the names in a folder are on the medium.
    static func settle(_ folder: String) throws {
        let file = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard file >= 0 else { throw Refusal.mediumFailed(errno) }
        defer { close(file) }
        // Some file systems of sticks cannot do this for a folder, and say so.
        guard fsync(file) == 0 || errno == EINVAL else { throw Refusal.mediumFailed(errno) }
    }
}
