import Glibc

/// One start of one job.
struct Gate {
    private let job: String
    private let uuid: String
    private let device: String
    private let backend: String
    private let marks: MarkFolder

    /// - Parameter arguments: As CUPS gives them: the device, the job's number,
    ///   user, title, copies, options, and perhaps a file.
    init(arguments: [String]) throws(GateTrouble) {
        guard arguments.count == 6 || arguments.count == 7 else {
            throw .misused("CUPS gives six or seven arguments, not \(arguments.count)")
        }
        guard let uri = Gate.variable("DEVICE_URI"), uri.hasPrefix(Gate.prefix) else {
            throw .misused("the queue's device does not begin with \(Gate.prefix)")
        }
        device = String(uri.dropFirst(Gate.prefix.count))
        let scheme = device.prefix { $0 != ":" }
        guard scheme.utf8.count < device.utf8.count, scheme != "gate", Gate.isScheme(scheme) else {
            throw .misused("no real device follows \(Gate.prefix)")
        }
        backend = try Gate.setting("CUPS_SERVERBIN") + "/backend/" + scheme
        guard access(backend, X_OK) == 0 else { throw .misused("there is no backend \(scheme)") }
        marks = try MarkFolder(cache: Gate.setting("CUPS_CACHEDIR"), queue: Gate.setting("PRINTER"))
        guard let uuid = jobUUID(in: arguments[5]) else { throw .nameless }
        (job, self.uuid) = (arguments[1], uuid)
    }

    /// Marks the job's start durably, then becomes the real backend, which
    /// holds the mark's lock until it ends.
    ///
    /// A job that was started before ends here, but not before its first
    /// backend has.
    ///
    /// - Returns: Never, except by throwing; then nothing was sent.
    func pass(_ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) throws(GateTrouble) {
        do throws(GateTrouble) {
            try marks.mark(uuid, job: job)
        } catch {
            if case .startedBefore = error { waitForFirstStart() }
            throw error
        }
        marks.sweep()
        // CUPS keeps reasons over jobs; these speak of a former one.
        Gate.say("STATE: -\(Gate.former)")
        setenv("DEVICE_URI", device, 1)
        if let name = arguments[0], String(cString: name).hasPrefix(Gate.prefix) {
            arguments[0] = name.advanced(by: Gate.prefix.utf8.count)
        }
        execv(backend, arguments)
        let number = errno
        marks.unmark(uuid)  // The real backend never ran.
        throw .misused("its backend does not start (error \(number))")
    }

    private func waitForFirstStart() {
        Gate.say("INFO: The job was started once before; waiting until that start has ended.")
        marks.firstStart(of: uuid)?.waitUntilOver()
    }

    static func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

    /// A line for the spooler, which reads standard error.
    static func say(_ line: String) {
        let bytes = Array((line + "\n").utf8)
        _ = write(STDERR_FILENO, bytes, bytes.count)
    }

    private static let prefix = "gate:"
    private static let former =
        "com.kiosk.outcome-unknown-report,cups-ipp-missing-job-history,cups-ipp-conformance-failure-report"

    private static func setting(_ name: String) throws(GateTrouble) -> String {
        guard let value = variable(name), !value.isEmpty else { throw .misused("\(name) is not set") }
        return value
    }

    private static func isScheme(_ text: Substring) -> Bool {
        !text.isEmpty && text.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "+" || $0 == "-") }
    }
}
