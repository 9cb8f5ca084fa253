import Desk
import Insurance
import Printing
import Synchronization

/// Stands by as the print worker does, and follows no job to its end.
final class BenchPrintWorker: Sendable {
    private let queue: any PrintQueue
    private let printer: CUPSPrinter
    private let committed = Mutex<ContinuousClock.Instant?>(nil)
    private let rings: AsyncStream<Void>
    private let bell: AsyncStream<Void>.Continuation

    init(_ queue: any PrintQueue, _ printer: CUPSPrinter) {
        self.queue = queue
        self.printer = printer
        (rings, bell) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// Gives the next paper to the spooler, as soon as a payment has claimed it.
    ///
    /// A cancelled task prints all the same, and gives up at its first wait
    /// after the spooler has answered.
    ///
    /// - Parameter pay: Takes the money.
    /// - Returns: The milliseconds from the commit to the spooler's answer.
    /// - Throws: `bench-not-printed` when the spooler did not take it, or
    ///   nothing was claimed with the payment.
    func submit(paidBy pay: @escaping @Sendable () async throws -> Void) async throws -> (PrintIntent, Double) {
        try await withTaskExecutorPreference(printer.executor) { try await submitNow(paidBy: pay) }
    }

    private func submitNow(
        paidBy pay: @escaping @Sendable () async throws -> Void
    ) async throws -> (PrintIntent, Double) {
        await printer.warmUp()
        queue.standBy(
            printer.place,
            StandBy(
                isReady: { [printer] in printer.isReady }, expect: { [printer] in printer.expect($0) },
                wake: { [self] in
                    committed.withLock { $0 = .now }
                    bell.yield()
                }))
        // The till's own request, which has nothing to do with this worker's.
        let paying = Task(executorPreference: globalConcurrentExecutor) { try await self.paid(pay) }
        for await _ in rings { break }
        guard let intent = queue.handedOver(to: printer.place), let start = committed.withLock({ $0 }) else {
            try await paying.value
            throw Refusal.notPrinted("nothing-claimed")
        }
        let end = await cancelled { [printer] in try await printer.print(intent) }
        let milliseconds = start.duration(to: .now) / .milliseconds(1)
        try await paying.value
        switch end {
        case .success(.refused(let reason, _)), .success(.unknown(let reason)): throw Refusal.notPrinted(reason)
        case .success(.ejected), .failure: return (intent, milliseconds)
        }
    }

    private func paid(_ pay: @Sendable () async throws -> Void) async throws {
        do {
            try await pay()
        } catch {
            bell.yield()
            throw error
        }
    }

    /// Makes sure that the spooler knows the job, and frees the queue for the next one.
    ///
    /// - Throws: `bench-not-printed` when it does not.
    func confirm(_ intent: PrintIntent) async throws {
        let became = await cancelled { [printer] in try await printer.whatBecame(of: intent.id) }
        if case .success(nil) = became { throw Refusal.notPrinted("job-absent") }
        try await queue.settle(intent.id, as: .ejected, at: BenchClock().now())
    }

    private func cancelled<Result: Sendable>(
        _ act: @escaping @Sendable () async throws -> Result
    ) async -> Swift.Result<Result, any Error> {
        let task = Task(executorPreference: printer.executor) { try await act() }
        task.cancel()
        return await task.result
    }
}

extension Refusal {
    /// A measured document that the spooler did not take.
    fileprivate static func notPrinted(_ reason: String) -> Refusal {
        Refusal(
            "bench-not-printed",
            "The spooler did not take a card (\(reason)), so there is nothing to measure. Start the spooler anew.",
            details: ["reason": reason])
    }
}
