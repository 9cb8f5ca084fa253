public import Desk
public import Insurance

/// Takes prints out of the spooler's queues, and lets stopped queues go on.
public struct QueueKeeper: QueueTending {
    private let settings: CUPSSettings
    private let connection: CUPSConnection

    public init(_ settings: CUPSSettings) {
        self.settings = settings
        connection = CUPSConnection(settings)
    }

    /// Cancels what is left of a job, found by its job-uuid, and waits until the
    /// spooler says that it is over.
    ///
    /// - Throws: ``Refusal`` with `print-not-withdrawn` when the spooler cannot
    ///   be asked or does not cancel it, `print-was-running` when the printer was
    ///   at work on it, `print-just-ended`, `printer-not-asked` when the print
    ///   ended just now at a printer that tells nothing. Asked again, each of
    ///   them passes.
    public func withdraw(_ intent: Identifier, from printer: PrinterKind, isDoubtful: Bool) async throws {
        for queue in settings.allQueues(of: printer) {
            try await withdraw(intent, from: queue, isDoubtful: isDoubtful)
        }
    }

    private func withdraw(_ intent: Identifier, from queue: String, isDoubtful: Bool) async throws {
        var atPrinter = try await cancelAtPrinter(intent, of: queue, isDoubtful: isDoubtful)
        let start = ContinuousClock.now
        var (wasPrinting, isCalledOff) = (false, false)
        while let job = try await job(intent, in: queue) {
            guard !job.state.isFinal else {
                // It may have gone to the printer just before it was called off.
                if isCalledOff { atPrinter = try await cancelAtPrinter(intent, of: queue, isDoubtful: isDoubtful) }
                if atPrinter.isJustEnded(after: job) { throw QueueKeeper.justEnded }
                guard !wasPrinting, let ago = job.endedAgo, ago < QueueKeeper.glance else { break }
                if isDoubtful, job.state == .completed { throw QueueKeeper.justEnded }
                // What the spooler calls completed a printer may still be at.
                if atPrinter == .notTold, isDoubtful || job.state == .completed { throw QueueKeeper.notAsked }
                break
            }
            wasPrinting = wasPrinting || job.state == .processing
            guard start.duration(to: .now) < settings.timeout else { throw QueueKeeper.notWithdrawn("job-alive") }
            try await callOff(job, in: queue)
            isCalledOff = true
            try await Task.sleep(for: settings.pollEvery)
        }
        if wasPrinting || backendWorks(for: intent) { throw QueueKeeper.wasRunning }
    }

    public func resume(_ printer: PrinterKind) async throws {
        let queues = settings.allQueues(of: printer)
        guard !queues.isEmpty else { throw SpoolerTrouble.queueMissing(queue: printer.rawValue) }
        for queue in queues { try await connection.resume(queue) }
    }

    /// Seconds between a look into the tray and the answer, when somebody takes their time.
    fileprivate static let glance: Int32 = 30
    /// Seconds nobody is quicker than: to look, to come back and to answer.
    fileprivate static let moment: Int32 = 4

    /// Whether a backend of this machine still works on a print of which the
    /// spooler knows no more: one whose spooler was killed.
    private func backendWorks(for intent: Identifier) -> Bool {
        settings.address.isOnThisMachine && LocalBackends.work(for: intent)
    }

    /// A queue that is gone took its jobs with it.
    private func job(_ intent: Identifier, in queue: String) async throws -> SpooledJob? {
        do throws(SpoolerTrouble) {
            return try await connection.search(for: intent, in: queue).job
        } catch .queueMissing {
            return nil
        } catch {
            throw QueueKeeper.notWithdrawn(error.code)
        }
    }

    /// Cancels what the printer itself still has, whatever the spooler knows.
    ///
    /// - Throws: `print-was-running` when it had any, `print-just-ended`.
    private func cancelAtPrinter(
        _ intent: Identifier, of queue: String, isDoubtful: Bool
    ) async throws -> PrinterMemory.Finding {
        let finding: PrinterMemory.Finding
        do throws(SpoolerTrouble) {
            guard let printer = try await connection.device(of: queue) else { return .notTold }
            finding = await PrinterMemory(timeout: settings.timeout).cancel(intent, on: printer)
        } catch .queueMissing {
            return .nothing
        } catch {
            throw QueueKeeper.notWithdrawn(error.code)
        }
        if finding == .held { throw QueueKeeper.wasRunning }
        if finding.isEnded(within: isDoubtful ? QueueKeeper.glance : QueueKeeper.moment) { throw QueueKeeper.justEnded }
        return finding
    }

    private func callOff(_ job: SpooledJob, in queue: String) async throws {
        do throws(SpoolerTrouble) {
            try await connection.callOff(job, in: queue)
        } catch {
            throw QueueKeeper.notWithdrawn(error.code)
        }
    }

    private static func notWithdrawn(_ reason: String) -> Refusal {
        Refusal(
            "print-not-withdrawn",
            """
            The spooler does not say that this print is over (\(reason)); it may still come out, and would come out \
            beside its reprint. The answer was not taken. Start the spooler, look into the tray again, then answer.
            """,
            details: ["reason": reason])
    }

    private static let wasRunning = Refusal(
        "print-was-running",
        """
        The printer was still at work on this paper; the print is cancelled now, but a sheet may come out. The \
        answer was not taken. Wait until the printer rests, look into the tray again, then answer.
        """)

    private static let justEnded = Refusal(
        "print-just-ended",
        """
        This print ended only a moment ago, perhaps after you looked. The answer was not taken. Look into the tray \
        again, then answer.
        """)

    private static let notAsked = Refusal(
        "printer-not-asked",
        """
        The printer does not tell whether it still holds this paper, and the print ended only a moment ago. The \
        answer was not taken. If the printer shows work or a fault, switch it off and on, so that it forgets the \
        paper. Look into the tray again after half a minute, then answer.
        """)
}

extension PrinterMemory.Finding {
    /// - Parameter seconds: Counted whole, so that the last of them is not over yet.
    fileprivate func isEnded(within seconds: Int32) -> Bool {
        if case .ended(let ago) = self { ago <= seconds } else { false }
    }

    /// Whether the printer worked on by itself when the spooler was already done
    /// with the job, and ended only now.
    fileprivate func isJustEnded(after job: SpooledJob) -> Bool {
        guard case .ended(let ago) = self, let spoolerAgo = job.endedAgo else { return false }
        // Either may count a second more than the other.
        return isEnded(within: QueueKeeper.glance) && ago + 1 < spoolerAgo
    }
}
