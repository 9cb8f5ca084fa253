public import Insurance

/// Why the spooler takes no document, in which case nothing was sent.
public enum SpoolerTrouble: StaffReadable, Hashable {
    /// Nobody answers there.
    case unreachable(server: String)
    case queueMissing(queue: String)
    case queueNotAccepting(queue: String)
    case queueStopped(queue: String)
    /// The spooler said no; `status` is the IPP status keyword.
    case refused(queue: String, status: String)

    /// Whether the same document may be taken later without anybody mending it.
    var mayPass: Bool {
        switch self {
        case .unreachable, .queueMissing, .queueNotAccepting, .queueStopped: true
        case .refused(_, let status):
            SpoolerTrouble.passing.contains(status)
        }
    }

    private static let passing: Set<String> = [
        "server-error-busy", "server-error-temporary-error", "server-error-service-unavailable",
        "server-error-too-many-jobs", "client-error-not-possible",
    ]

    public var code: String {
        switch self {
        case .unreachable: "spooler-unreachable"
        case .queueMissing: "queue-missing"
        case .queueNotAccepting: "queue-not-accepting"
        case .queueStopped: "queue-stopped"
        case .refused: "spooler-refused"
        }
    }

    public var details: [String: String] {
        switch self {
        case .unreachable(let server): ["server": server]
        case .queueMissing(let queue), .queueNotAccepting(let queue), .queueStopped(let queue): ["queue": queue]
        case .refused(let queue, let status): ["queue": queue, "status": status]
        }
    }

    public var description: String {
        switch self {
        case .unreachable(let server):
            """
            The print spooler at \(server) does not answer, so nothing was sent and documents wait. \
            Start it (systemctl start cups, or the demonstration's spooler); printing goes on by itself.
            """
        case .queueMissing(let queue):
            """
            The print spooler has no queue named \(queue), so nothing was sent and its documents wait. \
            Add the queue, or correct its name under printers in the settings.
            """
        case .queueNotAccepting(let queue):
            """
            The queue \(queue) does not take documents at the moment, so nothing was sent. \
            Run: cupsaccept \(queue)
            """
        case .queueStopped(let queue):
            "The queue \(queue) is stopped, so nothing was sent. Look at the printer, then run: cupsenable \(queue)"
        case .refused(let queue, let status):
            """
            The print spooler refused the document for the queue \(queue) (\(status)). Nothing was printed. \
            Compare the template's media and options with what the printer can do.
            """
        }
    }
}
