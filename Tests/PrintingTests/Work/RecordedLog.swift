import Logging
import Synchronization

/// Keeps what is logged, to be looked at.
final class RecordedLog: Sendable {
    private let lines = Mutex<[String]>([])

    /// Level, message and the reasons, in the order they came.
    var all: [String] { lines.withLock { $0 } }

    var logger: Logger { Logger(label: "test", factory: { [self] _ in Handler(log: self) }) }

    private struct Handler: LogHandler {
        let log: RecordedLog
        var metadata: Logger.Metadata = [:]
        var logLevel: Logger.Level = .notice

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            let reason = event.metadata?["reasons"] ?? event.metadata?["reason"]
            log.lines.withLock { $0.append("\(event.level) \(event.message)" + (reason.map { " \($0)" } ?? "")) }
        }
    }
}
