import Insurance

/// Keeps how each printer is lined up.
public protocol CalibrationLedger: Sendable {
    /// The latest of each printer that somebody measured.
    func calibrations() async throws -> [PrinterPlace: KeptCalibration]
    func keep(_ calibration: KeptCalibration) async throws
}

/// Draws for lined-up printers.
public protocol PaperCalibrating: Sendable {
    /// Applies a calibration to every paper of a printer from now on.
    func calibrate(_ printer: PrinterPlace, to calibration: PrinterCalibration)
}

/// Prints calibration pages, which are no controlled papers.
public protocol CalibrationPrinting: Sendable {
    /// Gives a page of rulers to the spooler once, and does not wait until it is out.
    ///
    /// - Parameter isLinedUp: With what was measured before, to see that it is right.
    func printSheet(on printer: PrinterPlace, isLinedUp: Bool) async -> LeafletOutcome
}

/// Lines the printers up with their blanks.
public struct CalibrationDesk: Sendable {
    private let ledger: any CalibrationLedger
    private let press: any PaperCalibrating
    private let printing: any CalibrationPrinting
    private let clock: any Timekeeper
    /// The printers that can be lined up, each for itself.
    public let printers: [PrinterPlace]

    /// - Parameter spares: The kinds that have a spare printer.
    public init(
        ledger: any CalibrationLedger, press: any PaperCalibrating, printing: any CalibrationPrinting,
        spares: Set<PrinterKind> = [], clock: any Timekeeper
    ) {
        self.ledger = ledger
        self.press = press
        self.printing = printing
        self.clock = clock
        printers = PrinterPlace.all(withSpares: spares)
    }

    public func kept() async throws -> [PrinterPlace: KeptCalibration] { try await ledger.calibrations() }

    /// Prints a page of rulers on plain paper of the right size.
    ///
    /// - Throws: ``Refusal`` with `role-missing`.
    public func printSheet(
        on printer: PrinterPlace, isLinedUp: Bool, by officer: Operator
    ) async throws -> LeafletOutcome {
        try officer.must(.supervisor)
        return await printing.printSheet(on: printer, isLinedUp: isLinedUp)
    }

    /// Keeps what was measured, and draws with it from now on.
    ///
    /// - Throws: ``Refusal`` with `role-missing`, `calibration-implausible`.
    public func enter(_ measured: CalibrationReading, of printer: PrinterPlace, by officer: Operator) async throws {
        try officer.must(.supervisor)
        try await keep(try PrinterCalibration(measured, of: printer.kind), of: printer, by: officer)
    }

    /// Prints as drawn again.
    ///
    /// - Throws: ``Refusal`` with `role-missing`.
    public func reset(_ printer: PrinterPlace, by officer: Operator) async throws {
        try officer.must(.supervisor)
        try await keep(.none, of: printer, by: officer)
    }

    /// Applies what is kept; once, when the kiosk starts.
    public func apply() async throws {
        for kept in try await ledger.calibrations().values { press.calibrate(kept.printer, to: kept.calibration) }
    }

    private func keep(_ calibration: PrinterCalibration, of printer: PrinterPlace, by officer: Operator) async throws {
        try await ledger.keep(
            KeptCalibration(printer: printer, calibration: calibration, officer: officer.code, at: clock.now()))
        press.calibrate(printer, to: calibration)
    }
}
