/// Something about the spooler or a queue that is not as the kiosk needs it.
public struct PrinterFinding: Hashable, Sendable, Encodable {
    /// Stable: `queue-ungated`.
    public let code: String
    /// The queue it is about; `nil` for the spooler as a whole.
    public let queue: String?
    /// Whether a card could be lost or printed twice, or nobody can tell.
    public let matters: Bool
    /// What is found.
    public let what: String
    /// Why that matters.
    public let why: String
    /// What `kiosk printers install` does about it; `nil` when a person has to.
    public let remedy: String?
    let change: SetupChange?

    init(
        _ code: String, queue: String? = nil, matters: Bool = true, _ what: String, why: String,
        remedy: String? = nil, change: SetupChange? = nil
    ) {
        self.code = code
        self.queue = queue
        self.matters = matters
        self.what = what
        self.why = why
        self.remedy = remedy
        self.change = change
    }

    private enum CodingKeys: String, CodingKey { case code, queue, matters, what, why, remedy }
}

/// What `kiosk printers install` may change.
enum SetupChange: Hashable, Sendable {
    case setting(SpoolerSetting)
    /// The gate's program, with the mode it needs.
    case gate(mode: UInt16)
    case marks
    /// Makes the queue, or gives it the attributes that differ.
    case queue(QueueChange)
}
