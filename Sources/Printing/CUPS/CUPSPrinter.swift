public import Desk
public import Insurance

/// Prints through a CUPS queue.
///
/// The spooler cannot promise to print once, so this sends an intent once and
/// afterwards only asks: by job-id while the job-uuid agrees, by job-uuid after
/// any doubt.
public struct CUPSPrinter: DocumentPrinter {
    public let kind: PrinterKind
    private let queue: String
    private let renderer: any DocumentRendering
    private let connection: CUPSConnection
    private let follower: JobFollower
    private let settings: CUPSSettings
    private let secondLook: Duration

    /// - Throws: ``SpoolerTrouble/queueMissing(queue:)`` when the settings name no queue for this kind.
    public init(_ kind: PrinterKind, settings: CUPSSettings, renderer: any DocumentRendering) throws {
        guard let queue = settings.queues[kind] else { throw SpoolerTrouble.queueMissing(queue: kind.rawValue) }
        self.kind = kind
        self.queue = queue
        self.renderer = renderer
        connection = CUPSConnection(settings)
        follower = JobFollower(connection: connection, queue: queue, settings: settings)
        self.settings = settings
        secondLook = settings.pollEvery * 4
    }

    /// Asks whether the queue would take a document now.
    ///
    /// - Throws: ``SpoolerTrouble``.
    public func check() async throws { _ = try await readyQueue() }

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
            paper = try await renderer.printable(intent)
        } catch {
            return .refused(reason: (error as? any StaffReadable)?.code ?? "drawing-failed", hold: true)
        }
        if let obstacle = try await earlierJobs(of: intent).cancel() {
            return .refused(reason: obstacle.reason, hold: obstacle.hold)
        }
        let before: SpooledQueue
        do throws(SpoolerTrouble) {
            before = try await readyQueue()
        } catch {
            return .refused(reason: error.code, hold: !error.mayPass)
        }
        switch await connection.submit(JobTicket(intent, on: paper), document: paper.bytes, to: queue) {
        case .accepted(let number):
            return try await follower.follow(number, of: intent.id, former: before.reasons)
        case .refused(let trouble):
            return .refused(reason: trouble.code, hold: !trouble.mayPass)
        case .doubtful:
            return try await resolveDoubt(about: intent.id, before: before)
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

    private func earlierJobs(of intent: PrintIntent) -> EarlierJobs {
        EarlierJobs(intent.earlier, connection: connection, queue: queue, settings: settings)
    }

    private func readyQueue() async throws(SpoolerTrouble) -> SpooledQueue {
        let ready = try await connection.queue(queue)
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
        about intent: Identifier, before: SpooledQueue
    ) async throws(CancellationError) -> PrintOutcome {
        for isLast in [false, true] {
            switch try await follower.find(intent) {
            case .unknown(let reason): return .unknown(reason: reason)
            case .known(let job?, _):
                return try await follower.follow(job.number, of: intent, former: before.reasons)
            case .known(nil, let socket) where socket != before.socket || socket == 0:
                return .unknown(reason: "job-absent")
            case .known(nil, _):
                if isLast { return .refused(reason: "spooler-unreachable", hold: false) }
            }
            try await follower.wait(secondLook)
        }
        return .unknown(reason: "job-absent")
    }
}
