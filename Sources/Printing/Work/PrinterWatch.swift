public import Desk
public import Logging
public import ServiceLifecycle

/// Looks at the printers several times a second and tells when something changes.
public actor PrinterWatch: PrinterWatching, Service {
    private let connection: CUPSConnection
    private let queues: [(place: PrinterPlace, name: String)]
    private let pollEvery: Duration
    private let looks: QueueLooks
    private let sparesInUse: @Sendable () -> Set<PrinterKind>
    private let logger: Logger
    private let sides: PrinterSides
    private let bell = ChangeBell()
    private var current: [PrinterStatus]
    private let timeout: Duration
    private var reaches: [String: PrinterReach] = [:]
    private var rests: [String: PrinterRest] = [:]
    private var soughtSince: [String: ContinuousClock.Instant] = [:]
    private var hasWorkSince: [String: ContinuousClock.Instant] = [:]
    private var beginsNothingSince: [String: ContinuousClock.Instant] = [:]
    private var sidesAsked: [String: ContinuousClock.Instant] = [:]

    /// - Parameters:
    ///   - looks: Where each look is kept for the printers themselves.
    ///   - sparesInUse: The kinds whose waiting papers go to the spare printer.
    public init(
        _ settings: CUPSSettings, looks: QueueLooks = QueueLooks(),
        sparesInUse: @escaping @Sendable () -> Set<PrinterKind> = { [] }, logger: Logger = Logger(label: "printers")
    ) {
        connection = CUPSConnection(settings)
        sides = PrinterSides(settings)
        queues = PrinterKind.allCases.flatMap { [PrinterPlace($0), PrinterPlace($0, isSpare: true)] }
            .compactMap { place in settings.queue(at: place).map { (place, $0) } }
        self.sparesInUse = sparesInUse
        pollEvery = settings.pollEvery
        timeout = settings.timeout
        self.looks = looks
        self.logger = logger
        current = queues.map { PrinterStatus(kind: $0.place.kind, queue: $0.name, state: .unreachable, reasons: []) }
    }

    /// The printers in the order card, book, receipt; `unreachable` before the first look.
    ///
    /// Of a kind with a spare printer, the one that has its waiting papers.
    public func statuses() async -> [PrinterStatus] {
        let spares = sparesInUse()
        return zip(queues, current).filter { $0.0.place.isSpare == spares.contains($0.0.place.kind) }
            .map { queue, status in
                var status = status
                status.others = current.filter { $0.kind == status.kind && $0.queue != queue.name }
                return status
            }
    }

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

    /// Asks the printers whether they print on both sides, before the first paper is drawn.
    ///
    /// One that is away is asked again while the watch runs.
    public func learnSides() async {
        await withTaskGroup(of: Void.self) { group in
            for (_, name) in queues { group.addTask { await self.askSides(name) } }
        }
    }

    private func askSides(_ queue: String) async {
        sidesAsked[queue] = .now
        if let answer = await sides.isTwoSided(queue) { looks.note(isTwoSided: answer, of: queue) }
    }

    /// Asks again, beside the watch: soon while nothing is known, else now and then.
    private func refreshSides(_ queue: String, _ spooled: SpooledQueue) {
        let pause: Duration = looks.saidTwoSided(queue) == nil ? .seconds(5) : .seconds(60)
        if let last = sidesAsked[queue], last.duration(to: .now) < pause { return }
        guard spooled.isTwoSided == nil else { return }
        sidesAsked[queue] = .now
        Task { await askSides(queue) }
    }

    /// Looks at each queue once, where no watch runs: a maker's driver says there whether it prints on both sides.
    public func lookOnce() async { await look(isFirst: true) }

    func look(isFirst: Bool = false) async {
        var fresh: [PrinterStatus] = []
        for (place, name) in queues { fresh.append(await status(of: place.kind, queue: name)) }
        guard fresh != current || isFirst else { return }
        for (old, new) in zip(current, fresh) { report(old.isReady || isFirst, new) }
        current = fresh
        bell.ring()
    }

    private func status(of kind: PrinterKind, queue: String) async -> PrinterStatus {
        do throws(SpoolerTrouble) {
            let spooled = try await connection.queue(queue)
            looks.note(spooled, of: queue)
            refreshSides(queue, spooled)
            let (isOff, isStalled) = (try await isOff(queue, spooled), try await isStalled(queue, spooled))
            return PrinterStatus(
                kind, queue: queue, spooled, isSlow: isSlow(queue, spooled), isOff: isOff, isStalled: isStalled)
        } catch {
            looks.note(nil, of: queue)
            return PrinterStatus(kind, queue: queue, error)
        }
    }

    /// Whether a printer is sought in vain: each paper is preceded by a search
    /// that takes a moment.
    private func isSlow(_ queue: String, _ spooled: SpooledQueue) -> Bool {
        lasts(spooled.isSought, of: queue, since: &soughtSince) >= .seconds(3)
    }

    /// Whether the spooler forgets to start a job, or does not notice that one is
    /// over, as CUPS 2.4 has done after crashes; only its own restart helps.
    ///
    /// It says then that it prints nothing though a job waits, or that it prints
    /// on a printer that has had nothing to do for long.
    private func isStalled(_ queue: String, _ spooled: SpooledQueue) async throws(SpoolerTrouble) -> Bool {
        // Most papers are through before their jobs are asked about.
        guard lasts(spooled.hasWork, of: queue, since: &hasWorkSince) >= .seconds(5) else {
            beginsNothingSince[queue] = nil
            rests.removeValue(forKey: queue)?.stop()
            return false
        }
        let jobs = try await connection.jobs(in: queue, which: "not-completed").map(\.state)
        let beginsNothing = jobs.contains(.pending) && !jobs.contains(.processing)
        if lasts(beginsNothing, of: queue, since: &beginsNothingSince) >= .seconds(5) { return true }
        guard jobs.contains(.processing) else {
            rests.removeValue(forKey: queue)?.stop()
            return false
        }
        if rests[queue] == nil {
            let device = try await connection.device(of: queue)
            rests[queue] = PrinterRest(device, every: pollEvery * 8, timeout: timeout)
        }
        return rests[queue]?.isLong == true
    }

    /// How long something has been so at every look; zero when it is not.
    private func lasts(
        _ isSo: Bool, of queue: String, since: inout [String: ContinuousClock.Instant]
    ) -> Duration {
        since[queue] = isSo ? since[queue] ?? .now : nil
        return since[queue]?.duration(to: .now) ?? .zero
    }

    /// Whether a printer that is said to print, and nothing else, is not there.
    private func isOff(_ queue: String, _ spooled: SpooledQueue) async throws(SpoolerTrouble) -> Bool {
        guard spooled.isQuiet else {
            reaches[queue]?.stop()
            reaches[queue] = nil
            return false
        }
        if reaches[queue] == nil {
            let device = try await connection.device(of: queue)
            reaches[queue] = PrinterReach(device, every: pollEvery * 12)
        }
        return reaches[queue]?.isOff == true
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
