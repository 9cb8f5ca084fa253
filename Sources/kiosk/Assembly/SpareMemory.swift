import Foundation
import Printing

/// What the program holds without needing it.
enum SpareMemory {
    /// Gives the system back what reading settings, law and drawings needed once.
    ///
    /// A kiosk starts once and then runs all evening. Freed memory goes, and so
    /// does what was read of the program and its libraries: what is used again
    /// comes back from the file cache, page by page, and what only the start
    /// used stays away. Other files may be let go of at any moment.
    static func giveBack() {
        KeptMemory.giveBackRest()
        // Without the list the kiosk only stays larger. It comes in pieces, which a file's contents would end at.
        let list = (try? FileHandle(forReadingAtPath: "/proc/self/smaps")?.readToEnd()) ?? Data()
        let files = MappedFile.all(in: String(decoding: list, as: UTF8.self))
        let programs = Set(files.filter(\.isCode).map(\.path))
        for mapping in files where mapping.isAsInFile && programs.contains(mapping.path) {
            madvise(UnsafeMutableRawPointer(bitPattern: mapping.start), mapping.length, MADV_DONTNEED)
        }
    }
}

/// A piece of a file in memory that nobody writes to, as proc_pid_smaps(5) tells it.
struct MappedFile: Hashable {
    let start: UInt
    let length: Int
    let path: String
    let isCode: Bool
    /// Whether every page is still what the file has; the linker writes addresses into some before it locks them.
    private(set) var isAsInFile = true

    static func all(in list: String) -> [MappedFile] {
        var files: [MappedFile] = []
        var isFile = false
        for line in list.split(separator: "\n") {
            let columns = line.split(separator: " ")
            if let name = columns.first, !name.hasSuffix(":") {
                let file = MappedFile(columns)
                isFile = file != nil
                if let file { files.append(file) }
            } else if isFile, ["Anonymous:", "Swap:"].contains(columns.first), columns.dropFirst().first != "0" {
                files[files.count - 1].isAsInFile = false
            }
        }
        return files
    }

    private init?(_ columns: [Substring]) {
        guard columns.count > 5, columns[1].hasPrefix("r-"), columns[5].hasPrefix("/") else { return nil }
        let ends = columns[0].split(separator: "-").compactMap { UInt($0, radix: 16) }
        guard ends.count == 2, ends[0] < ends[1] else { return nil }
        (start, length) = (ends[0], Int(ends[1] - ends[0]))
        (path, isCode) = (String(columns[5]), columns[1].contains("x"))
    }
}
