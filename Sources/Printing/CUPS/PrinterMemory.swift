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

    /// Cancels what a printer still has of a print intent, found by the job's name.
    ///
    /// - Returns: Whether it had any. A printer that cannot be asked has none:
    ///   one that is off forgets its jobs, and another device has no memory
    ///   that anybody could ask.
    func cancel(_ intent: Identifier, on device: String) -> Bool {
        guard let printer = IPPDevice(device),
            // A printer that is away cannot be asked, see above.
            let line = try? SpoolerLine(to: printer.server, timeout: timeout),
            let request = IPPMessage(IPP_OP_GET_JOBS, printer: printer.uri)
        else { return false }
        request.add(IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "which-jobs", "not-completed")
        request.request(["job-id", "job-name"])
        let jobs: [IPPGroup] = line.ask(request, at: printer.path)?.groups(IPP_TAG_JOB) ?? []
        let held = jobs.filter { job in
            job.texts["job-name"]?.contains { $0.contains("/\(intent)/") } == true
        }
        for number in held.compactMap({ $0.numbers["job-id"] }) {
            guard let cancellation = IPPMessage(IPP_OP_CANCEL_JOB, printer: printer.uri) else { continue }
            cancellation.add(jobNumber: number)
            cancellation.addUser()
            // Whether it could be is seen when the printer is asked again.
            _ = line.ask(cancellation, at: printer.path)
        }
        return !held.isEmpty
    }
}

extension IPPMessage {
    /// A request to a printer itself.
    ///
    /// - Returns: `nil` only when there is no memory left.
    convenience init?(_ operation: ipp_op_t, printer address: String) {
        guard let request = ippNewRequest(operation) else { return nil }
        self.init(owning: request)
        add(IPP_TAG_OPERATION, IPP_TAG_URI, "printer-uri", address)
    }
}

extension CUPSConnection {
    /// Where the printer of a queue is, as CUPS has it.
    func device(of queue: String) throws(SpoolerTrouble) -> String? {
        let request = try message(IPP_OP_GET_PRINTER_ATTRIBUTES, queue: queue)
        request.request(["device-uri"])
        return try exchange(request, queue: queue).groups(IPP_TAG_PRINTER).first?.texts["device-uri"]?.first
    }
}
