public import Desk

/// A kiosk without an attached scanner: nothing ever comes.
///
/// Staff paste into the scan box instead.
public struct NoScanner: ScanFeed {
    public init() {}

    /// A stream without elements, which ends when its listener is cancelled.
    public func scans() -> AsyncStream<String> { AsyncStream { _ in } }
}
