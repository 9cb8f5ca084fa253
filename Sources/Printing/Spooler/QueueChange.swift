/// What is to be given to a queue; what is `nil` stays as it is.
struct QueueChange: Hashable, Sendable {
    let queue: String
    /// Makes it, started and accepting.
    var isNew = false
    /// With the gate before it.
    var device: String?
    /// The driver's text.
    var driver: String?
    var errorPolicy: String?
    /// Shared queues take documents from the network.
    var isShared: Bool?

    /// With another change of the same queue.
    func merged(with other: QueueChange) -> QueueChange {
        var merged = self
        merged.isNew = isNew || other.isNew
        merged.device = device ?? other.device
        merged.driver = driver ?? other.driver
        merged.errorPolicy = errorPolicy ?? other.errorPolicy
        merged.isShared = isShared ?? other.isShared
        return merged
    }
}
