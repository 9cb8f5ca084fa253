import Desk

/// A queue as the spooler tells it.
struct SpooledQueue: Sendable, Hashable {
    /// IPP printer-state (RFC 8011, section 5.4.11).
    enum State: Int32, Sendable { case idle = 3, processing, stopped }

    static let attributes = [
        "printer-state", "printer-state-reasons", "printer-is-accepting-jobs", "marker-names", "marker-levels",
    ]

    let state: State
    let reasons: Set<String>
    let isAccepting: Bool
    let supplies: [PrinterSupply]
    /// The socket this was asked on; see ``SpoolerLine/socketNumber``.
    let socket: UInt64

    init(
        state: State, reasons: Set<String> = [], isAccepting: Bool = true, supplies: [PrinterSupply] = [],
        socket: UInt64 = 0
    ) {
        self.state = state
        self.reasons = reasons
        self.isAccepting = isAccepting
        self.supplies = supplies
        self.socket = socket
    }

    init(_ group: IPPGroup, socket: UInt64) {
        self.init(
            state: group.numbers["printer-state"].flatMap(State.init) ?? .stopped,
            reasons: Set(group.texts["printer-state-reasons"] ?? []),
            isAccepting: group.numbers["printer-is-accepting-jobs"] != 0,
            supplies: SpooledQueue.supplies(
                named: group.texts["marker-names"] ?? [], levels: group.lists["marker-levels"] ?? []),
            socket: socket
        )
    }

    /// Pairs names with levels (PWG 5100.9): percent, or below zero for what the
    /// printer does not know.
    static func supplies(named names: [String], levels: [Int32]) -> [PrinterSupply] {
        zip(names, levels).map { name, level in
            PrinterSupply(name: name, percent: (0...100).contains(level) ? Int(level) : nil)
        }
    }
}
