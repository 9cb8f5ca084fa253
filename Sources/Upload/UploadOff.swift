public import Desk
import Insurance

/// Stands in where no upload is set up.
public struct UploadOff: UploadStarting {
    public init() {}

    /// - Throws: ``Refusal`` with `upload-off`, always.
    public func sendNow() async throws -> QueueCounts { throw Refusal.uploadOff }
}
