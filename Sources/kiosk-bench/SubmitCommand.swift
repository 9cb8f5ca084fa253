import ArgumentParser
import Desk
import Foundation
import Insurance
import Ledger
import Printing

/// `kiosk-bench submit`: from the payment's commit to the spooler's answer.
struct SubmitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "submit",
        abstract: "Give paid papers to the spooler, each as its print worker does.",
        discussion: """
            The clock starts when the payment is on the disk, with the print intent that its transaction claimed, and \
            stops when the spooler has accepted the job. The payment itself is not in the figure. What can be drawn \
            while the money is taken is drawn before: a card whole, a receipt not, since its number is new.
            """
    )

    @Option(help: "An empty folder for the ledger.")
    var folder: String

    @Option(help: "The spooler's socket.")
    var server: String

    @Option(help: "What is printed: card or receipt.")
    var paper = "card"

    @Option(help: "Where to keep the first paper as PDF.")
    var document: String?

    @Option(help: "The folder with the templates.")
    var templates = "PrinterTemplates"

    @Option(help: "The folder of rule files.")
    var rules = "Config/Rules"

    @OptionGroup var loop: SampleLoop

    func run() async throws {
        guard let kind = PrinterKind(rawValue: paper) else { throw ValidationError("--paper is card or receipt.") }
        let renderer = try DocumentRenderer(templates: templates)
        let (papers, looks) = (PapersAhead(renderer), QueueLooks())
        let settings = try CUPSSettings(server: server, queues: [kind: kind.rawValue])
        let printer = try CUPSPrinter(PrinterPlace(kind), settings: settings, renderer: papers, looks: looks)
        let watch = PrinterWatch(settings, looks: looks)
        let watching = Task { try await watch.run() }
        while !printer.isReady { try await Task.sleep(for: .milliseconds(10)) }
        let ledger = try await BenchLedger(in: folder, rules: rules)
        let worker = BenchPrintWorker(ledger.database, printer)
        try await loop.run("submit") { number, _ in
            let taking = try await ledger.quotedVisit(number)
            await papers.foresee(try await ledger.database.foreseenPapers(ofVisits: 1))
            let (intent, milliseconds) = try await worker.submit(paidBy: { _ = try await ledger.take(taking) })
            try await worker.confirm(intent)
            try await keep(intent, drawnBy: renderer)
            return milliseconds
        }
        watching.cancel()
        try ledger.close()
    }

    private func keep(_ intent: PrintIntent, drawnBy renderer: DocumentRenderer) async throws {
        guard let document, !FileManager.default.fileExists(atPath: document) else { return }
        let drawn = try await renderer.printable(
            kind: intent.kind, fields: intent.fields, training: intent.training, at: PrinterPlace(intent.kind.printer))
        try Data(drawn.bytes).write(to: URL(filePath: document))
    }
}
