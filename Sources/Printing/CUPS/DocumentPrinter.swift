public import Desk
public import Insurance

/// Prints documents of one kind of printer, each at most once.
public protocol DocumentPrinter: Sendable {
    var kind: PrinterKind { get }

    /// Which of the printers of its kind it is.
    var place: PrinterPlace { get }

    /// Where whoever prints here best runs: what comes after a payment then waits for no other thread.
    var executor: (any TaskExecutor)? { get }

    /// Why nothing could be sent now, as a stable code; `nil` when something could.
    func obstacle() async -> String?

    /// Whether the printer took documents a moment ago; asks nobody.
    var isReady: Bool { get }

    /// Prepares for a document that may come soon. Sends nothing.
    func warmUp() async

    /// Begins to draw a document that is about to be printed. Sends nothing.
    func expect(_ paper: ForeseenPaper)

    /// Sends a document once and follows it to its end, however long that takes.
    ///
    /// - Throws: Only when the task was cancelled before the end was known. The
    ///   document may print none the less; ``whatBecame(of:)`` tells later.
    func print(_ intent: PrintIntent) async throws(CancellationError) -> PrintOutcome

    /// Follows the document of a former run to its end. Never sends it.
    ///
    /// - Returns: `nil` when the spooler knows nothing of it.
    func whatBecame(of intent: Identifier) async throws(CancellationError) -> PrintOutcome?
}

extension DocumentPrinter {
    public var place: PrinterPlace { PrinterPlace(kind) }

    public var executor: (any TaskExecutor)? { nil }

    /// A printer that remembers no look at its queue is not claimed for ahead.
    public var isReady: Bool { false }

    public func warmUp() async {}

    public func expect(_ paper: ForeseenPaper) {}
}
