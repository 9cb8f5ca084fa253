import Insurance

/// The jobs of a document's former intents, which must not print after a new one was sent.
///
/// A person may have said that nothing came out while the spooler was away; the
/// job is in its queue all the same and prints when it is back.
struct EarlierJobs: Sendable {
    private let intents: Set<Identifier>
    private let connection: CUPSConnection
    private let queue: String
    private let pollEvery: Duration
    private let timeout: Duration

    init(_ intents: [Identifier], connection: CUPSConnection, queue: String, settings: CUPSSettings) {
        self.intents = Set(intents)
        self.connection = connection
        self.queue = queue
        pollEvery = settings.pollEvery
        timeout = settings.timeout
    }

    /// Why a new job must not be sent.
    struct Obstacle: Hashable, Sendable {
        let reason: String
        /// A person must look into the tray first.
        let hold: Bool
    }

    /// Cancels what is left of the jobs and waits until the spooler says so.
    ///
    /// A sheet of a job that the printer was already working on may come out
    /// although the job is cancelled, so a person has to look first. A job that
    /// has completed stops nothing: the person looked after it was sent.
    ///
    /// - Returns: `nil` when none of them is left to print.
    func cancel() async throws(CancellationError) -> Obstacle? {
        guard !intents.isEmpty else { return nil }
        let start = ContinuousClock.now
        var wasPrinting = false
        while true {
            do throws(SpoolerTrouble) {
                let alive = try await connection.jobs(in: queue).filter(isAlive)
                wasPrinting = wasPrinting || alive.contains { $0.state == .processing }
                guard !alive.isEmpty else { return wasPrinting ? EarlierJobs.alive(hold: true) : nil }
                for job in alive { try await connection.callOff(job, in: queue) }
            } catch {
                return Obstacle(reason: error.code, hold: !error.mayPass)
            }
            guard start.duration(to: .now) < timeout else { return EarlierJobs.alive(hold: false) }
            do {
                try await Task.sleep(for: pollEvery)
            } catch {
                throw CancellationError()
            }
        }
    }

    private func isAlive(_ job: SpooledJob) -> Bool {
        !job.state.isFinal && job.uuid.map(intents.contains) == true
    }

    private static func alive(hold: Bool) -> Obstacle { Obstacle(reason: "earlier-job-alive", hold: hold) }
}
