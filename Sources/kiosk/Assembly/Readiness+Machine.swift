import Desk
import Foundation
import Insurance
import Upload

// What the machine itself must have: keys, space, a scanner.
extension Readiness {
    /// That the keys lie outside of the data folder is seen to when the
    /// settings are read.
    func keyChecks() -> [ReadyCheck] {
        do {
            _ = try site.keys.dataKey()
            _ = try site.keys.signer()
            _ = try site.keys.province()
            return [ReadyCheck(.keys, .ok, "keys-there", ["folder": site.keys.path])]
        } catch {
            return [ReadyCheck(.keys, .stop, because: error)]
        }
    }

    /// Free space on the ledger's disk, against what an evening writes.
    func diskChecks() async -> [ReadyCheck] {
        await looked(at: .disk) {
            let facts = try FileManager.default.attributesOfFileSystem(forPath: site.settings.data)
            let free = (facts[.systemFreeSize] as? NSNumber)?.intValue ?? 0
            // The file and its log; a copy of the file while a newer schema is taken on.
            let file = try? FileManager.default.attributesOfItem(atPath: site.settings.ledgerFile)  // May be new.
            let ledger = (file?[.size] as? NSNumber)?.intValue ?? 0
            let need = Self.mostPeople * Self.bytesAPerson + 2 * ledger
            let state: ReadyCheck.State = free < need ? .stop : free < 10 * need ? .warning : .ok
            let values = ["free": Self.size(free), "need": Self.size(need)]
            return [ReadyCheck(.disk, state, state == .ok ? "disk-free" : "disk-short", values)]
        }
    }

    private static let mostPeople = 400
    /// A visit with payment and papers leaves some 10 kB in the file; the log
    /// may hold the same again before it is folded.
    private static let bytesAPerson = 64_000

    func scannerChecks() -> [ReadyCheck] {
        guard let device = site.settings.scannerDevice else { return [ReadyCheck(.scanner, .ok, "scanner-none")] }
        var status = stat()
        guard stat(device, &status) == 0, status.st_mode & S_IFMT == S_IFCHR else {
            return [ReadyCheck(.scanner, .warning, "scanner-missing", ["device": device])]
        }
        guard access(device, R_OK) == 0 else {
            return [ReadyCheck(.scanner, .warning, "scanner-closed", ["device": device])]
        }
        return [ReadyCheck(.scanner, .ok, "scanner-there", ["device": device])]
    }

    /// Without a second medium somebody must keep copies; that is told each time.
    func backupChecks() async -> [ReadyCheck] {
        guard let place = site.settings.secondPlace else {
            return [ReadyCheck(.backup, .warning, "backup-none", ["folder": site.settings.data])]
        }
        return await looked(at: .backup, else: .warning) {
            let missing = try await place.missing(of: site.settings.kioskID, in: try ledger.get())
            guard missing > 0 else { return [ReadyCheck(.backup, .ok, "backup-copied")] }
            return [ReadyCheck(.backup, .warning, "backup-behind", ["count": String(missing)])]
        }
    }
}
