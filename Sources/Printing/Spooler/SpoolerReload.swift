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
        guard let process = SpoolerProcess(at: cups.address)?.number else { return }
        let program = String(decoding: ProcessFile.name.bytes(of: process), as: UTF8.self)
        guard program.trimmed == "cupsd" else { return try await restartBySystem() }
        let former = name(of: socket)
        guard kill(process, SIGHUP) == 0 else { throw SpoolerReload.notRestarted }
        let start = ContinuousClock.now
        while name(of: socket) == former || SpoolerProcess(at: cups.address) == nil {
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

    private static let notRestarted = Refusal(
        "spooler-not-restarted",
        """
        The spooler's settings were changed, but it did not read them, so it still works as before. Run: systemctl \
        restart cups, then: kiosk printers install
        """)
}
