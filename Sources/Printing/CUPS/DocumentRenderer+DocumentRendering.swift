public import Desk

extension DocumentRenderer: DocumentRendering {
    public func printable(_ intent: PrintIntent) async throws -> PrintableDocument {
        let paper = try template(named: intent.kind.rawValue)
        let bytes = try await render(template: paper.name, fields: intent.fields, training: intent.training)
        return PrintableDocument(bytes: bytes, media: paper.media, options: paper.options)
    }
}
