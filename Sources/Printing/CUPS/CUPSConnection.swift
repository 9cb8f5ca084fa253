import CCups
import Insurance

/// Talks to the spooler on a connection that stays open.
///
/// Questions are asked again on a new connection when the old one has died;
/// a document is sent once, on a connection that carries nothing else.
actor CUPSConnection {
    nonisolated let executor = BlockingExecutor(label: "kiosk.spooler")
    let address: SpoolerAddress
    let timeout: Duration
    private var line: SpoolerLine?
    private var sendingLine: SpoolerLine?

    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    init(_ settings: CUPSSettings) {
        address = settings.address
        timeout = settings.timeout
    }

    /// How a queue is.
    func queue(_ name: String) throws(SpoolerTrouble) -> SpooledQueue {
        let request = try message(IPP_OP_GET_PRINTER_ATTRIBUTES, queue: name)
        request.request(SpooledQueue.attributes)
        let answer = try exchange(request, queue: name)
        guard let group = answer.groups(IPP_TAG_PRINTER).first else { throw .queueMissing(queue: name) }
        return SpooledQueue(group)
    }

    /// The socket of the connection for questions, which the spooler that runs
    /// now has answered on.
    ///
    /// A question that is answered on the same socket later was answered by the
    /// same spooler.
    func provenSocket(_ queue: String) throws(SpoolerTrouble) -> UInt64 {
        if line?.isOpen != true { _ = try self.queue(queue) }
        return line?.socketNumber ?? 0
    }

    /// Sends a document once, and names the socket that ``provenSocket(_:)`` gave before.
    ///
    /// - Throws: ``SpoolerTrouble`` when nothing was sent, since nobody answers.
    func submitProven(
        _ job: JobTicket, document: [UInt8], to queue: String
    ) throws(SpoolerTrouble) -> (sent: Submission, socket: UInt64) {
        let socket = try provenSocket(queue)
        return (submit(job, document: document, to: queue), socket)
    }

    /// Opens what the next document needs, as far as that is possible.
    func warmUp(_ queue: String) {
        do throws(SpoolerTrouble) {
            _ = try provenSocket(queue)
            if sendingLine?.isOpen != true { sendingLine = try SpoolerLine(to: address, timeout: timeout) }
        } catch {
            // The watch tells that the spooler is away; the document itself will meet it again.
        }
    }

    /// The job with a number, if the spooler still knows it.
    func job(_ number: Int32, in queue: String) throws(SpoolerTrouble) -> SpooledJob? {
        let request = try message(IPP_OP_GET_JOB_ATTRIBUTES, queue: queue)
        request.add(jobNumber: number)
        request.addUser()
        request.request(SpooledJob.attributes)
        do throws(SpoolerTrouble) {
            return try exchange(request, queue: queue).groups(IPP_TAG_JOB).first.flatMap(SpooledJob.init)
        } catch .queueMissing {
            return nil  // "not found" is said of the job here.
        }
    }

    /// Looks for a job by its job-uuid, among finished ones too.
    ///
    /// - Returns: The job, if there is one, and the socket it was asked on.
    func search(for uuid: Identifier, in queue: String) throws(SpoolerTrouble) -> (job: SpooledJob?, socket: UInt64) {
        (try jobs(in: queue).last { $0.uuid == uuid }, line?.socketNumber ?? 0)
    }

    /// The jobs the spooler still knows of, finished ones too.
    ///
    /// - Parameter which: IPP which-jobs (RFC 8011, section 4.2.6.1).
    func jobs(in queue: String, which: String = "all") throws(SpoolerTrouble) -> [SpooledJob] {
        let request = try message(IPP_OP_GET_JOBS, queue: queue)
        request.addUser()
        request.add(IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "which-jobs", which)
        request.request(SpooledJob.attributes)
        return try exchange(request, queue: queue).groups(IPP_TAG_JOB).compactMap(SpooledJob.init)
    }

    /// Takes a job out of the queue, so that it cannot print later.
    func cancel(_ number: Int32, in queue: String) throws(SpoolerTrouble) {
        let request = try message(IPP_OP_CANCEL_JOB, queue: queue)
        request.add(jobNumber: number)
        request.addUser()
        _ = try exchange(request, queue: queue)
    }

    /// Sends a document once: one Print-Job request.
    ///
    /// An open connection is kept for it; one that failed is never used again.
    func submit(_ job: JobTicket, document: [UInt8], to queue: String) -> Submission {
        do throws(SpoolerTrouble) {
            let request = try message(IPP_OP_PRINT_JOB, queue: queue)
            job.write(to: request)
            let kept = sendingLine
            sendingLine = nil
            let resource = "/printers/\(queue)"
            let own = if let kept, kept.isOpen { kept } else { try SpoolerLine(to: address, timeout: timeout) }
            let answer: IPPMessage
            switch own.send(request, at: resource, document: document) {
            case .answered(let message):
                sendingLine = own
                answer = message
            case .turnedAway:
                let another = try SpoolerLine(to: address, timeout: timeout)
                guard let message = another.ask(request, at: resource, document: document) else { return .doubtful }
                answer = message
            case .silent: return .doubtful
            }
            try check(answer, queue: queue)
            guard let number = answer.groups(IPP_TAG_JOB).first?.numbers["job-id"] else { return .doubtful }
            return .accepted(number)
        } catch {
            return .refused(error)
        }
    }

    func message(_ operation: ipp_op_t, queue: String) throws(SpoolerTrouble) -> IPPMessage {
        guard let message = IPPMessage(operation, queue: queue) else {
            throw .unreachable(server: address.description)
        }
        return message
    }

    func exchange(_ request: IPPMessage, queue: String) throws(SpoolerTrouble) -> IPPMessage {
        let resource = "/printers/\(queue)"
        if let line, let answer = line.ask(request, at: resource) {
            try check(answer, queue: queue)
            return answer
        }
        line = nil
        let fresh = try SpoolerLine(to: address, timeout: timeout)
        guard let answer = fresh.ask(request, at: resource) else {
            throw .unreachable(server: address.description)
        }
        line = fresh
        try check(answer, queue: queue)
        return answer
    }

    private func check(_ answer: IPPMessage, queue: String) throws(SpoolerTrouble) {
        guard answer.isError else { return }
        switch answer.status {
        case IPP_STATUS_ERROR_NOT_FOUND: throw .queueMissing(queue: queue)
        case IPP_STATUS_ERROR_NOT_ACCEPTING_JOBS: throw .queueNotAccepting(queue: queue)
        default: throw .refused(queue: queue, status: answer.statusKeyword)
        }
    }
}
