public import Insurance

/// Plain sheets for the office; the raw value is the template's folder.
public enum OfficeSheetKind: String, Hashable, Sendable, Codable, CaseIterable {
    case dayReport = "day-report"
    case remittance = "remittance-slip"
}

/// A sheet for the office, made to be printed.
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

/// Prints sheets for the office: nothing is claimed, settled or checked.
public protocol SheetPrinting: Sendable {
    /// Gives a sheet to the spooler once, and does not wait until it is out.
    func print(_ sheet: OfficeSheet) async -> LeafletOutcome
}

/// Prints what the day close leaves on paper.
public struct DayPapers: Sendable {
    private let fields: DocumentFields
    private let event: String
    private let printing: any SheetPrinting

    /// - Parameter event: Which evening, and where.
    public init(fields: DocumentFields, event: String, printing: any SheetPrinting) {
        self.fields = fields
        self.event = event
        self.printing = printing
    }

    /// - Parameter copiedAt: When it is printed once more, which the sheet then says.
    public func print(_ day: ClosedDay, copiedAt: Moment? = nil) async -> LeafletOutcome {
        let content = fields.dayReport(day, event: event, copiedAt: copiedAt)
        return await printing.print(
            OfficeSheet(kind: .dayReport, name: "day-report/\(day.report.number)", fields: content))
    }

    /// The slip of money handed in.
    public func print(_ remittance: Remittance, of day: ClosedDay) async -> LeafletOutcome {
        let content = fields.remittance(remittance, of: day, event: event)
        return await printing.print(
            OfficeSheet(
                kind: .remittance, name: "remittance/\(day.report.number)/\(remittance.id)", fields: content))
    }
}
