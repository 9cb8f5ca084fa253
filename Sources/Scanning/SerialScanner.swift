public import Desk
import Glibc
public import Logging
public import ServiceLifecycle

/// Reads a scanner on a serial line as bytes, and tells every listener.
///
/// A scanner that types like a keyboard loses Vietnamese letters; bytes on a
/// serial line lose none. A scanner that is missing or pulled out is logged
/// once and looked for every two seconds; the kiosk runs on without it.
public actor SerialScanner: ScanFeed, Service {
    private let device: String
    private let logger: Logger
    private let listeners = ScanListeners()
    private var lines = ScanLines()
    private var silence: Task<Void, Never>?
    private var isMissing = false

    /// Whether the device is open right now.
    public private(set) var isConnected = false

    /// - Parameter device: The path of the tty, best a name that survives
    ///   replugging, as under `/dev/serial/by-id`.
    public init(device: String, logger: Logger = Logger(label: "scanner")) {
        self.device = device
        self.logger = logger
    }

    public nonisolated func scans() -> AsyncStream<String> { listeners.listen() }

    /// Reads until the kiosk shuts down.
    public func run() async throws {
        await cancelWhenGracefulShutdown { await self.readUntilCancelled() }
    }

    private func readUntilCancelled() async {
        while !Task.isCancelled {
            if let opened = SerialDevice(path: device) {
                connected()
                for await bytes in opened.bytes() { take(bytes) }
                disconnected()
                guard !Task.isCancelled else { return }
                missing(because: "unplugged")
            } else {
                missing(because: String(cString: strerror(errno)))
            }
            // Woken early only by cancellation, which the loop sees next.
            try? await Task.sleep(for: .seconds(2))
        }
    }

    /// Sends what is complete; a rest without a line end is complete when
    /// nothing follows it for 200 ms.
    private func take(_ bytes: [UInt8]) {
        silence?.cancel()
        for scan in lines.take(bytes) { listeners.send(scan) }
        guard lines.isWaiting else { return }
        silence = Task {
            do { try await Task.sleep(for: .milliseconds(200)) } catch { return }
            endOfScan()
        }
    }

    private func endOfScan() {
        guard !Task.isCancelled, let scan = lines.finish() else { return }
        listeners.send(scan)
    }

    private func connected() {
        isConnected = true
        if isMissing { logger.notice("Scanner is back", metadata: ["device": "\(device)"]) }
        isMissing = false
    }

    /// Half a scan, cut off by pulling the plug, is nobody's.
    private func disconnected() {
        isConnected = false
        silence?.cancel()
        _ = lines.finish()
    }

    /// Logs an outage when it starts, not on every try.
    private func missing(because reason: String) {
        guard !isMissing else { return }
        isMissing = true
        logger.warning(
            "Scanner is not there; the scan box still takes typing and pasting",
            metadata: ["device": "\(device)", "reason": "\(reason)"])
    }
}
