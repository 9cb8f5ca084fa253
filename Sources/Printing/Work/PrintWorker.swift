public import Desk
import Insurance
public import Logging
public import ServiceLifecycle

/// Prints what waits for one printer, one document at a time.
///
/// Printing twice is worse than printing late. An intent is claimed before the
/// printer hears of it and settled once; what a former run left behind is
/// settled before anything new is claimed.
public actor PrintWorker: Service {
    private let queue: any PrintQueue
    private let printer: any DocumentPrinter
    private let clock: any Timekeeper
    private let rest: Duration
    private let grace: Duration
    private let logger: Logger
    private let bell = ChangeBell()
    private var restsUntil: ContinuousClock.Instant?
    private var trouble: String?

    /// - Parameters:
    ///   - rest: How long nothing is claimed after a refusal or a doubt.
    ///   - grace: How long a document in progress is followed at shutdown.
    public init(
        queue: any PrintQueue,
        printer: any DocumentPrinter,
        clock: any Timekeeper,
        rest: Duration = .seconds(3),
        grace: Duration = .seconds(3),
        logger: Logger
    ) {
        self.queue = queue
        self.printer = printer
        self.clock = clock
        self.rest = rest
        self.grace = grace
        self.logger = logger
    }

    /// Runs until the service group shuts down.
    ///
    /// Waiting documents stay in the queue. A document in progress is followed
    /// for a moment; if it has not ended then, it stays `printing` and the next
    /// start settles it.
    ///
    /// - Throws: Store errors only. A broken store stops the kiosk; a broken
    ///   printer does not.
    public func run() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { [queue, bell] in for await _ in queue.changes() { bell.ring() } }
            group.addTask { [rest] in
                while true {
                    try await Task.sleep(for: rest)
                    await self.wakeFromRest()
                }
            }
            try await withTaskExecutorPreference(printer.executor) { try await work() }
            group.cancelAll()
        }
    }

    private func work() async throws {
        guard try await recover() else { return }
        for await _ in bell.rings().cancelOnGracefulShutdown() {
            while try await printNext() {}
            await standBy()
        }
        await giveBack()
    }

    /// Lets the next payment claim for this printer in its own transaction.
    ///
    /// A change that comes meanwhile rings again, so nothing that waits is
    /// overlooked.
    private func standBy() async {
        guard !isResting, !Task.isShuttingDownGracefully, !Task.isCancelled else { return }
        await printer.warmUp()
        queue.standBy(
            printer.place,
            StandBy(
                isReady: { [printer] in printer.isReady }, expect: { [printer] in printer.expect($0) },
                wake: { [bell] in bell.ring() }))
    }

    /// Queues again what was claimed for this printer while it stood by and never sent.
    private func giveBack() async {
        while let intent = queue.handedOver(to: printer.place) {
            // What cannot be given back now is found at the next start.
            try? await queue.settle(intent.id, as: .refused(reason: "kiosk-stopping", hold: false), at: clock.now())
        }
    }

    /// Settles what a former run left in `printing`.
    ///
    /// - Returns: `false` when the shutdown came first.
    func recover() async throws -> Bool {
        let place = printer.place
        guard let interrupted = try await stored({ [queue] in try await queue.interrupted(at: place) })
        else { return false }
        for intent in interrupted {
            let outcome = try await followed { [printer] in
                try await printer.whatBecame(of: intent) ?? .unknown(reason: "job-absent")
            }
            guard let outcome, try await settle(intent, as: outcome) else { return false }
        }
        return true
    }

    /// Prints the oldest waiting document.
    ///
    /// - Returns: Whether it is worth asking for the next one at once.
    func printNext() async throws -> Bool {
        guard !Task.isShuttingDownGracefully, !Task.isCancelled, !isResting else { return false }
        if let intent = queue.handedOver(to: printer.place) { return try await print(intent) }
        if let obstacle = await printer.obstacle() {
            pause(because: obstacle)
            return false
        }
        guard let intent = try await claim() else { return false }
        return try await print(intent)
    }

    private func print(_ intent: PrintIntent) async throws -> Bool {
        guard let outcome = try await followed({ [printer] in try await printer.print(intent) }) else { return false }
        return try await settle(intent.id, as: outcome) && !isResting
    }

    private func claim() async throws -> PrintIntent? {
        do {
            return try await queue.claimNext(at: printer.place, at: clock.now())
        } catch let refusal as any StaffReadable {
            pause(because: refusal.code)
            return nil
        }
    }

    /// Settles an intent once, however often the store has to be asked.
    ///
    /// - Returns: `false` when the shutdown came first; the next start settles it then.
    private func settle(_ intent: Identifier, as outcome: PrintOutcome) async throws -> Bool {
        let clock = clock
        guard try await stored({ [queue] in try await queue.settle(intent, as: outcome, at: clock.now()) }) != nil
        else { return false }
        switch outcome {
        case .ejected: endTrouble()
        case .refused(let reason, hold: false): pause(because: reason)
        case .refused(let reason, hold: true):
            log(.error, "A document cannot be printed and waits for a person", of: intent, reason)
        case .unknown(let reason):
            log(.error, "A document may or may not have printed", of: intent, reason)
            restsUntil = .now + rest
        }
        return true
    }

    /// Asks the store until it answers, resting while its disk is full or
    /// failing or another program holds it.
    ///
    /// Nothing else is printed meanwhile: what is known of a document would be
    /// lost with the service.
    ///
    /// - Returns: `nil` when the shutdown came first.
    private func stored<Answer: Sendable>(
        _ act: @Sendable () async throws -> Answer
    ) async throws -> Answer? {
        while !Task.isShuttingDownGracefully {
            do {
                return try await act()
            } catch let refusal as any StaffReadable where PrintWorker.passing.contains(refusal.code) {
                pause(because: refusal.code)
            }
            try await Task.sleep(for: rest)
        }
        return nil
    }

    /// The store's troubles that pass, and store nothing.
    private static let passing: Set<String> = ["disk-full", "disk-failing", "ledger-busy"]

    /// Follows a document, at shutdown for no longer than the grace period.
    ///
    /// - Returns: `nil` when the end did not come in time.
    private func followed(_ work: @escaping @Sendable () async throws -> PrintOutcome) async throws -> PrintOutcome? {
        try await withThrowingTaskGroup(of: PrintOutcome?.self) { [grace] group in
            group.addTask { try await work() }
            group.addTask {
                try await gracefulShutdown()
                try await Task.sleep(for: grace)
                return nil
            }
            defer { group.cancelAll() }
            return try await group.next() ?? nil
        }
    }

    // MARK: Rest and outages

    private var isResting: Bool { restsUntil.map { .now < $0 } ?? false }

    private func wakeFromRest() {
        guard restsUntil != nil, !isResting else { return }
        restsUntil = nil
        bell.ring()
    }

    private func pause(because reason: String) {
        restsUntil = .now + rest
        guard trouble != reason else { return }
        trouble = reason
        logger.error(
            "Printing has stopped; documents wait", metadata: ["printer": "\(printer.kind)", "reason": "\(reason)"])
    }

    private func endTrouble() {
        guard trouble != nil else { return }
        trouble = nil
        logger.notice("Printing goes on", metadata: ["printer": "\(printer.kind)"])
    }

    private func log(_ level: Logger.Level, _ message: Logger.Message, of intent: Identifier, _ reason: String) {
        logger.log(
            level: level, message,
            metadata: ["printer": "\(printer.kind)", "intent": "\(intent)", "reason": "\(reason)"])
    }
}
