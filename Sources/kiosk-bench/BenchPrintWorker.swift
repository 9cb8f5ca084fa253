import Desk
import Insurance
import Printing

/// Does what the print worker does up to the spooler's answer, and follows no job to its end.
struct BenchPrintWorker {
    let ledger: any PrintQueue
    let printer: CUPSPrinter

    /// Claims the next card and gives it to the spooler.
    ///
    /// A cancelled task prints all the same, and gives up at its first wait
    /// after the spooler has answered.
    ///
    /// - Throws: `bench-not-printed` when the spooler did not take it.
    func submitNext() async throws -> PrintIntent {
        if let obstacle = await printer.obstacle() { throw Refusal.notPrinted(obstacle) }
        guard let intent = try await ledger.claimNext(for: .card, at: BenchClock().now()) else {
            throw Refusal.notPrinted("nothing-waiting")
        }
        switch await cancelled({ try await printer.print(intent) }) {
        case .success(.refused(let reason, _)), .success(.unknown(let reason)): throw Refusal.notPrinted(reason)
        case .success(.ejected), .failure: return intent
        }
    }

    /// Makes sure that the spooler knows the job, and frees the queue for the next one.
    ///
    /// - Throws: `bench-not-printed` when it does not.
    func confirm(_ intent: PrintIntent) async throws {
        let became = await cancelled { try await printer.whatBecame(of: intent.id) }
        if case .success(nil) = became { throw Refusal.notPrinted("job-absent") }
        try await ledger.settle(intent.id, as: .ejected, at: BenchClock().now())
    }

    private func cancelled<Result: Sendable>(
        _ act: @escaping @Sendable () async throws -> Result
    ) async -> Swift.Result<Result, any Error> {
        let task = Task { try await act() }
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
