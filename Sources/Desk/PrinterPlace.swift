public import Insurance

/// One of the printers of a kind: the kind's own, or the spare one that takes
/// over when staff say so.
public struct PrinterPlace: Hashable, Sendable {
    public let kind: PrinterKind
    public let isSpare: Bool

    public init(_ kind: PrinterKind, isSpare: Bool = false) {
        self.kind = kind
        self.isSpare = isSpare
    }
}

/// Which printers' waiting papers go to the spare one.
public protocol SpareKeeping: Sendable {
    var sparesInUse: Set<PrinterKind> { get }

    /// Hands the waiting papers of a kind to its spare printer, or back.
    ///
    /// What is printing stays where it is. Harmless when repeated.
    func use(spare: Bool, of printer: PrinterKind, by officer: Operator, at moment: Moment) async throws
}

extension PrintQueue {
    /// A queue that knows of one printer a kind has no work for a spare one.
    public func claimNext(at place: PrinterPlace, at moment: Moment) async throws -> PrintIntent? {
        place.isSpare ? nil : try await claimNext(for: place.kind, at: moment)
    }

    public func interrupted(at place: PrinterPlace) async throws -> [Identifier] {
        place.isSpare ? [] : try await interrupted().filter { $0.printer == place.kind }.map(\.intent)
    }
}
