import Desk

/// What goes wrong on an evening in the crash lab.
enum Disturbance: String, CaseIterable, Codable, Sendable {
    // MARK: Killed as a power cut would (SIGKILL), and started again

    /// The kiosk alone.
    case kiosk
    /// The spooler alone; the backends it started live on without it.
    case spooler
    /// The spooler alone, told to end (SIGTERM) as a service is; it tells its backends.
    case spoolerEnded = "spooler-ended"
    /// The spooler and all it started.
    case spoolerWithBackends = "spooler-and-backends"
    /// One backend at work; the spooler sees it end.
    case backend
    /// Kiosk and spooler; the backends live on.
    case kioskAndSpooler = "kiosk-and-spooler"
    /// Kiosk, spooler and backends at the same moment.
    case machine

    // MARK: The printer, until somebody mends it

    /// A sheet jams before it is out; once freed it comes out well.
    case jamFreed = "jam-freed"
    /// A sheet jams and is taken out blank; the printer gives the job up.
    case jamEmpty = "jam-empty"
    /// A sheet comes out ruined; the printer gives the job up.
    case jamRuined = "jam-ruined"
    case mediaEmpty = "media-empty"
    case coverOpen = "cover-open"
    /// The printer loses power in mid-job and forgets it.
    case printerPower = "printer-power"
    /// The printer puts the same sheet out twice by itself.
    case double

    // MARK: Not drawn, but an answer to the others

    /// A printer that no longer does anything is switched off and on.
    case printerRestarted = "printer-restarted"

    /// Those that happen by themselves.
    static let drawn = allCases.filter { $0 != .printerRestarted }

    /// The modes of the simulated printer, one after the other until it is
    /// well again; empty for what is killed.
    var printerModes: [String] {
        switch self {
        case .kiosk, .spooler, .spoolerEnded, .spoolerWithBackends, .backend, .kioskAndSpooler, .machine: []
        case .jamFreed: ["jam"]
        case .jamEmpty: ["jam", "abort"]
        case .jamRuined: ["jam-ruined"]
        case .mediaEmpty: ["media-empty"]
        case .coverOpen: ["cover-open"]
        case .printerPower, .printerRestarted: ["offline"]
        case .double: ["double"]
        }
    }

    /// Whether it is of interest only while a job is being printed.
    var needsBackend: Bool { [.backend, .spooler, .spoolerEnded, .kioskAndSpooler].contains(self) }

    /// Whether nobody can ask the spooler meanwhile.
    var stopsSpooler: Bool {
        [.spooler, .spoolerEnded, .spoolerWithBackends, .kioskAndSpooler, .machine].contains(self)
    }

    /// Whether a printer forgets the job it had.
    var emptiesPrinter: Bool { self == .printerPower || self == .printerRestarted }
}

/// One disturbance as it happened, in milliseconds since 1970.
struct DisturbanceRecord: Hashable, Codable, Sendable {
    let kind: Disturbance
    let begin: Int
    /// When all was well again.
    let end: Int
    /// The printer that failed; `nil` for what touches all of them.
    let printer: PrinterKind?

    func touches(_ other: PrinterKind) -> Bool { printer == nil || printer == other }
}
