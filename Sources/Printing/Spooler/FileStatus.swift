import Foundation

/// Whose a file is, and who may do what with it.
struct FileStatus {
    let owner: UInt32
    let group: UInt32
    /// The permission bits.
    let mode: UInt16

    /// - Returns: `nil` when there is no such file, or nobody may tell.
    init?(_ path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        (owner, group, mode) = (status.st_uid, status.st_gid, UInt16(status.st_mode & 0o7777))
    }
}

/// Puts a file in the place of another; after a power cut one of the two is there, whole.
///
/// - Returns: `false` when it could not; the former file then stays.
func replaceDurably(_ path: String, with bytes: Data, mode: UInt16, owner: FileStatus?) -> Bool {
    let folder = (path as NSString).deletingLastPathComponent
    let fresh = folder + "/.kiosk-new"
    let file = open(fresh, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard file >= 0 else { return false }
    defer { close(file) }
    let written = bytes.withUnsafeBytes { buffer in
        var start = 0
        while start < buffer.count {
            let count = write(file, buffer.baseAddress?.advanced(by: start), buffer.count - start)
            guard count > 0 else { return false }
            start += count
        }
        return true
    }
    let isOwned = owner.map { fchown(file, $0.owner, $0.group) == 0 } ?? true
    guard written, isOwned, fchmod(file, mode_t(mode)) == 0, fsync(file) == 0, rename(fresh, path) == 0 else {
        unlink(fresh)
        return false
    }
    let parent = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard parent >= 0 else { return false }
    defer { close(parent) }
    return fsync(parent) == 0
}
