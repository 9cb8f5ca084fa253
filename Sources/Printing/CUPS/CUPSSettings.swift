public import Desk
import Insurance

/// Where the spooler is and which queue prints what.
///
/// ## Configuration keys
/// - `server`: path of the spooler's socket, or of a file that holds that
///   path, or `host:port`.
/// - `queues`: queue name for each kind of printer; letters, digits, `-`, `_`, `.`.
/// - `spares`: queue name of a second printer for a kind, which takes its
///   papers over when staff say so; may be left out.
/// - `pollEvery`: how often jobs and printers are looked at (default 250 ms).
/// - `timeout`: how long one request may take (default 4 s).
/// - `patience`: how long a spooler or a printer may be away while it has one
///   of our documents, before its outcome counts as unknown (default 15 s).
/// - `stall`: how long a printer may have one of our documents and not say what
///   it waits for, before the outcome counts as unknown (default 2 min); much
///   longer than its slowest sheet takes.
public struct CUPSSettings: Sendable {
    public let server: String
    public let queues: [PrinterKind: String]
    public let spares: [PrinterKind: String]
    public let pollEvery: Duration
    public let timeout: Duration
    public let patience: Duration
    public let stall: Duration

    /// - Throws: ``Refusal`` with `queue-name-malformed`.
    public init(
        server: String,
        queues: [PrinterKind: String],
        spares: [PrinterKind: String] = [:],
        pollEvery: Duration = .milliseconds(250),
        timeout: Duration = .seconds(4),
        patience: Duration = .seconds(15),
        stall: Duration = .seconds(120)
    ) throws {
        for queue in Array(queues.values) + spares.values where !CUPSSettings.isQueueName(queue) {
            throw Refusal(
                "queue-name-malformed",
                """
                "\(queue)" cannot be the name of a printer queue, so nothing can be printed on it. \
                Use letters, digits, hyphens, underscores and dots.
                """,
                details: ["queue": queue])
        }
        self.server = server
        self.queues = queues
        self.spares = spares
        self.pollEvery = pollEvery
        self.timeout = timeout
        self.patience = patience
        self.stall = stall
    }

    /// The queue of one of the printers of a kind.
    public func queue(at place: PrinterPlace) -> String? { (place.isSpare ? spares : queues)[place.kind] }

    /// All queues that print a kind.
    func allQueues(of kind: PrinterKind) -> [String] { [queues[kind], spares[kind]].compactMap { $0 } }

    var address: SpoolerAddress { SpoolerAddress(server) }

    private static func isQueueName(_ name: String) -> Bool {
        !name.isEmpty && name.utf8.count <= 127
            && name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) }
    }
}
