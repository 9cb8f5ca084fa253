public import Desk

/// Draws papers from their values.
public protocol PaperPress: Sendable {
    /// What a template looks like now on one of its printers, besides the values.
    func edition(of kind: DocumentKind, at place: PrinterPlace) -> PaperEdition

    /// Draws a paper. Sends nothing.
    ///
    /// - Throws: Why it cannot be printed, as ``StaffReadable`` where staff can mend it.
    func printable(
        kind: DocumentKind, fields: [String: String], training: Bool, at place: PrinterPlace
    ) async throws -> PrintableDocument
}

/// Everything that shapes a paper besides its values.
public struct PaperEdition: Hashable, Sendable {
    /// `nil` for a template that is not there.
    public let template: TemplateDescription?
    public let calibration: Calibration?
    /// Whether its printer prints on both sides now.
    public let hasBack: Bool

    public init(template: TemplateDescription?, calibration: Calibration?, hasBack: Bool = false) {
        self.template = template
        self.calibration = calibration
        self.hasBack = hasBack
    }
}

extension DocumentRenderer: PaperPress {
    public func printable(
        kind: DocumentKind, fields: [String: String], training: Bool, at place: PrinterPlace
    ) async throws -> PrintableDocument {
        try await printable(template: templateName(of: kind), fields: fields, training: training, at: place)
    }
}
