// Several modules include the sockets' headers; a member counts as any one's of them.
import CCups
import Foundation
import Insurance
import Subprocess

/// Lets a running spooler read its settings again.
struct SpoolerReload {
    private let cups: CUPSSettings
    private let patience: Duration = .seconds(40)

    init(_ cups: CUPSSettings) { self.cups = cups }

    /// Does nothing where no spooler runs; it reads them when it starts.
    ///
    /// A spooler of its own gets the signal; one that systemd starts on demand
    /// is restarted through it.
    ///
    /// - Throws: ``Refusal`` with `spooler-not-restarted`.
    func reload() async throws {
        let socket = cups.address.target.host
        guard let process = peer(of: socket) else { return }
        let program = FileManager.default.contents(atPath: "/proc/\(process)/comm").map {
            String(decoding: $0, as: UTF8.self)
        }
        guard program?.trimmed == "cupsd" else { return try await restartBySystem() }
        let former = name(of: socket)
        guard kill(process, SIGHUP) == 0 else { throw SpoolerReload.notRestarted }
        let start = ContinuousClock.now
        while name(of: socket) == former || peer(of: socket) == nil {
            guard start.duration(to: .now) < patience else { throw SpoolerReload.notRestarted }
            try await Task.sleep(for: .milliseconds(50))
        }
    }

    private func restartBySystem() async throws {
        let done = try await Subprocess.run(
            .name("systemctl"), arguments: ["restart", "cups.service"], output: .discarded, error: .discarded)
        guard done.terminationStatus.isSuccess else { throw SpoolerReload.notRestarted }
    }

    /// Names the socket's file: a new one has another time, if not another number.
    private func name(of path: String) -> [Int] {
        var status = stat()
        guard stat(path, &status) == 0 else { return [] }
        return [Int(status.st_ino), status.st_ctim.tv_sec, status.st_ctim.tv_nsec]
    }

    /// The process that listens on a socket; `nil` when none does.
    private func peer(of path: String) -> pid_t? {
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

    private static let notRestarted = Refusal(
        "spooler-not-restarted",
        """
        The spooler's settings were changed, but it did not read them, so it still works as before. Run: systemctl \
        restart cups, then: kiosk printers install
        """)
}
