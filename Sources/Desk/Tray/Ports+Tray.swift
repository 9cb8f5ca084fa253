public import Insurance

/// What scans at the tray ask of the ledger.
public protocol TrayLedger: Sendable {
    /// What a scanned text is: the code of a printed paper, a blank's serial, or neither.
    func reading(of text: String, expecting kind: BlankKind?) async throws -> TrayReading
    /// Calls a paper good by its codes.
    ///
    /// - Parameter serials: The kinds of blanks whose serial is wanted of each
    ///   print; from the second print of a paper on, it always is.
    /// - Throws: ``Refusal`` with `scan-does-not-match`, `intent-outdated`; nothing is stored then.
    func judge(
        _ scan: PaperScan, wantingSerialsOf serials: Set<BlankKind>, by officer: Operator, at moment: Moment
    ) async throws
    func raise(_ alarm: TrayAlarm) async throws
    /// Alarms that nobody has ended, the newest first.
    func openAlarms() async throws -> [OpenAlarm]
    /// Ends an alarm; harmless when repeated.
    func endAlarm(_ id: Identifier, by officer: Operator, at moment: Moment) async throws
    /// How fast a printer has been, by its last papers.
    func pace(of printer: PrinterKind, last count: Int) async throws -> PrintPace
}

/// Takes papers back that were given out, to print them anew.
public protocol ReissueLedger: Sendable {
    /// In one transaction: the paper given out counts as recalled and spoiled,
    /// the province is told, and the paper waits to be printed again.
    ///
    /// - Throws: ``Refusal`` with `document-unknown`, `reissue-not-given`.
    func reissue(
        document: Identifier, reason: SpoilReason, witness: Operator, by officer: Operator, at moment: Moment
    ) async throws
}
