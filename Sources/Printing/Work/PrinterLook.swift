import CCups
public import Desk
public import Insurance

/// How the printers are right now, asked once.
///
/// For the check before the show, beside a running kiosk or without one.
public struct PrinterLook: Sendable {
    private let settings: CUPSSettings
    private let connection: CUPSConnection

    public init(_ settings: CUPSSettings) {
        self.settings = settings
        connection = CUPSConnection(settings)
    }

    /// The printers in the order card, book, receipt.
    public func statuses() async -> [PrinterStatus] {
        var statuses: [PrinterStatus] = []
        for kind in PrinterKind.allCases {
            guard let queue = settings.queues[kind] else { continue }
            do throws(SpoolerTrouble) {
                statuses.append(PrinterStatus(kind, queue: queue, try await connection.queue(queue)))
            } catch {
                statuses.append(PrinterStatus(kind, queue: queue, error))
            }
        }
        return statuses
    }

    /// When the spooler last finished a document on a queue, by its own clock.
    ///
    /// - Returns: `nil` when it remembers none, also where it keeps no history.
    /// - Throws: ``SpoolerTrouble``.
    public func lastFinished(on queue: String) async throws -> Moment? {
        try await connection.lastFinished(on: queue)
    }
}

extension CUPSConnection {
    fileprivate func lastFinished(on queue: String) throws(SpoolerTrouble) -> Moment? {
        let request = try message(IPP_OP_GET_JOBS, queue: queue)
        request.addUser()
        request.add(IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "which-jobs", "completed")
        request.request(["job-state", "time-at-completed"])
        let finished = try exchange(request, queue: queue).groups(IPP_TAG_JOB).compactMap { job in
            job.numbers["job-state"] == SpooledJob.State.completed.rawValue ? job.numbers["time-at-completed"] : nil
        }
        return finished.max().map { Moment(milliseconds: Int($0) * 1000) }
    }
}
