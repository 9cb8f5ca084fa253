import Desk
import Insurance

/// Follows jobs of one queue to their end.
struct JobFollower: Sendable {
    private let connection: CUPSConnection
    private let queue: String
    private let pollEvery: Duration
    private let patience: Duration

    init(connection: CUPSConnection, queue: String, settings: CUPSSettings) {
        self.connection = connection
        self.queue = queue
        pollEvery = settings.pollEvery
        patience = settings.patience
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

    /// Polls a job until it is final, gone, or its spooler is away too long.
    ///
    /// A held or stopped job is cancelled, so that nobody releases it later. The
    /// job of a spooler that stays away cannot be; it may print when the spooler
    /// is back, unless a new intent finds it first (``EarlierJobs``).
    func follow(
        _ number: Int32, of intent: Identifier, former: Set<String>
    ) async throws(CancellationError) -> PrintOutcome {
        var number = number
        var silentSince: ContinuousClock.Instant?
        while true {
            do throws(SpoolerTrouble) {
                guard let job = try await look(at: number, of: intent) else { return .unknown(reason: "job-gone") }
                number = job.number
                silentSince = nil
                if let outcome = PrintOutcome(job, former: former) {
                    await giveUp(job)
                    return outcome
                }
            } catch {
                let since = silentSince ?? .now
                silentSince = since
                guard since.duration(to: .now) < patience else { return .unknown(reason: error.code) }
            }
            try await wait(pollEvery)
        }
    }

    /// Sleeps; the error type says that only a cancellation ends it early.
    func wait(_ duration: Duration) async throws(CancellationError) {
        do {
            try await Task.sleep(for: duration)
        } catch {
            throw CancellationError()
        }
    }

    /// The job, by number while its job-uuid agrees, else by job-uuid.
    private func look(at number: Int32, of intent: Identifier) async throws(SpoolerTrouble) -> SpooledJob? {
        if let job = try await connection.job(number, in: queue), job.uuid == intent { return job }
        return try await connection.search(for: intent, in: queue).job
    }

    private func giveUp(_ job: SpooledJob) async {
        guard job.state == .held || job.state == .stopped else { return }
        // A job that cannot be cancelled stays held; its outcome is unknown either way.
        try? await connection.cancel(job.number, in: queue)
    }
}
