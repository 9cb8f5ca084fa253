import Foundation
import Printing

/// What the program holds without needing it.
enum SpareMemory {
    /// Gives the system back what reading settings, law and drawings needed once.
    ///
    /// A kiosk starts once and then runs all evening. Freed memory goes, and so
    /// does the code mapped so far: what is called again comes back from the file
    /// cache, page by page, and what only the start called stays away.
    static func giveBack() {
        KeptMemory.giveBackRest()
        // Without the list the kiosk only stays larger. It comes in pieces, which a file's contents would end at.
        let list = (try? FileHandle(forReadingAtPath: "/proc/self/maps")?.readToEnd()) ?? Data()
        for line in String(decoding: list, as: UTF8.self).split(separator: "\n") {
            guard let code = mappedCode(line) else { continue }
            madvise(UnsafeMutableRawPointer(bitPattern: code.lowerBound), code.count, MADV_DONTNEED)
        }
    }

    /// Where a line of proc_pid_maps(5) has code of a file that nobody can have written to.
    private static func mappedCode(_ line: Substring) -> Range<UInt>? {
        let columns = line.split(separator: " ")
        guard columns.count > 5, columns[1] == "r-xp", columns[5].hasPrefix("/") else { return nil }
        let ends = columns[0].split(separator: "-").compactMap { UInt($0, radix: 16) }
        return ends.count == 2 && ends[0] < ends[1] ? ends[0]..<ends[1] : nil
    }
}
