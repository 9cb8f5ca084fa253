import CCups
import Foundation
import Insurance

/// The printer behind a queue, asked directly where its device is `ipp:`.
///
/// A printer with a memory of its own goes on with a job whose spooler and
/// backend have died, and a spooler started anew knows nothing of that.
actor PrinterMemory {
    private let executor = BlockingExecutor(label: "kiosk.printer")
    private let timeout: Duration

    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    init(timeout: Duration) { self.timeout = timeout }

    /// What a printer knows of a print intent.
    enum Finding: Hashable, Sendable {
        /// The printer is away, forgets its jobs or does not tell when they ended.
        case notTold
        case nothing
        /// It had the job, waiting or at work; whether it gave it up is seen when it is asked again.
        case held
        /// It was at work on the job until so many seconds ago, by its own clock.
        case ended(ago: Int32)
    }

    /// Cancels what a printer still has of a print intent, found by the job's name.
    func cancel(_ intent: Identifier, on printer: IPPDevice) -> Finding {
        // A printer that is away tells nothing.
        guard let line = try? SpoolerLine(to: printer.server, timeout: timeout),
            let waiting = jobs("not-completed", of: intent, on: printer, through: line)
        else { return .notTold }
        guard waiting.isEmpty else {
            for number in waiting.compactMap({ $0.numbers["job-id"] }) {
                guard let cancellation = IPPMessage(IPP_OP_CANCEL_JOB, printer: printer.uri) else { continue }
                cancellation.add(jobNumber: number)
                cancellation.addUser()
                _ = line.ask(cancellation, at: printer.path)
            }
            return .held
        }
        guard let ended = jobs("completed", of: intent, on: printer, through: line) else { return .notTold }
        let worked = ended.filter(\.wasAtWork)
        guard !worked.isEmpty else { return .nothing }
        return worked.compactMap(\.endedAgo).filter { $0 >= 0 }.min().map(Finding.ended) ?? .notTold
    }

    /// Whether a printer has nothing to do, neither begun nor waiting; `nil` when it does not tell.
    func isAtRest(_ printer: IPPDevice) -> Bool? {
        guard let line = try? SpoolerLine(to: printer.server, timeout: timeout) else { return nil }
        return jobs("not-completed", on: printer, through: line)?.isEmpty
    }

    /// - Returns: `nil` when the printer does not answer.
    private func jobs(
        _ which: String, of intent: Identifier, on printer: IPPDevice, through line: SpoolerLine
    ) -> [IPPGroup]? {
        jobs(which, on: printer, through: line)?.filter { job in
            job.texts["job-name"]?.contains { $0.contains("/\(intent)/") } == true
        }
    }

    private func jobs(_ which: String, on printer: IPPDevice, through line: SpoolerLine) -> [IPPGroup]? {
        guard let request = IPPMessage(IPP_OP_GET_JOBS, printer: printer.uri) else { return nil }
        request.add(IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "which-jobs", which)
        request.request([
            "job-id", "job-name", "job-state", "time-at-processing", "time-at-completed", "job-printer-up-time",
        ])
        guard let answer = line.ask(request, at: printer.path), !answer.isError else { return nil }
        return answer.groups(IPP_TAG_JOB)
    }
}

extension IPPGroup {
    /// Whether a job that is over was ever begun: one cancelled at work may have put out its sheet.
    fileprivate var wasAtWork: Bool {
        numbers["time-at-processing"] != nil || numbers["job-state"] == SpooledJob.State.completed.rawValue
    }

    /// Seconds since a job ended, by the clock of who had it; below zero when that clock began anew.
    var endedAgo: Int32? {
        guard let ended = numbers["time-at-completed"], let now = numbers["job-printer-up-time"] else { return nil }
        return now - ended
    }
}
