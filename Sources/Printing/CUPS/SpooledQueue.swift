/// A queue as the spooler tells it.
struct SpooledQueue: Sendable, Hashable {
    /// IPP printer-state (RFC 8011, section 5.4.11).
    enum State: Int32, Sendable { case idle = 3, processing, stopped }

    static let attributes = ["printer-state", "printer-state-reasons", "printer-is-accepting-jobs"]

    let state: State
    let reasons: Set<String>
    let isAccepting: Bool
    /// The socket this was asked on; see ``SpoolerLine/socketNumber``.
    let socket: UInt64

    init(state: State, reasons: Set<String> = [], isAccepting: Bool = true, socket: UInt64 = 0) {
        self.state = state
        self.reasons = reasons
        self.isAccepting = isAccepting
        self.socket = socket
    }

    init(_ group: IPPGroup, socket: UInt64) {
        self.init(
            state: group.numbers["printer-state"].flatMap(State.init) ?? .stopped,
            reasons: Set(group.texts["printer-state-reasons"] ?? []),
            isAccepting: group.numbers["printer-is-accepting-jobs"] != 0,
            socket: socket
        )
    }
}
