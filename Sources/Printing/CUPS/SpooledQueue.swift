import Desk

/// A queue as the spooler tells it.
struct SpooledQueue: Sendable, Hashable {
    /// IPP printer-state (RFC 8011, section 5.4.11).
    enum State: Int32, Sendable { case idle = 3, processing, stopped }

    static let attributes = [
        "printer-state", "printer-state-reasons", "printer-state-message", "printer-is-accepting-jobs", "marker-names",
        "marker-levels", "sides-supported", "printer-make-and-model", "queued-job-count",
    ]

    let state: State
    let reasons: Set<String>
    /// What the backend said last.
    let message: String
    let isAccepting: Bool
    let supplies: [PrinterSupply]
    /// Whether the queue's driver says that the printer prints on both sides;
    /// `nil` for a driver of ours, which takes any job on and knows nothing of the printer.
    let isTwoSided: Bool?
    /// Whether there are jobs that have not ended, held ones too.
    let hasJobs: Bool

    init(
        state: State, reasons: Set<String> = [], message: String = "", isAccepting: Bool = true,
        supplies: [PrinterSupply] = [], isTwoSided: Bool? = nil, hasJobs: Bool = false
    ) {
        self.state = state
        self.reasons = reasons
        self.message = message
        self.isAccepting = isAccepting
        self.supplies = supplies
        self.isTwoSided = isTwoSided
        self.hasJobs = hasJobs
    }

    init(_ group: IPPGroup) {
        self.init(
            state: group.numbers["printer-state"].flatMap(State.init) ?? .stopped,
            reasons: Set(group.texts["printer-state-reasons"] ?? []),
            message: group.texts["printer-state-message"]?.first ?? "",
            isAccepting: group.numbers["printer-is-accepting-jobs"] != 0,
            supplies: SpooledQueue.supplies(
                named: group.texts["marker-names"] ?? [], levels: group.lists["marker-levels"] ?? []),
            isTwoSided: QueueDriver.isOwn(group.texts["printer-make-and-model"]?.first ?? "") ? nil : group.isTwoSided,
            hasJobs: group.numbers["queued-job-count", default: 0] > 0
        )
    }

    /// Whether it could print what it has.
    var hasWork: Bool { state != .stopped && isAccepting && hasJobs }

    /// Whether its backend seeks the printer.
    var isSought: Bool {
        reasons.contains { PrinterReason.stem($0) == PrinterReason.connecting }
            || (state == .processing && PrinterReason.isAway(saying: message))
    }

    /// Whether it prints and says of its printer nothing but that.
    var isQuiet: Bool {
        state == .processing && !isSought
            && reasons.allSatisfy { PrinterReason.harmless.contains(PrinterReason.stem($0)) }
    }

    /// Pairs names with levels (PWG 5100.9): percent, or below zero for what the
    /// printer does not know.
    static func supplies(named names: [String], levels: [Int32]) -> [PrinterSupply] {
        zip(names, levels).map { name, level in
            PrinterSupply(name: name, percent: (0...100).contains(level) ? Int(level) : nil)
        }
    }
}

extension IPPGroup {
    /// Whether a printer, or its driver, says that it prints on both sides.
    var isTwoSided: Bool { texts["sides-supported"]?.contains { $0.hasPrefix("two-sided") } == true }
}
