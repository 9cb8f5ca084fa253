import Desk
import Insurance

/// Follows jobs of one queue to their end.
struct JobFollower: Sendable {
    private let connection: CUPSConnection
    private let queue: String
    private let pollEvery: Duration
    private let timeout: Duration
    private let patience: Duration
    private let stall: Duration

    init(connection: CUPSConnection, queue: String, settings: CUPSSettings) {
        self.connection = connection
        self.queue = queue
        pollEvery = settings.pollEvery
        timeout = settings.timeout
        patience = settings.patience
        stall = settings.stall
    }

    /// What a search by job-uuid gave.
    enum Finding: Sendable {
        /// The spooler answered on this socket: there is such a job, or none.
        case known(SpooledJob?, socket: UInt64)
        /// The spooler stayed away too long.
        case unknown(reason: String)
    }

    /// Looks for a job by its job-uuid, for as long as patience lasts.
    func find(_ intent: Identifier) async throws(CancellationError) -> Finding {
        let start = ContinuousClock.now
        while true {
            do throws(SpoolerTrouble) {
                let (job, socket) = try await connection.search(for: intent, in: queue)
                return .known(job, socket: socket)
            } catch {
                guard start.duration(to: .now) < patience else { return .unknown(reason: error.code) }
            }
            try await wait(pollEvery)
        }
    }

    /// Polls a job until it is final, gone or stuck, or its spooler or its
    /// printer is away too long.
    ///
    /// A stuck job is cancelled, so that nobody releases it later. The job of a
    /// spooler that stays away cannot be; it may print when the spooler is back,
    /// unless it is withdrawn first (``QueueKeeper``, ``EarlierJobs``).
    func follow(
        _ number: Int32, of intent: Identifier, former: Set<String>
    ) async throws(CancellationError) -> PrintOutcome {
        var number = number
        var silence = Absence(patience)
        var (absence, quiet, unstarted) = (Absence(patience), Absence(stall), Absence(patience))
        while true {
            var end: (job: SpooledJob, outcome: PrintOutcome)?
            do throws(SpoolerTrouble) {
                guard let job = try await look(at: number, of: intent) else { return .unknown(reason: "job-gone") }
                number = job.number
                silence.end()
                var outcome = PrintOutcome(job, former: former) ?? idle(job, &absence, &quiet)
                if outcome == nil { outcome = try await waiting(job, &unstarted) }
                end = outcome.map { (job, $0) }
            } catch {
                guard !silence.lasts() else { return .unknown(reason: error.code) }
            }
            if let end {
                try await giveUp(end.job)
                return end.outcome
            }
            try await wait(pollEvery)
        }
    }

    /// Sleeps; the error type says that only a cancellation ends it early.
    func wait(_ duration: Duration) async throws(CancellationError) {
        guard !Task.isCancelled else { throw CancellationError() }  // No sleep is begun that is over.
        do {
            try await Task.sleep(for: duration)
        } catch {
            throw CancellationError()
        }
    }

    /// The outcome of a job that waits and will not be started by itself; nobody
    /// knows what it has done before.
    ///
    /// A spooler that was told to end in the middle of a job keeps it and loses its
    /// document: it waits in an idle queue for ever.
    private func waiting(_ job: SpooledJob, _ unstarted: inout Absence) async throws(SpoolerTrouble) -> PrintOutcome? {
        guard job.state == .pending else {
            unstarted.end()
            return nil
        }
        guard job.hasDocument else { return .unknown(reason: "job-emptied") }
        switch try await connection.queue(queue).state {
        case .stopped: return .unknown(reason: "job-paused")
        case .idle: return unstarted.lasts() ? .unknown(reason: "job-not-started") : nil
        case .processing:
            unstarted.end()
            return nil
        }
    }

    /// The outcome of a job whose printer has been switched off, or has done
    /// nothing, for too long.
    ///
    /// Backends seek a printer for ever. A printer that waits for paper says it,
    /// and its job goes on when paper is there.
    private func idle(_ job: SpooledJob, _ absence: inout Absence, _ quiet: inout Absence) -> PrintOutcome? {
        let isPrinting = job.state == .processing
        if !isPrinting || !job.isPrinterAway { absence.end() }
        if !isPrinting || job.isPrinterWaiting { quiet.end() }
        guard isPrinting else { return nil }
        if job.isPrinterAway, absence.lasts() { return .unknown(reason: "printer-offline") }
        return !job.isPrinterWaiting && quiet.lasts() ? .unknown(reason: "printer-silent") : nil
    }

    /// The job, by number while its job-uuid agrees, else by job-uuid.
    private func look(at number: Int32, of intent: Identifier) async throws(SpoolerTrouble) -> SpooledJob? {
        if let job = try await connection.job(number, in: queue), job.uuid == intent { return job }
        return try await connection.search(for: intent, in: queue).job
    }

    /// Cancels a job that is not final and waits a moment until the spooler says so.
    ///
    /// One that cannot be cancelled now is before its document prints again.
    private func giveUp(_ job: SpooledJob) async throws(CancellationError) {
        let start = ContinuousClock.now
        var job: SpooledJob? = job
        while let alive = job, !alive.state.isFinal, start.duration(to: .now) < timeout {
            do throws(SpoolerTrouble) {
                try await connection.cancel(alive.number, in: queue)
                job = try await connection.job(alive.number, in: queue)
            } catch {
                // It ended or the spooler went in between; the next look tells.
            }
            try await wait(pollEvery)
        }
    }
}

/// How long something has been away without a break.
private struct Absence {
    private let patience: Duration
    private var since: ContinuousClock.Instant?

    init(_ patience: Duration) { self.patience = patience }

    mutating func end() { since = nil }

    /// Whether it has been away for too long; begins to count when it was not away before.
    mutating func lasts() -> Bool {
        let start = since ?? .now
        since = start
        return start.duration(to: .now) >= patience
    }
}
