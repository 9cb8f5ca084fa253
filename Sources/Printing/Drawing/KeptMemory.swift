import CMalloc
import Foundation

/// Lets the C library keep a megabyte or two that it would otherwise give back
/// to the kernel after each document, and keeps it from a heap for each thread.
///
/// Each document frees the compressor's and the surface's memory, and the next
/// one asks for it again: without this a fifth of the time goes into page
/// faults. It holds for the whole program.
func keepFreedMemory() {
    mallopt(M_MMAP_THRESHOLD, 1 << 20)
    mallopt(M_TRIM_THRESHOLD, 2 << 20)
    mallopt(M_ARENA_MAX, 2)
}

/// Gives the system back what reading settings, law and drawings needed once.
///
/// A kiosk starts once and then runs all evening. Freed memory goes, and so
/// does the code mapped so far: what is called again comes back from the file
/// cache, page by page, and what only the start called stays away.
func giveBackSpareMemory() {
    malloc_trim(0)
    // Without the list the kiosk only stays larger. It comes in pieces, which a file's contents would end at.
    let list = (try? FileHandle(forReadingAtPath: "/proc/self/maps")?.readToEnd()) ?? Data()
    for line in String(decoding: list, as: UTF8.self).split(separator: "\n") {
        guard let code = mappedCode(line) else { continue }
        madvise(UnsafeMutableRawPointer(bitPattern: code.lowerBound), code.count, MADV_DONTNEED)
    }
}

/// Where a line of proc_pid_maps(5) has code of a file that nobody can have written to.
private func mappedCode(_ line: Substring) -> Range<UInt>? {
    let columns = line.split(separator: " ")
    guard columns.count > 5, columns[1] == "r-xp", columns[5].hasPrefix("/") else { return nil }
    let ends = columns[0].split(separator: "-").compactMap { UInt($0, radix: 16) }
    return ends.count == 2 && ends[0] < ends[1] ? ends[0]..<ends[1] : nil
}
