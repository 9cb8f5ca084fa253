// Several modules include the sockets' headers; a member counts as any one's of them.
import CCups
import Foundation

/// The process that answers at a spooler's socket.
struct SpoolerProcess {
    let number: pid_t

    /// - Returns: `nil` when none does, and for a spooler of another machine.
    init?(at address: SpoolerAddress) {
        guard address.isOnThisMachine, let number = SpoolerProcess.peer(of: address.target.host) else { return nil }
        self.number = number
    }

    /// The folder of the settings it was started with; `nil` where it was told none.
    var settings: String? {
        let words = ProcessFile.commandLine.bytes(of: number).split(separator: 0).map {
            String(decoding: $0, as: UTF8.self)
        }
        guard words.first?.split(separator: "/").last == "cupsd", let option = words.firstIndex(of: "-c"),
            option + 1 < words.count, words[option + 1].hasPrefix("/")
        else { return nil }
        return URL(filePath: words[option + 1]).deletingLastPathComponent().path
    }

    private static func peer(of path: String) -> pid_t? {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        guard path.utf8.count < MemoryLayout.size(ofValue: address.sun_path) else { return nil }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let line = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        guard line >= 0 else { return nil }
        defer { close(line) }
        let size = socklen_t(MemoryLayout<sockaddr_un>.size)
        let isOpen = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(line, $0, size) == 0 }
        }
        var credentials: [Int32] = [0, 0, 0]  // Process, user, group (unix(7)).
        var length = socklen_t(12)
        guard isOpen, getsockopt(line, SOL_SOCKET, SO_PEERCRED, &credentials, &length) == 0 else { return nil }
        return credentials[0]
    }
}
