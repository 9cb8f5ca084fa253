import Synchronization

/// How the queues were when somebody looked last.
///
/// The watch looks several times a second; a paper that is paid for does not
/// wait for another look.
public final class QueueLooks: Sendable {
    private struct Look {
        let queue: SpooledQueue
        let at: ContinuousClock.Instant
    }

    private let looks = Mutex<[String: Look]>([:])
    private let sides = Mutex<[String: Bool]>([:])

    public init() {}

    /// - Parameter queue: `nil` when it could not be seen.
    func note(_ queue: SpooledQueue?, of name: String) {
        let look = queue.map { Look(queue: $0, at: .now) }
        looks.withLock { $0[name] = look }
    }

    /// Whether a queue's printer prints on both sides, as its driver says, or it said itself.
    public func isTwoSided(_ queue: String) -> Bool {
        fresh(queue, within: .seconds(10))?.isTwoSided ?? saidTwoSided(queue) ?? false
    }

    /// What a printer said itself; a printer that is off now has said it before.
    func saidTwoSided(_ queue: String) -> Bool? { sides.withLock { $0[queue] } }

    func note(isTwoSided: Bool, of queue: String) { sides.withLock { $0[queue] = isTwoSided } }

    /// How a queue was, unless the look is older than `age`.
    func fresh(_ name: String, within age: Duration) -> SpooledQueue? {
        guard let look = looks.withLock({ $0[name] }), look.at.duration(to: .now) <= age else { return nil }
        return look.queue
    }
}
