import ArgumentParser
import Desk
import Foundation
import Insurance
import Printing

/// `kiosk-bench submit`: from the payment's return to the spooler's answer.
struct SubmitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "submit",
        abstract: "Give paid cards to the spooler, each as its print worker does.",
        discussion: """
            In the figure: one look at the queue's state, the claim's commit, drawing, another look, the Print-Job, and \
            the first question about the job. The payment itself is not.
            """
    )

    @Option(help: "An empty folder for the ledger.")
    var folder: String

    @Option(help: "The spooler's socket.")
    var server: String

    @Option(help: "The queue for cards.")
    var queue = "card"

    @Option(help: "Where to keep the first card as PDF.")
    var document: String?

    @Option(help: "The folder with the templates.")
    var templates = "PrinterTemplates"

    @Option(help: "The folder of rule files.")
    var rules = "Config/Rules"

    @OptionGroup var loop: SampleLoop

    func run() async throws {
        let renderer = try DocumentRenderer(templates: templates)
        let printer = try CUPSPrinter(
            .card, settings: CUPSSettings(server: server, queues: [.card: queue]), renderer: renderer)
        let ledger = try await BenchLedger(in: folder, rules: rules)
        let worker = BenchPrintWorker(ledger: ledger.database, printer: printer)
        try await loop.run("submit") { number, _ in
            _ = try await ledger.take(try await ledger.quotedVisit(number))
            let (intent, milliseconds) = try await Stopwatch.time { try await worker.submitNext() }
            try await worker.confirm(intent)
            try await keep(intent, drawnBy: renderer)
            return milliseconds
        }
        try ledger.close()
    }

    private func keep(_ intent: PrintIntent, drawnBy renderer: DocumentRenderer) async throws {
        guard let document, !FileManager.default.fileExists(atPath: document) else { return }
        try Data(try await renderer.printable(intent).bytes).write(to: URL(filePath: document))
    }
}
