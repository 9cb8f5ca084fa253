import ArgumentParser
import Printing

/// `kiosk render`: one document as PDF, printed nowhere.
struct RenderCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "render",
        abstract: "Draw one document as PDF, without printing it.",
        discussion: """
            Example: kiosk render health-card --sample -o card.pdf

            Relative folders count from where the program is started.
            """
    )

    @OptionGroup var document: DocumentArguments

    func run() async throws {
        let renderer = try DocumentRenderer(templates: document.templates)
        try document.write(try await document.render(with: renderer))
    }
}
