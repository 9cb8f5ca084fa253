import Desk
import Foundation
import Insurance
import TestSupport
import Testing

@testable import Printing

/// What only the printer itself can tell: whether it prints both sides, and what it counted.
@Suite("A printer asked itself, beside its queue", .serialized, .runningSpooler)
struct PrinterItselfTests {
    private var spooler: PrivateSpooler { RunningSpooler.current }
    private let spare = PrinterPlace(.card, isSpare: true)

    /// Prints the made-up person's card on a real queue.
    private func print(
        _ renderer: DocumentRenderer, at place: PrinterPlace = .card, _ settings: CUPSSettings
    ) async throws -> (document: Data, sheets: [String], sides: String) {
        let made = PrintIntent.madeUp()
        let intent = PrintIntent(
            id: made.id, document: made.document, kind: .healthCard, attempt: 1, blankSerial: made.blankSerial,
            approvedBy: made.approvedBy, fields: try renderer.sample(of: "health-card"), training: false)
        let printer = try CUPSPrinter(place, settings: settings, renderer: renderer)
        #expect(try await printer.print(intent) == .ejected)
        let file = try #require(try spooler.tray(.card).first { $0.contains(intent.id.text) })
        let events = try String(contentsOfFile: spooler.folder + "/printers/card/events", encoding: .utf8)
        let start = events.split(separator: "\n").first { $0.contains(intent.id.text) && $0.contains(" started, ") }
        return (
            try #require(FileManager.default.contents(atPath: file)), try spooler.sheets(of: intent).map(\.number),
            start?.split(separator: " ").last.map(String.init) ?? ""
        )
    }

    /// Knows what the printers say of themselves now.
    private func renderer(_ settings: CUPSSettings, templates: String = Templates.folder) async throws
        -> DocumentRenderer
    {
        let looks = QueueLooks()
        await PrinterWatch(settings, looks: looks, logger: quietLogger).learnSides()
        let renderer = try DocumentRenderer(templates: templates)
        renderer.askTwoSided { place in settings.queue(at: place).map(looks.isTwoSided) ?? false }
        return renderer
    }

    /// Changes what the card printer says of itself, and switches it off and on.
    private func tell(_ change: (String) -> String) async throws {
        let file = spooler.folder + "/printers/card/attributes"
        let text = try String(contentsOfFile: file, encoding: .utf8)
        try await spooler.fault(.card, "offline")
        try change(text).write(toFile: file, atomically: true, encoding: .utf8)
        try await spooler.fault(.card, "ok")
    }

    private static let both = "one-sided,two-sided-long-edge,two-sided-short-edge"

    @Test(
        "one that prints both sides gets both on one card, turned as the template says",
        arguments: ["long-edge", "short-edge"])
    func twoSided(_ edge: String) async throws {
        let copy = try TemplateCopy()
        defer { copy.remove() }
        try copy.replace("duplex: long-edge", with: "duplex: \(edge)", in: "health-card/template.yaml")
        let settings = try spooler.settings()
        let printed = try await print(try await renderer(settings, templates: copy.folder), settings)
        #expect(printed.sides == "two-sided-\(edge)")
        #expect(printed.sheets == ["1/1"])
        #expect(try await Paper([UInt8](printed.document)).pages() == 2)
    }

    @Test("one that prints one side gets the front alone, and no word of sides, though its queue takes any")
    func oneSided() async throws {
        try await tell { $0.replacing(Self.both, with: "one-sided") }
        let settings = try spooler.settings()
        let printed = try await print(try await renderer(settings), settings)
        #expect(printed.sides == "one-sided" && printed.sheets == ["1/1"])
        #expect(try await Paper([UInt8](printed.document)).pages() == 1)
        let queue = try await CUPSConnection(settings).queue("card")
        #expect(queue.isTwoSided == nil)
        try await tell { $0.replacing("sides-supported one-sided\n", with: "sides-supported \(Self.both)\n") }
    }

    @Test("a maker's driver says it itself; one look without a watch is enough to know")
    func maker() async throws {
        let device = try String(contentsOfFile: spooler.device(.card), encoding: .utf8)
            .trimmingCharacters(in: .newlines)
        let driver = spooler.folder + "/maker.ppd"
        try String(contentsOfFile: spooler.folder + "/etc/ppd/card.ppd", encoding: .utf8)
            .replacing("\"Kiosk ", with: "\"Maker ").write(
                toFile: driver, atomically: true, encoding: .utf8)
        try await spooler.cups("lpadmin", "-p", "maker", "-E", "-v", device, "-P", driver)
        let settings = try CUPSSettings(
            server: spooler.server, queues: [.card: "maker"], pollEvery: .milliseconds(50), timeout: .seconds(2))
        let looks = QueueLooks()
        let watch = PrinterWatch(settings, looks: looks, logger: quietLogger)
        #expect(!looks.isTwoSided("maker"))
        await watch.lookOnce()
        // The queue said it; the printer was not asked.
        #expect(looks.isTwoSided("maker") && looks.saidTwoSided("maker") == nil)
    }

    @Test("one that is off when the kiosk starts says it once it is on")
    func later() async throws {
        try await spooler.fault(.card, "offline")
        let looks = QueueLooks()
        let watch = PrinterWatch(try spooler.settings(), looks: looks, logger: quietLogger)
        await watch.learnSides()
        #expect(!looks.isTwoSided("card") && looks.isTwoSided("book"))
        let watching = Task { try await watch.run() }
        try await spooler.fault(.card, "ok")
        #expect(await eventually(within: .seconds(60)) { looks.isTwoSided("card") })
        watching.cancel()
        _ = await watching.result
    }

    @Test("each printer of a kind draws by its own measures, and tells its own counter")
    func spares() async throws {
        try await tell { $0 + "ATTR integer printer-media-sheets-completed 500\n" }
        let device = try String(contentsOfFile: spooler.device(.card), encoding: .utf8)
            .trimmingCharacters(in: .newlines)
        try await spooler.cups("lpadmin", "-p", "card2", "-E", "-v", device, "-P", spooler.folder + "/etc/ppd/card.ppd")
        let settings = try CUPSSettings(
            server: spooler.server, queues: [.card: "card", .book: "book"], spares: [.card: "card2"],
            pollEvery: .milliseconds(50), timeout: .seconds(2))
        let renderer = try DocumentRenderer(templates: Templates.folder)
        renderer.calibrate(.card, to: PrinterCalibration(right: 4, down: 0, scale: 1000))
        renderer.calibrate(spare, to: PrinterCalibration(right: -6, down: 2, scale: 1003))
        var printed: [Data] = []
        for place in [PrinterPlace.card, spare] {
            let drawn = try await renderer.printable(
                template: "health-card", fields: try renderer.sample(of: "health-card"), training: false, at: place)
            printed.append(try await print(renderer, at: place, settings).document)
            #expect(printed.last == Data(drawn.bytes), "\(place)")
        }
        #expect(printed[0] != printed[1])
        let counter = "printer-media-sheets-completed"
        #expect(
            await PagesAsker(settings).pages() == [
                PrinterPages(.card, pages: 500, attribute: counter),
                PrinterPages(spare, pages: 500, attribute: counter),
            ])
    }
}
