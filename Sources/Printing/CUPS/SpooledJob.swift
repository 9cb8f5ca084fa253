import Insurance

/// A job as the spooler tells it.
struct SpooledJob: Sendable, Hashable {
    /// IPP job-state (RFC 8011, section 5.3.7).
    enum State: Int32, Sendable {
        case pending = 3, held, processing, stopped, canceled, aborted, completed

        /// Nothing more comes of the job by itself.
        var isFinal: Bool { self == .canceled || self == .aborted || self == .completed }
    }

    static let attributes = [
        "job-id", "job-uuid", "job-state", "job-state-reasons", "job-printer-state-reasons",
        "job-printer-state-message", "time-at-completed", "job-printer-up-time", "number-of-documents",
    ]

    /// The spooler's number; used again for another job after a crash, so never an identity.
    let number: Int32
    let uuid: Identifier?
    let state: State
    let reasons: [String]
    /// What the printer said meanwhile.
    let printerReasons: Set<String>
    /// What its backend said last.
    let printerMessage: String
    /// Seconds since it ended, by the spooler's clock.
    let endedAgo: Int32?
    /// A job that waits without one has nothing left to print.
    let hasDocument: Bool

    init(
        number: Int32, uuid: Identifier?, state: State, reasons: [String] = [], printerReasons: Set<String> = [],
        printerMessage: String = "", endedAgo: Int32? = nil, hasDocument: Bool = true
    ) {
        self.number = number
        self.uuid = uuid
        self.state = state
        self.reasons = reasons
        self.printerReasons = printerReasons
        self.printerMessage = printerMessage
        self.endedAgo = endedAgo
        self.hasDocument = hasDocument
    }

    /// Whether its printer says what it waits for.
    var isPrinterWaiting: Bool { printerReasons.contains { PrinterReason.holds(PrinterReason.stem($0)) } }

    /// Whether its printer does not answer.
    var isPrinterAway: Bool {
        printerReasons.contains { PrinterReason.away.contains(PrinterReason.stem($0)) }
            || PrinterReason.isAway(saying: printerMessage)
    }

    init?(_ group: IPPGroup) {
        guard let number = group.numbers["job-id"], let state = group.numbers["job-state"].flatMap(State.init)
        else { return nil }
        let prefix = "urn:uuid:"
        let uuid = group.texts["job-uuid"]?.first.map { $0.hasPrefix(prefix) ? String($0.dropFirst(prefix.count)) : $0 }
        self.init(
            number: number,
            uuid: uuid.flatMap { Identifier($0) },
            state: state,
            reasons: group.texts["job-state-reasons"] ?? [],
            printerReasons: Set(group.texts["job-printer-state-reasons"] ?? []),
            printerMessage: group.texts["job-printer-state-message"]?.first ?? "",
            endedAgo: group.endedAgo,
            hasDocument: group.numbers["number-of-documents"] != 0
        )
    }
}
