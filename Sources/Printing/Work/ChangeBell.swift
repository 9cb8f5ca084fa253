import Synchronization

/// Tells listeners that something has changed.
///
/// A listener that is busy gets one element for all it missed.
final class ChangeBell: Sendable {
    private struct Listeners {
        var next = 0
        var open: [Int: AsyncStream<Void>.Continuation] = [:]
    }

    private let listeners = Mutex(Listeners())

    /// A stream whose first element comes at once.
    func rings() -> AsyncStream<Void> {
        let (stream, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let number = listeners.withLock { listeners in
            listeners.next += 1
            listeners.open[listeners.next] = continuation
            return listeners.next
        }
        continuation.onTermination = { [weak self] _ in
            self?.listeners.withLock { _ = $0.open.removeValue(forKey: number) }
        }
        continuation.yield()
        return stream
    }

    func ring() {
        let open = listeners.withLock { Array($0.open.values) }
        for continuation in open { continuation.yield() }
    }
}
