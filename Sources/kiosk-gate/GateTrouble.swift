/// Why a job does not reach its printer.
enum GateTrouble: Error {
    /// It was started once before.
    case startedBefore
    /// It has no job-uuid, or two.
    case nameless
    /// The queue is set up in a way that cannot work.
    case misused(String)
    /// No mark can be made, by the system's error number.
    case noMark(Int32)

    /// A job that may have printed is held; where nothing can have happened, the
    /// queue stops, so that the jobs behind it wait too.
    var end: BackendEnd {
        switch self {
        case .startedBefore, .nameless: .hold
        case .misused, .noMark: .stop
        }
    }

    /// The printer-state-reason.
    var reason: String? {
        switch self {
        case .startedBefore, .nameless: "com.kiosk.outcome-unknown-report"
        case .misused, .noMark: nil
        }
    }

    var words: String {
        switch self {
        case .startedBefore: "The job was started once before; whether it printed is not known."
        case .nameless: "The job has no job-uuid of its own, so a second start could not be told; it is held."
        case .misused(let what): "The gate cannot be used: \(what). Run: kiosk printers check"
        case .noMark(let number): "No mark can be made (error \(number)), so nothing was sent. Free space, then resume."
        }
    }
}
