public import Desk
public import Insurance
public import Logging
public import ServiceLifecycle

/// Sends the queue at night, again until all is sent or morning comes, and at
/// any hour when staff ask or the settings say `whenOnline`.
///
/// Only one run goes at a time. Stopping in the middle loses nothing.
public actor NightlyUploader: Service, UploadStarting {
    private let courier: Courier
    private let outbox: any Outbox
    private let clock: any Timekeeper
    private let settings: UploadSettings
    private let logger: Logger
    private var current: Task<QueueCounts, any Error>?
    /// What the last run ended in, since this start.
    public private(set) var outage: Refusal?
    public private(set) var progress: UploadProgress?

    /// How often the night looks for records made after its first run.
    private static let recheckSeconds = 900

    public init(
        courier: Courier, outbox: any Outbox, clock: any Timekeeper, settings: UploadSettings, logger: Logger
    ) {
        self.courier = courier
        self.outbox = outbox
        self.clock = clock
        self.settings = settings
        self.logger = logger
    }

    /// Runs until the service group shuts down; a request under way is broken
    /// off and sent again by the next run.
    ///
    /// - Throws: Store errors only. A broken network does not stop the kiosk.
    public func run() async throws {
        try await cancelWhenGracefulShutdown {
            do {
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask { try await self.sendEachNight() }
                    if self.settings.whenOnline { group.addTask { try await self.sendAsRecordsCome() } }
                    try await group.waitForAll()
                }
            } catch {
                // Being told to stop is how this service ends.
                if !Task.isCancelled { throw error }
            }
        }
    }

    /// Sends the queue now and waits for the end of the run.
    public func sendNow() async throws -> QueueCounts { try await send { _ in } }

    /// As ``sendNow()``, telling how far the run has come.
    public func send(
        _ report: @escaping @Sendable (UploadProgress) async -> Void
    ) async throws -> QueueCounts {
        // A finished run clears `current` before whoever awaits it goes on.
        while let current { _ = await current.result }
        let run = Task {
            defer { (current, progress) = (nil, nil) }
            do {
                let counts = try await courier.sendAll { progress in
                    await self.keep(progress)
                    await report(progress)
                }
                note(nil)
                return counts
            } catch let refusal as Refusal {
                note(refusal)
                throw refusal
            }
        }
        current = run
        return try await withTaskCancellationHandler {
            try await run.value
        } onCancel: {
            run.cancel()
        }
    }

    private func keep(_ progress: UploadProgress) { self.progress = progress }

    private func sendEachNight() async throws {
        var backoff = Backoff()
        var due = settings.schedule.nextStart(after: clock.now(), part: .random(in: 0...1))
        while true {
            try await sleep(until: due)
            let pause =
                try await attempt() ? Self.recheckSeconds : Int(backoff.next(part: .random(in: 0...1)))
            if outage == nil { backoff.reset() }
            due = settings.schedule.nextStart(
                after: clock.now().adding(seconds: max(1, pause)), part: .random(in: 0...1))
        }
    }

    private func sendAsRecordsCome() async throws {
        var backoff = Backoff()
        for await _ in outbox.changes() {
            while try await outbox.queueCounts().waiting > 0 {
                if try await attempt() { break }
                try await Task.sleep(for: .seconds(backoff.next(part: .random(in: 0...1))))
            }
            backoff.reset()
        }
    }

    /// One line when an outage begins and one when it ends.
    private func note(_ refusal: Refusal?) {
        if let refusal, refusal.code != outage?.code {
            logger.warning("The upload does not work", metadata: ["code": "\(refusal.code)"])
        }
        if refusal == nil, outage != nil { logger.notice("The upload works again") }
        outage = refusal
    }

    /// - Returns: whether the run came to its end.
    private func attempt() async throws -> Bool {
        do {
            _ = try await sendNow()
            return true
        } catch is Refusal {
            return false
        }
    }

    /// Sleeps in short steps, because the clock may be set meanwhile.
    private func sleep(until due: Moment) async throws {
        while clock.now() < due {
            let left = Double(due.milliseconds - clock.now().milliseconds) / 1000
            try await Task.sleep(for: .seconds(min(30, max(0.05, left))))
        }
    }
}
