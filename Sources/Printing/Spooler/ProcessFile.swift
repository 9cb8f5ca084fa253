import Glibc

/// What proc(5) tells about a process, to everybody.
///
/// Foundation's own reading never gives back the memory of a file that says it
/// has no size and turns out empty, as the command line of each kernel thread.
enum ProcessFile: String {
    /// The words it was started with, each ended by a zero byte.
    case commandLine = "cmdline"
    /// Its program's name, ended by a new line.
    case name = "comm"

    /// - Returns: The file's bytes; none of a process that has ended.
    func bytes(of process: pid_t) -> [UInt8] {
        let file = open("/proc/\(process)/\(rawValue)", O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return [] }
        defer { close(file) }
        var bytes: [UInt8] = []
        while true {
            let piece = [UInt8](unsafeUninitializedCapacity: 4096) { $1 = max(0, read(file, $0.baseAddress, 4096)) }
            if piece.isEmpty { return bytes }
            bytes += piece
        }
    }
}
