import ArgumentParser
import Printing

/// `kiosk preview`: a picture of the very PDF that would be printed.
struct PreviewCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "preview",
        abstract: "Draw one document as a PNG picture of its PDF."
    )

    @OptionGroup var document: DocumentArguments

    @Option(help: "Dots per inch, 20 to 1200.")
    var dpi = 300.0

    func run() async throws {
        let renderer = try DocumentRenderer(templates: document.templates)
        let pdf = try await document.render(with: renderer)
        try document.write(try await renderer.previewPNG(pdf: pdf, page: 0, dpi: dpi))
    }
}
