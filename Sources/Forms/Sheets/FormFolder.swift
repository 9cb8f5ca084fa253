import Foundation
import Glibc
public import Insurance

/// A folder of forms, written whole or not at all.
///
/// The forms are written under another name first, each is read back and
/// compared, and the folder gets its name when all of them are on the disk; a
/// power cut leaves no half of them. Only this user may read them, where the
/// medium knows users.
public struct FormFolder: Sendable {
    public let path: String
    private let parent: String
    private let unfinished: String

    /// - Parameters:
    ///   - parent: A folder that is there, such as a medium's.
    ///   - days: They are in the folder's name: `forms-2026-11-21`.
    ///   - isTraining: `training-forms-2026-11-21`, which nobody hands in.
    public init(in parent: String, of days: ClosedRange<CalendarDay>, isTraining: Bool = false) {
        let (first, last) = (days.lowerBound, days.upperBound)
        let span = first == last ? "\(first)" : "\(first)-to-\(last)"
        let name = isTraining ? "training-forms-\(span)" : "forms-\(span)"
        self.parent = parent
        path = parent + "/" + name
        unfinished = parent + "/." + name + ".part"
    }

    /// Refuses a folder that nothing can be written into, before anything is taken out.
    ///
    /// - Throws: ``Refusal`` with `export-folder-missing`, `export-folder-closed`, `export-exists`.
    public func check() throws {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: parent, isDirectory: &isFolder), isFolder.boolValue else {
            throw Refusal.exportFolderMissing
        }
        guard !FileManager.default.fileExists(atPath: path) else {
            throw Refusal.exportExists((path as NSString).lastPathComponent)
        }
        guard access(parent, W_OK | X_OK) == 0 else { throw Refusal.exportFolderClosed }
    }

    /// Writes the forms, each as `.xlsx` and `.csv`.
    ///
    /// - Parameter made: Written into the workbooks.
    /// - Throws: What ``check()`` throws; `export-disk-full`, `export-unequal`,
    ///   `export-failed`. Nothing of them stays then.
    public func write(_ files: [FormFile], made: Moment) throws {
        try check()
        // What a power cut left of an earlier run is no form.
        try? FileManager.default.removeItem(atPath: unfinished)  // It mostly is not there.
        guard mkdir(unfinished, 0o700) == 0 else { throw Refusal.exportFailed(errno) }
        do {
            for file in files {
                try write(file, "xlsx") {
                    try WorkbookWriter.write(file.sheets, to: $0, scratch: unfinished, made: made)
                }
                try write(file, "csv") { try put(CSVWriter.bytes(of: file.sheets), into: $0) }
            }
            try settle(unfinished)
            guard rename(unfinished, path) == 0 else { throw Refusal.exportFailed(errno) }
            try settle(parent)
        } catch {
            // The workbook's library does not always say why a file is short.
            let trouble: any Error = isFull ? Refusal.exportDiskFull : error
            try? FileManager.default.removeItem(atPath: unfinished)  // The trouble itself is what counts.
            throw trouble
        }
    }

    /// Compares the folder with what forms should say.
    ///
    /// - Returns: the names of files that are missing or say something else.
    public func differences(from files: [FormFile]) throws -> [String] {
        guard FileManager.default.fileExists(atPath: path) else { throw Refusal.exportFolderMissing }
        return files.flatMap { file in ["xlsx", "csv"].map { (file, "\(file.name).\($0)") } }.filter { file, name in
            // Whatever is wrong with it, it is not as it should be.
            (try? file.isEqual(path + "/" + name)) != true
        }.map(\.1)
    }

    private func write(_ file: FormFile, _ ending: String, _ body: (String) throws -> Void) throws {
        let name = unfinished + "/" + file.name + "." + ending
        // Made before the workbook's library opens it, so that nobody else may ever read it.
        let made = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard made >= 0 else { throw Refusal.exportFailed(errno) }
        close(made)
        try body(name)
        try settle(name)
        guard try isEqual(file, name) else { throw Refusal.exportUnequal }
    }

    private func isEqual(_ file: FormFile, _ name: String) throws -> Bool {
        do { return try file.isEqual(name) } catch is Refusal { return false }
    }

    private func put(_ bytes: [UInt8], into name: String) throws {
        let file = open(name, O_WRONLY | O_CLOEXEC)
        guard file >= 0 else { throw Refusal.exportFailed(errno) }
        defer { close(file) }
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
            guard count > 0 || errno == EINTR else { throw Refusal.exportFailed(errno) }
            rest = rest.dropFirst(max(0, count))
        }
    }

    /// Waits until a file or folder is on the disk.
    private func settle(_ name: String) throws {
        let file = open(name, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw Refusal.exportFailed(errno) }
        defer { close(file) }
        // Some media cannot do this for a folder, and say so.
        guard fsync(file) == 0 || errno == EINVAL else { throw Refusal.exportFailed(errno) }
    }

    /// Whether hardly any room is left.
    private var isFull: Bool {
        var room = statvfs()
        guard statvfs(parent, &room) == 0 else { return false }
        return UInt64(room.f_bavail) * UInt64(room.f_frsize) < 1 << 18
    }
}
