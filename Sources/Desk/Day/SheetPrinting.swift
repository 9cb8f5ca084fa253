public import Insurance

/// Plain sheets that nobody settles.
public enum OfficeSheetKind: String, Hashable, Sendable, Codable, CaseIterable {
    case dayReport = "day-report"
    case remittance = "remittance-slip"
    case receiptCopy = "receipt-copy"

    /// The folder of its template; `nil` for a copy, which is drawn as its receipt is.
    public var template: String? { self == .receiptCopy ? nil : rawValue }
}

/// A plain sheet, made to be printed.
public struct OfficeSheet: Hashable, Sendable {
    public let kind: OfficeSheetKind
    /// What the spooler is told it is; no person stands in it.
    public let name: String
    /// What the template's fields hold.
    public let fields: [String: String]

    public init(kind: OfficeSheetKind, name: String, fields: [String: String]) {
        self.kind = kind
        self.name = name
        self.fields = fields
    }
}

/// Prints plain sheets: nothing is claimed, settled or checked.
public protocol SheetPrinting: Sendable {
    /// Gives a sheet to the spooler once, and does not wait until it is out.
    func print(_ sheet: OfficeSheet) async -> LeafletOutcome
}

/// Remembers which sheets were printed.
public protocol SheetLedger: Sendable {
    /// Writes down that a sheet is about to be printed.
    ///
    /// - Parameter about: The record it is made of.
    func beginSheet(
        _ kind: OfficeSheetKind, about: Identifier, by officer: Operator, at moment: Moment
    ) async throws -> SheetPrint
    /// The spooler took nothing: the next one is no copy of it.
    func refuseSheet(_ print: SheetPrint) async throws
}

/// One time a sheet is printed.
public struct SheetPrint: Hashable, Sendable {
    public let number: Int
    /// How often it was printed before.
    public let copies: Int

    public init(number: Int, copies: Int) {
        self.number = number
        self.copies = copies
    }
}

/// Prints what the day close leaves on paper; each further print says that it
/// is a copy, and which.
public struct DayPapers: Sendable {
    private let ledger: any SheetLedger
    private let fields: DocumentFields
    private let event: String
    private let printing: any SheetPrinting
    private let clock: any Timekeeper

    /// - Parameter event: Which evening, and where.
    public init(
        ledger: any SheetLedger, fields: DocumentFields, event: String, printing: any SheetPrinting,
        clock: any Timekeeper
    ) {
        self.ledger = ledger
        self.fields = fields
        self.event = event
        self.printing = printing
        self.clock = clock
    }

    /// The report of a closed day.
    public func print(_ day: ClosedDay, by officer: Operator) async throws -> LeafletOutcome {
        try await print(.dayReport, named: "day-report/\(day.report.number)", about: day.report.id, by: officer) {
            fields.dayReport(day, event: event, copies: $0, at: $1)
        }
    }

    /// The slip of money handed in.
    public func print(
        _ remittance: Remittance, of day: ClosedDay, by officer: Operator
    ) async throws -> LeafletOutcome {
        let name = "remittance/\(day.report.number)/\(remittance.id)"
        return try await print(.remittance, named: name, about: remittance.id, by: officer) {
            fields.remittance(remittance, of: day, event: event, copies: $0, at: $1)
        }
    }

    private func print(
        _ kind: OfficeSheetKind, named name: String, about record: Identifier, by officer: Operator,
        _ fields: (_ copies: Int, _ moment: Moment) -> [String: String]
    ) async throws -> LeafletOutcome {
        let now = clock.now()
        let print = try await ledger.beginSheet(kind, about: record, by: officer, at: now)
        let outcome = await printing.print(OfficeSheet(kind: kind, name: name, fields: fields(print.copies, now)))
        if outcome != .accepted { try await ledger.refuseSheet(print) }
        return outcome
    }
}
