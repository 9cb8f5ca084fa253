import ArgumentParser
import Foundation
import Printing

/// `kiosk-bench cards`: the health card as PDF, with warm templates.
struct CardsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cards",
        abstract: "Draw health cards as PDF in memory."
    )

    @Option(help: "The table of made-up people.")
    var people: String

    @Option(help: "The folder with the templates.")
    var templates = "PrinterTemplates"

    @OptionGroup var loop: SampleLoop

    func run() async throws {
        let cards = try PeopleFile(path: people).cards
        let renderer = try DocumentRenderer(templates: templates)
        try await loop.run("card") { number, file in
            let fields = cards[number % cards.count]
            // With the blank's art, because the programs it is compared with draw header and labels too.
            let (pdf, milliseconds) = try await Stopwatch.time {
                try await renderer.render(template: "health-card", fields: fields, training: false, showingBlank: true)
            }
            if let file { try Data(pdf).write(to: URL(filePath: file)) }
            return milliseconds
        }
    }
}
