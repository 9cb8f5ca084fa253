import ArgumentParser
import Desk
import Insurance
import Printing

/// `kiosk test-print`: a made-up person's paper through the real queue.
struct TestPrintCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test-print",
        abstract: "Print a template's made-up person with the training watermark, and say what to look for.",
        discussion: """
            With --config the print is noted in the book of blanks: it uses up the next blank, or the one named with \
            --serial. Without, nothing is written; a blank that was used is booked on the page of the blanks.
            """
    )

    @Argument(help: "The template: health-card, book-cover, book-sheet or receipt.")
    var template: String

    @Option(help: "The site's settings file, whose spooler, queues, templates and book are used.")
    var config: String?

    @Option(help: "Code of whoever prints; needed with --config.")
    var officer: String?

    @Option(help: "The serial of the blank in the printer; the book's next one by itself.")
    var serial: String?

    @Flag(help: "With --config: print at the spare printer of its kind.")
    var spare = false

    @Option(help: "Without --config: the printer queue; card, book or receipt by itself.")
    var queue: String?

    @Option(help: "Without --config: the spooler: its socket, a file that names the socket, or host:port.")
    var server = "/run/cups/cups.sock"

    @Option(help: "Without --config: the folder with the templates.")
    var templates = "PrinterTemplates"

    func validate() throws {
        if spare, config == nil { throw ValidationError("--spare needs --config; without it, name the --queue.") }
    }

    func run() async throws {
        guard let config else { return try await printUnbooked() }
        let site = try Site(try Settings.read(file: config))
        let renderer = try site.settings.renderer()
        let ledger = try site.openLedger()
        try await renderer.lineUp(as: ledger)
        let intent = try sampleIntent(from: renderer)
        let place = PrinterPlace(intent.kind.printer, isSpare: spare)
        // Says which field is wrong, if one is.
        _ = try await renderer.printable(intent, at: place)
        let cups = try Wiring.cups(site)
        guard let name = cups.queue(at: place) else { throw Self.noSpare(of: place.kind) }
        let looks = QueueLooks()
        let watch = PrinterWatch(cups, looks: looks)
        await watch.learnSides()
        await watch.lookOnce()
        renderer.askTwoSided { place in cups.queue(at: place).map(looks.isTwoSided) ?? false }
        let printer = try CUPSPrinter(place, settings: cups, renderer: renderer)
        try await printer.check()
        let booking = TestBooking(ledger: ledger, clock: Wiring.clock)
        let outcome = try await booking.run(intent.kind, on: serial, isSpare: spare, by: officer) { test in
            if let serial = test.serial { print("Blank \(serial) is used up; the book has it as a test print.") }
            print("Sending the \(template) sample to the queue \(name) …")
            return try await printer.print(intent)
        }
        try report(outcome, queue: name, templates: site.settings.folders.templates)
    }

    /// Nothing of it is written anywhere.
    private func printUnbooked() async throws {
        let renderer = try DocumentRenderer(templates: templates)
        let intent = try sampleIntent(from: renderer)
        _ = try await renderer.printable(intent, at: PrinterPlace(intent.kind.printer))
        let name = queue ?? intent.kind.printer.rawValue
        let settings = try CUPSSettings(server: server, queues: [intent.kind.printer: name])
        let printer = try CUPSPrinter(intent.kind.printer, settings: settings, renderer: renderer)
        try await printer.check()
        print("Sending the \(template) sample to the queue \(name) …")
        try report(try await printer.print(intent), queue: name, templates: templates)
        if intent.kind.blank != nil {
            print("Nothing was written. If a blank was used, book it on the page of the blanks: Test print.")
        }
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

    private static func noSpare(of kind: PrinterKind) -> Refusal {
        Refusal(
            "spare-missing",
            "The kind \(kind.rawValue) has no spare printer, so nothing was printed. Name one under printers.spares.",
            details: ["printer": kind.rawValue])
    }

    private func report(_ outcome: PrintOutcome, queue: String, templates: String) throws {
        switch outcome {
        case .ejected:
            print(
                """
                The spooler has finished. Look into the tray:
                - one sheet, with the training watermark across it;
                - every accent of the name is there, and nothing is cut off at an edge;
                - the text lies inside the printed fields (if not: kiosk calibrate);
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
