import CCups
import Desk
public import Insurance

/// The spooler's own account of its jobs, to be held against what became of print intents.
public struct SpoolerAccount: Sendable {
    private let settings: CUPSSettings
    private let connection: CUPSConnection

    public init(_ settings: CUPSSettings) {
        self.settings = settings
        connection = CUPSConnection(settings)
    }

    /// The print intents whose jobs it calls completed, without any doubt of its own, and
    /// the second in which each was.
    ///
    /// - Throws: ``SpoolerTrouble``.
    public func completed() async throws -> [Identifier: Moment] {
        var completed: [Identifier: Moment] = [:]
        for kind in PrinterKind.allCases {
            for queue in settings.allQueues(of: kind) {
                completed.merge(try await connection.completed(on: queue)) { $1 }
            }
        }
        return completed
    }
}

extension CUPSConnection {
    fileprivate func completed(on queue: String) throws(SpoolerTrouble) -> [Identifier: Moment] {
        let request = try message(IPP_OP_GET_JOBS, queue: queue)
        request.addUser()
        request.add(IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "which-jobs", "all")
        request.request(SpooledJob.attributes)
        var completed: [Identifier: Moment] = [:]
        for group in try exchange(request, queue: queue).groups(IPP_TAG_JOB) {
            // What the printer says now is of no former job.
            guard let job = SpooledJob(group), let intent = job.uuid,
                PrintOutcome(job, former: job.printerReasons) == .ejected,
                let ended = group.numbers["time-at-completed"]
            else { continue }
            completed[intent] = Moment(milliseconds: Int(ended) * 1000)
        }
        return completed
    }
}
