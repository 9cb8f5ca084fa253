import Insurance

/// Hands the papers that wait for a printer to the spare one of its kind.
///
/// The program never does it by itself: somebody has to put the blanks there.
public struct SpareDesk: Sendable {
    private let spares: any SpareKeeping
    private let clock: any Timekeeper
    /// The kinds that have a spare printer.
    public let kinds: Set<PrinterKind>

    public init(spares: any SpareKeeping, kinds: Set<PrinterKind>, clock: any Timekeeper) {
        self.spares = spares
        self.kinds = kinds
        self.clock = clock
    }

    /// The kinds whose waiting papers go to the spare printer.
    public var inUse: Set<PrinterKind> { spares.sparesInUse }

    /// Whether somebody may hand over the papers of a kind: whoever may let its printer go on.
    public func isAllowed(_ printer: PrinterKind, to officer: Operator) -> Bool {
        officer.roles.contains(.officer) || (printer == .receipt && officer.roles.contains(.cashier))
    }

    /// - Throws: ``Refusal`` with `spare-missing`, or when the officer may not.
    public func use(spare: Bool, of printer: PrinterKind, by officer: Operator) async throws {
        if !isAllowed(printer, to: officer) { try officer.must(.officer) }
        guard kinds.contains(printer) else {
            throw Refusal(
                "spare-missing",
                "There is no spare printer of this kind, so its papers wait. Name one under printers.spares.")
        }
        try await spares.use(spare: spare, of: printer, by: officer, at: clock.now())
    }
}
