import ArgumentParser
import Foundation
import Printing

/// Which document, and with whose values.
struct DocumentArguments: ParsableArguments {
    @Argument(
        help: """
            The template: health-card, book-cover, book-sheet, receipt, receipt-a5, slip, leaflet-a5, leaflet-slip, tk1 \
            or tk1-household.
            """) var template: String

    @Flag(help: "Fill in the template's made-up person, and show the blank's own art; marked as for training.")
    var sample = false

    @Option(help: "A file with one JSON object: a text for each field, as in PrinterTemplates/receipt/sample.json.")
    var fields: String?

    @Flag(help: "Draw the training watermark.")
    var training = false

    @Option(help: "The folder with the templates.")
    var templates = "PrinterTemplates"

    @Option(name: .shortAndLong, help: "The file to write.")
    var output: String

    func validate() throws {
        guard sample != (fields != nil) else { throw ValidationError("Give either --sample or --fields FILE.") }
    }

    /// Draws the document as PDF; what was filled in by us never looks like a paper that holds.
    func render(with renderer: DocumentRenderer, withBack: Bool = false) async throws -> [UInt8] {
        try await renderer.render(
            template: template, fields: try values(for: renderer), training: training || sample, showingBlank: sample,
            withBack: withBack)
    }

    /// Writes the result; a file that was there is replaced as a whole.
    func write(_ bytes: [UInt8]) throws {
        try Data(bytes).write(to: URL(filePath: output), options: .atomic)
    }

    private func values(for renderer: DocumentRenderer) throws -> [String: String] {
        guard let fields else { return try renderer.sample(of: template) }
        return try JSONDecoder().decode([String: String].self, from: Data(contentsOf: URL(filePath: fields)))
    }
}
