import Desk
import Insurance
import Ledger
import Upload

// The way to the province, which no evening waits for: nothing here stops one.
extension Readiness {
    /// Long enough for a slow mobile network, short enough to stand and wait.
    private static let patienceSeconds = 3

    func uploadChecks(
        _ condition: Result<LedgerCondition, any Error>, at now: Moment
    ) async -> [ReadyCheck] {
        guard let url = site.settings.upload.url else {
            return [ReadyCheck(.upload, .warning, "upload-none")] + (await queueChecks(condition, at: now))
        }
        var checks: [ReadyCheck] = []
        do {
            _ = try site.keys.provinceSigner()
            checks.append(ReadyCheck(.upload, .ok, "upload-keys-there"))
        } catch {
            checks.append(ReadyCheck(.upload, .warning, because: error))
        }
        switch await ProvinceReach.look(at: url, seconds: Self.patienceSeconds) {
        case .answers: checks.append(ReadyCheck(.upload, .ok, "upload-reached"))
        case .silent(let reason): checks.append(ReadyCheck(.upload, .warning, "upload-silent", ["reason": reason]))
        }
        return checks + (await queueChecks(condition, at: now))
    }

    private func queueChecks(
        _ condition: Result<LedgerCondition, any Error>, at now: Moment
    ) async -> [ReadyCheck] {
        await looked(at: .upload, else: .warning) {
            let lastAccepted = try condition.get().lastAccepted
            return try await ledger.get().queueCounts().readiness(lastAccepted: lastAccepted, at: now)
        }
    }
}
