import Glibc

/// A CUPS backend that lets each job reach its printer once.
///
/// Device URI `gate:REAL-URI`. A spooler that crashed, or lost power, starts an
/// interrupted job again from its first sheet. Here the first start of a
/// job-uuid leaves a durable mark, and then the real backend takes this
/// process's place; a second start waits until the first has ended, and then does
/// not print but holds the job, since only a person can know whether the sheet
/// is out.
///
/// Runs with the spooler's rights, so it needs no Foundation and reads nothing
/// of the document.
@main
enum KioskGate {
    static func main() {
        guard CommandLine.argc > 1 || Gate.variable("DEVICE_URI") != nil else {
            exit(BackendEnd.done.rawValue)  // Asked which devices there are: none of its own.
        }
        do throws(GateTrouble) {
            try Gate(arguments: CommandLine.arguments).pass(CommandLine.unsafeArgv)
        } catch {
            Gate.say("ERROR: \(error.words)")
            if let reason = error.reason { Gate.say("STATE: +\(reason)") }
            exit(error.end.rawValue)
        }
    }
}

/// How a backend ends (`cups/backend.h`).
enum BackendEnd: Int32 {
    case done = 0
    /// The job is held until a person decides.
    case hold = 3
    /// The queue stops, and its jobs wait.
    case stop = 4
}
