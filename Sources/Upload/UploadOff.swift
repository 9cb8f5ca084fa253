public import Desk
public import Insurance

/// Stands in where nothing can be sent.
public struct UploadOff: UploadStarting {
    private let reason: Refusal

    /// - Parameter reason: What keeps the upload off.
    public init(because reason: Refusal = .uploadOff) { self.reason = reason }

    /// - Throws: The reason, always.
    public func sendNow() async throws -> QueueCounts { throw reason }
}
