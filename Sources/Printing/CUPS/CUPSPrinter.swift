public import Desk
public import Insurance

/// Prints through a CUPS queue.
///
/// The spooler cannot promise to print once, so this sends an intent once and
/// afterwards only asks: by job-id while the job-uuid agrees, by job-uuid after
/// any doubt.
public struct CUPSPrinter: DocumentPrinter {
    public let place: PrinterPlace
    private let queue: String
    private let renderer: any DocumentRendering
    private let looks: QueueLooks
    private let connection: CUPSConnection
    private let follower: JobFollower
    private let settings: CUPSSettings
    private let secondLook: Duration

    /// - Parameter looks: What a ``PrinterWatch`` saw of the queue; without one it is asked before each document.
    /// - Throws: ``SpoolerTrouble/queueMissing(queue:)`` when the settings name no queue for this printer.
    public init(
        _ place: PrinterPlace, settings: CUPSSettings, renderer: any DocumentRendering,
        looks: QueueLooks = QueueLooks()
    ) throws {
        guard let queue = settings.queue(at: place) else {
            throw SpoolerTrouble.queueMissing(queue: place.kind.rawValue)
        }
        self.place = place
        self.queue = queue
        self.renderer = renderer
        self.looks = looks
        connection = CUPSConnection(settings)
        follower = JobFollower(connection: connection, queue: queue, settings: settings)
        self.settings = settings
        secondLook = settings.pollEvery * 4
    }

    /// The kind's own printer.
    public init(_ kind: PrinterKind, settings: CUPSSettings, renderer: any DocumentRendering) throws {
        try self.init(PrinterPlace(kind), settings: settings, renderer: renderer)
    }

    public var kind: PrinterKind { place.kind }

    public var executor: (any TaskExecutor)? { connection.executor }

    /// Asks whether the queue would take a document now.
    ///
    /// - Throws: ``SpoolerTrouble``.
    public func check() async throws { _ = try await readyQueue() }

    public var isReady: Bool {
        guard let look = freshLook() else { return false }
        return look.isAccepting && look.state != .stopped
    }

    public func warmUp() async { await connection.warmUp(queue) }

    public func expect(_ paper: ForeseenPaper) { renderer.expect(paper, at: place) }

    public func obstacle() async -> String? {
        do throws(SpoolerTrouble) {
            _ = try await readyQueue()
            return nil
        } catch {
            return error.code
        }
    }

    public func print(_ intent: PrintIntent) async throws(CancellationError) -> PrintOutcome {
        let paper: PrintableDocument
        do {
            paper = try await renderer.printable(intent, at: place)
        } catch {
            return .refused(reason: (error as? any StaffReadable)?.code ?? "drawing-failed", hold: true)
        }
        // A former print may have gone to the other printer of the kind.
        for queue in settings.allQueues(of: kind) {
            if let obstacle = try await earlierJobs(of: intent, in: queue).cancel() {
                return .refused(reason: obstacle.reason, hold: obstacle.hold)
            }
        }
        let before: SpooledQueue
        do throws(SpoolerTrouble) {
            before = try await readyQueue()
        } catch {
            return .refused(reason: error.code, hold: !error.mayPass)
        }
        let (sent, socket): (Submission, UInt64)
        do throws(SpoolerTrouble) {
            (sent, socket) = try await connection.submitProven(
                JobTicket(intent, on: paper), document: paper.bytes, to: queue)
        } catch {
            return .refused(reason: error.code, hold: !error.mayPass)
        }
        switch sent {
        case .accepted(let number):
            try await follower.wait(settings.pollEvery)  // Nothing comes out sooner.
            return try await follower.follow(number, of: intent.id, former: before.reasons)
        case .refused(let trouble):
            return .refused(reason: trouble.code, hold: !trouble.mayPass)
        case .doubtful:
            return try await resolveDoubt(about: intent.id, former: before.reasons, socket: socket)
        }
    }

    public func whatBecame(of intent: Identifier) async throws(CancellationError) -> PrintOutcome? {
        let found: SpooledJob?
        switch try await follower.find(intent) {
        case .unknown(let reason): return .unknown(reason: reason)
        case .known(let job, _): found = job
        }
        guard let found else { return nil }
        return try await follower.follow(found.number, of: intent, former: [])
    }

    private func earlierJobs(of intent: PrintIntent, in queue: String) -> EarlierJobs {
        EarlierJobs(intent.earlier, connection: connection, queue: queue, settings: settings)
    }

    /// How the queue was at most two looks ago.
    private func freshLook() -> SpooledQueue? { looks.fresh(queue, within: settings.pollEvery * 2) }

    private func readyQueue() async throws(SpoolerTrouble) -> SpooledQueue {
        let ready = if let look = freshLook() { look } else { try await connection.queue(queue) }
        guard ready.isAccepting else { throw .queueNotAccepting(queue: queue) }
        guard ready.state != .stopped else { throw .queueStopped(queue: queue) }
        return ready
    }

    /// Finds out whether the spooler took a document whose answer was lost.
    ///
    /// A job that is absent was never accepted if the spooler has run all the
    /// time, which a connection that was open before and still is proves. It is
    /// looked for twice, since the spooler may still be reading what was sent.
    private func resolveDoubt(
        about intent: Identifier, former: Set<String>, socket before: UInt64
    ) async throws(CancellationError) -> PrintOutcome {
        for isLast in [false, true] {
            switch try await follower.find(intent) {
            case .unknown(let reason): return .unknown(reason: reason)
            case .known(let job?, _):
                return try await follower.follow(job.number, of: intent, former: former)
            case .known(nil, let socket) where socket != before || socket == 0:
                return .unknown(reason: "job-absent")
            case .known(nil, _):
                if isLast { return .refused(reason: "spooler-unreachable", hold: false) }
            }
            try await follower.wait(secondLook)
        }
        return .unknown(reason: "job-absent")
    }
}
