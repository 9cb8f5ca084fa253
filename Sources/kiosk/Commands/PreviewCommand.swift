import ArgumentParser
import Foundation
import Insurance
import Printing

/// `kiosk preview`: a picture of the very PDF that would be printed.
struct PreviewCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "preview",
        abstract: "Draw one document as a PNG picture of its PDF.",
        discussion: "With --watch it is drawn anew whenever a file of the template changes, until Ctrl-C."
    )

    @OptionGroup var document: DocumentArguments

    @Option(help: "Dots per inch, 20 to 1200.")
    var dpi = 300.0

    @Flag(help: "Show the other side, where the template has one.")
    var back = false

    @Flag(help: "Draw again when a file of the template changes, and say what is wrong with it.")
    var watch = false

    func run() async throws {
        guard watch else { return try await draw() }
        var files = TemplateWatch(templates: document.templates, template: document.template)
        await tell(["the first time"])
        while true {
            try await Task.sleep(for: .milliseconds(250))
            let changed = files.changes()
            if !changed.isEmpty { await tell(changed) }
        }
    }

    private func draw() async throws {
        let renderer = try DocumentRenderer(templates: document.templates, only: [document.template])
        let pdf = try await document.render(with: renderer, withBack: back)
        try document.write(try await renderer.previewPNG(pdf: pdf, page: back ? 1 : 0, dpi: dpi))
    }

    /// Draws and says how it went; a fault is somebody's next change.
    private func tell(_ changed: [String]) async {
        do {
            try await draw()
            say("drawn \(document.output) (\(changed.joined(separator: ", ")))")
        } catch let trouble as any StaffReadable {
            say("\(trouble.code): \(trouble)")
        } catch {
            say("\(type(of: error)): \(error.localizedDescription)")
        }
    }

    /// Written at once, also where somebody reads it through a pipe.
    private func say(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }
}
