import Desk

extension PrintOutcome {
    /// Reads a job, or gives `nil` while it is still going.
    ///
    /// A printer that waits for paper leaves its job `processing`, and a queue
    /// that is stopped leaves it `pending`. Whatever ended otherwise than
    /// `completed` may or may not have left a sheet in the tray.
    ///
    /// - Parameter former: What the printer said before this job came; CUPS
    ///   keeps reasons over jobs.
    init?(_ job: SpooledJob, former: Set<String>) {
        switch job.state {
        case .pending, .processing: return nil
        case .completed:
            let doubts = job.printerReasons.subtracting(former).intersection(PrintOutcome.printerDoubts)
                .union(PrintOutcome.jobDoubts.intersection(job.reasons))
            self = doubts.isEmpty ? .ejected : .unknown(reason: doubts.sorted().joined(separator: ","))
        case .canceled: self = .unknown(reason: "job-canceled")
        case .aborted: self = .unknown(reason: "job-aborted")
        case .held: self = .unknown(reason: "job-held")
        case .stopped: self = .unknown(reason: "job-stopped")
        }
    }

    /// The printer forgot the job: it lost power, or was changed, in between.
    private static let printerDoubts: Set<String> = ["cups-ipp-missing-job-history", "cups-ipp-missing-job-state"]
    private static let jobDoubts: Set<String> = ["job-completed-with-errors", "queued-in-device"]
}
