public import Desk

extension DocumentRenderer: DocumentRendering {
    public func printable(_ intent: PrintIntent, at place: PrinterPlace) async throws -> PrintableDocument {
        try await printable(
            template: templateName(of: intent.kind), fields: intent.fields, training: intent.training, at: place)
    }
}
