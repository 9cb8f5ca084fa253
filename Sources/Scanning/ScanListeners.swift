import Synchronization

/// Everyone who waits for scans; each gets each scan once.
final class ScanListeners: Sendable {
    private struct State {
        var next = 0
        var open: [Int: AsyncStream<String>.Continuation] = [:]
    }

    private let state = Mutex(State())

    /// A stream of the scans from now on.
    ///
    /// A listener that falls behind keeps the newest sixteen: a scan that
    /// nobody looked at for so long belongs to a person who has left.
    func listen() -> AsyncStream<String> {
        let (stream, continuation) = AsyncStream.makeStream(of: String.self, bufferingPolicy: .bufferingNewest(16))
        let id = state.withLock { state in
            state.next += 1
            state.open[state.next] = continuation
            return state.next
        }
        continuation.onTermination = { [weak self] _ in self?.forget(id) }
        return stream
    }

    func send(_ text: String) {
        let open = state.withLock { Array($0.open.values) }
        for continuation in open { continuation.yield(text) }
    }

    private func forget(_ id: Int) { state.withLock { $0.open[id] = nil } }
}
