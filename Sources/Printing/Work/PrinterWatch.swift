public import Desk
public import Logging
public import ServiceLifecycle

/// Looks at the printers several times a second and tells when something changes.
public actor PrinterWatch: PrinterWatching, Service {
    private let connection: CUPSConnection
    private let queues: [(kind: PrinterKind, name: String)]
    private let pollEvery: Duration
    private let logger: Logger
    private let bell = ChangeBell()
    private var current: [PrinterStatus]
    private var soughtSince: [PrinterKind: ContinuousClock.Instant] = [:]

    public init(_ settings: CUPSSettings, logger: Logger) {
        connection = CUPSConnection(settings)
        queues = PrinterKind.allCases.compactMap { kind in settings.queues[kind].map { (kind, $0) } }
        pollEvery = settings.pollEvery
        self.logger = logger
        current = queues.map { PrinterStatus(kind: $0.kind, queue: $0.name, state: .unreachable, reasons: []) }
    }

    /// The printers in the order card, book, receipt; `unreachable` before the first look.
    public func statuses() async -> [PrinterStatus] { current }

    public nonisolated func changes() -> AsyncStream<Void> { bell.rings() }

    /// Runs until the service group shuts down.
    ///
    /// Never fails: a spooler that is away is a state.
    public func run() async throws {
        var isFirst = true
        for await _ in AsyncStream(unfolding: nextTick(every: pollEvery)).cancelOnGracefulShutdown() {
            await look(isFirst: isFirst)
            isFirst = false
        }
    }

    func look(isFirst: Bool = false) async {
        var fresh: [PrinterStatus] = []
        for (kind, name) in queues { fresh.append(await status(of: kind, queue: name)) }
        guard fresh != current || isFirst else { return }
        for (old, new) in zip(current, fresh) { report(old.isReady || isFirst, new) }
        current = fresh
        bell.ring()
    }

    private func status(of kind: PrinterKind, queue: String) async -> PrinterStatus {
        do throws(SpoolerTrouble) {
            let spooled = try await connection.queue(queue)
            return PrinterStatus(kind, queue: queue, spooled, isSlow: isSlow(kind, spooled))
        } catch {
            return PrinterStatus(kind, queue: queue, error)
        }
    }

    /// Whether a printer is sought in vain: each paper is preceded by a search
    /// that takes a moment.
    private func isSlow(_ kind: PrinterKind, _ spooled: SpooledQueue) -> Bool {
        guard spooled.reasons.contains(where: { PrinterReason.stem($0) == PrinterReason.connecting }) else {
            soughtSince[kind] = nil
            return false
        }
        let start = soughtSince[kind] ?? .now
        soughtSince[kind] = start
        return start.duration(to: .now) >= .seconds(3)
    }

    /// One line when trouble starts and one when it ends.
    private func report(_ wasReady: Bool, _ now: PrinterStatus) {
        guard wasReady != now.isReady else { return }
        let details: Logger.Metadata = [
            "printer": "\(now.kind)", "queue": "\(now.queue)", "state": "\(now.state)",
            "reasons": "\(now.reasons.joined(separator: ","))",
        ]
        if now.isReady {
            logger.notice("Printer is ready again", metadata: details)
        } else {
            logger.warning("Printer is not ready", metadata: details)
        }
    }
}

/// Gives an element after each pause, and ends with its task.
private func nextTick(every pause: Duration) -> @Sendable () async -> Void? {
    {
        do {
            return try await Task.sleep(for: pause)
        } catch {
            return nil
        }
    }
}
