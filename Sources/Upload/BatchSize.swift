import Synchronization

/// How much is sent at once, as the link bears it: half after a failure, twice
/// as much after an answer that came quickly.
///
/// It is remembered from one run to the next, not from one start to the next.
final class BatchSize: Sendable {
    /// Of one or two records, so that a server that takes little gets them one by one.
    static let least = 1024
    /// How often the first size may double.
    private static let doublings = 3

    private let most: Int
    private let current: Mutex<Int>

    /// - Parameter first: What to begin with, in bytes.
    init(first: Int) {
        most = min(UploadSettings.mostBatchBytes, first << Self.doublings)
        current = Mutex(first)
    }

    var bytes: Int { current.withLock { $0 } }

    /// An answer came; twice as much must fit into half of the time there is.
    func worked(within taken: Duration, of limit: Duration) {
        guard taken * 4 <= limit else { return }
        current.withLock { $0 = min(most, $0 * 2) }
    }

    func failed() {
        current.withLock { $0 = max(Self.least, $0 / 2) }
    }
}
