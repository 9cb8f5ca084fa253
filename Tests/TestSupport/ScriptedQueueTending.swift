public import Desk
public import Insurance

/// Queues that remember what staff asked of them, and refuse when told to.
public actor ScriptedQueueTending: QueueTending {
    public private(set) var withdrawn: [Identifier] = []
    public private(set) var resumed: [PrinterKind] = []
    private var trouble: (any Error)?

    public init() {}

    /// Makes what follows fail, until it is given `nil`.
    public func fail(with trouble: (any Error)?) { self.trouble = trouble }

    public func withdraw(_ intent: Identifier, from printer: PrinterKind, isDoubtful: Bool) async throws {
        if let trouble { throw trouble }
        withdrawn.append(intent)
    }

    public func resume(_ printer: PrinterKind) async throws {
        if let trouble { throw trouble }
        resumed.append(printer)
    }
}
