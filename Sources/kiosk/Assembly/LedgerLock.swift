import Foundation
import Insurance

/// Lets one running kiosk at a time have a ledger's papers.
///
/// A second one would settle what the first has at its printers. The kernel
/// frees the lock when the program ends, however it ends.
final class LedgerLock {
    private let file: Int32

    /// - Throws: `kiosk-running`.
    init(beside ledger: String) throws {
        try FileManager.default.createDirectory(
            atPath: (ledger as NSString).deletingLastPathComponent, withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700])
        file = open(ledger + ".lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0, flock(file, LOCK_EX | LOCK_NB) == 0 else {
            throw Refusal(
                "kiosk-running",
                """
                A kiosk is already running on this ledger, and two would mix up its papers. Use the running one, or \
                stop it first.
                """)
        }
    }

    deinit { close(file) }
}
