import Desk
import Insurance
import Ledger
import Upload
import UploadContract

// The way to the province, which no evening waits for: only records that could never be opened stop one.
extension Readiness {
    /// Long enough for a slow mobile network, short enough to stand and wait.
    private static let patienceSeconds = 3

    func uploadChecks(
        _ condition: Result<LedgerCondition, any Error>, at now: Moment
    ) async -> [ReadyCheck] {
        guard let url = site.settings.upload.url else {
            return [ReadyCheck(.upload, .warning, "upload-none"), sealCheck(at: now)]
                + (await queueChecks(condition, at: now))
        }
        var checks = [sealCheck(at: now)]
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

    /// Records that cannot be opened would be refused in the morning, after the people went home.
    private func sealCheck(at now: Moment) -> ReadyCheck {
        do {
            try SealCheck.run(
                kiosk: site.settings.kioskID, signer: try site.keys.signer(), enrolled: try site.keys.enrolledKey(),
                province: try site.keys.province(), at: now)
            return ReadyCheck(.upload, .ok, "upload-seals")
        } catch {
            return ReadyCheck(.upload, .stop, because: error)
        }
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
