import ArgumentParser
import Desk
import Insurance
import Printing

/// `kiosk test-print`: a made-up person's paper through the real queue.
struct TestPrintCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test-print",
        abstract: "Print a template's made-up person with the training watermark, and say what to look for.",
        discussion: "Uses up a blank where the template prints on one. Nothing is written to the ledger."
    )

    @Argument(help: "The template: health-card, book-cover, book-sheet or receipt.")
    var template: String

    @Option(help: "The printer queue; card, book or receipt by itself.")
    var queue: String?

    @Option(help: "The spooler: its socket, a file that names the socket, or host:port.")
    var server = "/run/cups/cups.sock"

    @Option(help: "The folder with the templates.")
    var templates = "PrinterTemplates"

    func run() async throws {
        let renderer = try DocumentRenderer(templates: templates)
        let intent = try sampleIntent(from: renderer)
        _ = try await renderer.printable(intent)  // Says which field is wrong, if one is.

        let name = queue ?? intent.kind.printer.rawValue
        let settings = try CUPSSettings(server: server, queues: [intent.kind.printer: name])
        let printer = try CUPSPrinter(intent.kind.printer, settings: settings, renderer: renderer)
        try await printer.check()
        print("Sending the \(template) sample to the queue \(name) …")
        try report(try await printer.print(intent), queue: name)
    }

    private func sampleIntent(from renderer: DocumentRenderer) throws -> PrintIntent {
        guard let kind = DocumentKind(rawValue: template) else {
            let kinds = DocumentKind.allCases.map(\.rawValue).joined(separator: ", ")
            throw Refusal(
                "template-unknown", "There is no document \(template), so nothing was printed. Use one of: \(kinds).",
                details: ["template": template])
        }
        let now = SystemClock().now()
        return PrintIntent(
            id: .make(at: now), document: .make(at: now), kind: kind, attempt: 1, blankSerial: nil,
            approvedBy: "test-print", fields: try renderer.sample(of: template), training: true)
    }

    private func report(_ outcome: PrintOutcome, queue: String) throws {
        switch outcome {
        case .ejected:
            print(
                """
                The spooler has finished. Look into the tray:
                - one sheet, with the training watermark across it;
                - every accent of the name is there, and nothing is cut off at an edge;
                - the text lies inside the printed fields (if not: calibration in \(templates)/\(template)/template.yaml);
                - a phone reads the QR code, where there is one.
                """)
        case .refused(let reason, _):
            throw Refusal(
                "test-print-refused",
                "The queue \(queue) did not take the sample (\(reason)). Nothing was printed. Run: lpstat -l -p \(queue)",
                details: ["queue": queue, "reason": reason])
        case .unknown(let reason):
            throw Refusal(
                "test-print-unknown",
                """
                Nobody knows whether the sample came out (\(reason)). Look into the tray and at the printer's \
                display, then run: lpstat -l -p \(queue)
                """,
                details: ["queue": queue, "reason": reason])
        }
    }
}
