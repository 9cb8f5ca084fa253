public import Desk

extension DocumentRenderer: DocumentRendering {
    public func printable(_ intent: PrintIntent, at place: PrinterPlace) async throws -> PrintableDocument {
        try await printable(
            template: intent.kind.rawValue, fields: intent.fields, training: intent.training, at: place)
    }
}
