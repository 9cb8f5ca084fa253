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

    /// The cards' own printer.
    public static let card = PrinterPlace(.card)
    /// The books' own printer.
    public static let book = PrinterPlace(.book)
    /// The receipts' own printer.
    public static let receipt = PrinterPlace(.receipt)

    /// The printers of a site: each kind's own, followed by its spare one.
    ///
    /// - Parameter spares: The kinds that have one.
    public static func all(withSpares spares: Set<PrinterKind> = []) -> [PrinterPlace] {
        PrinterKind.allCases.flatMap { kind in
            [PrinterPlace(kind)] + (spares.contains(kind) ? [PrinterPlace(kind, isSpare: true)] : [])
        }
    }

    /// How pages name it: `card`, `card-spare`.
    public var name: String { kind.rawValue + (isSpare ? PrinterPlace.spare : "") }

    /// - Returns: `nil` for what names no printer.
    public init?(name: String) {
        let isSpare = name.hasSuffix(PrinterPlace.spare)
        guard let kind = PrinterKind(rawValue: String(isSpare ? name.dropLast(PrinterPlace.spare.count) : name[...]))
        else { return nil }
        self.init(kind, isSpare: isSpare)
    }

    private static let spare = "-spare"
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
