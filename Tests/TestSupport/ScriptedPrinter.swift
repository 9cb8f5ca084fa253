public import Desk
public import Insurance

/// A printer that answers from a list and remembers what it was asked.
///
/// Printing past the end of the list is a mistake in the test or the code, and
/// stops both. Targets that see `DocumentPrinter` declare the conformance.
public actor ScriptedPrinter {
    public enum Step: Sendable {
        case outcome(PrintOutcome)
        /// Never ends by itself.
        case endless
    }

    public nonisolated let kind: PrinterKind
    public private(set) var printed: [PrintIntent] = []
    public private(set) var searched: [Identifier] = []
    /// How often it was asked whether it would take a document.
    public private(set) var looks = 0
    private var steps: [Step]
    private var found: [Identifier: PrintOutcome]
    private var trouble: String?

    public init(_ kind: PrinterKind = .card, _ steps: [Step] = [], found: [Identifier: PrintOutcome] = [:]) {
        self.kind = kind
        self.steps = steps
        self.found = found
    }

    /// Whether every step was used.
    public var isSpent: Bool { steps.isEmpty }

    public func set(obstacle: String?) { trouble = obstacle }

    public func obstacle() async -> String? {
        looks += 1
        return trouble
    }

    public func print(_ intent: PrintIntent) async throws(CancellationError) -> PrintOutcome {
        precondition(!steps.isEmpty, "the printer was asked beyond its script")
        printed.append(intent)
        switch steps.removeFirst() {
        case .outcome(let outcome): return outcome
        case .endless:
            do {
                while true { try await Task.sleep(for: .seconds(60)) }
            } catch {
                throw CancellationError()
            }
        }
    }

    public func whatBecame(of intent: Identifier) async throws(CancellationError) -> PrintOutcome? {
        searched.append(intent)
        return found[intent]
    }
}
