import Desk
import Synchronization

/// Keeps account of one run for whoever watches it.
final class Pace: Sendable {
    private let progress: Mutex<UploadProgress>
    private let report: @Sendable (UploadProgress) async -> Void
    private let start = ContinuousClock.now

    init(_ progress: UploadProgress, _ report: @escaping @Sendable (UploadProgress) async -> Void) {
        self.progress = Mutex(progress)
        self.report = report
    }

    func answered(_ envelopes: [SealedEnvelope]) async {
        let bytes = envelopes.reduce(0) { $0 + $1.bytes.count }
        let now = progress.withLock { progress in
            progress.add(records: envelopes.count, bytes: bytes, after: ContinuousClock.now - start)
            return progress
        }
        await report(now)
    }
}
