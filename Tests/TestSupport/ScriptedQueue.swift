public import Desk
public import Insurance

/// A print queue that remembers what was asked of it.
///
/// Strict as the ledger is: an intent that is not printing cannot be settled.
/// A refusal without hold queues the document again under a new intent.
public actor ScriptedQueue: PrintQueue {
    public struct NotPrinting: Error {
        public let intent: Identifier
    }

    public private(set) var waiting: [PrintIntent]
    public private(set) var printing: [PrintIntent] = []
    public private(set) var settled: [Identifier: PrintOutcome] = [:]
    public private(set) var claims = 0
    private var leftBehind: [(intent: Identifier, printer: PrinterKind)]
    private var claimTrouble: (any Error)?
    private var settleTroubles: [any Error] = []
    private let stream: AsyncStream<Void>
    private let bell: AsyncStream<Void>.Continuation

    public init(
        waiting: [PrintIntent] = [], leftBehind: [(intent: Identifier, printer: PrinterKind)] = []
    ) {
        self.waiting = waiting
        self.leftBehind = leftBehind
        (stream, bell) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
        bell.yield()
    }

    /// One listener only.
    public nonisolated func changes() -> AsyncStream<Void> { stream }

    /// Tells the listener that something has changed, whether or not it has.
    public nonisolated func wake() { bell.yield() }

    public func add(_ intent: PrintIntent) {
        waiting.append(intent)
        bell.yield()
    }

    /// Makes the next claims fail, until it is given `nil`.
    public func failClaims(with error: (any Error)?) { claimTrouble = error }

    /// Makes the next settlements fail, one for each error.
    public func failSettlements(with errors: [any Error]) { settleTroubles = errors }

    public func claimNext(for printer: PrinterKind, at moment: Moment) async throws -> PrintIntent? {
        claims += 1
        if let claimTrouble { throw claimTrouble }
        guard let index = waiting.firstIndex(where: { $0.kind.printer == printer }) else { return nil }
        let intent = waiting.remove(at: index)
        printing.append(intent)
        bell.yield()
        return intent
    }

    public func settle(_ intent: Identifier, as outcome: PrintOutcome, at moment: Moment) async throws {
        if !settleTroubles.isEmpty { throw settleTroubles.removeFirst() }
        if let index = leftBehind.firstIndex(where: { $0.intent == intent }) {
            leftBehind.remove(at: index)
        } else if let index = printing.firstIndex(where: { $0.id == intent }) {
            let former = printing.remove(at: index)
            if case .refused(_, hold: false) = outcome {
                waiting.append(.madeUp(former.kind, document: former.document, attempt: former.attempt + 1))
            }
        } else {
            throw NotPrinting(intent: intent)
        }
        settled[intent] = outcome
        bell.yield()
    }

    public func interrupted() async throws -> [(intent: Identifier, printer: PrinterKind)] { leftBehind }
}
