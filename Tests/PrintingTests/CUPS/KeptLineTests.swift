import Desk
import Insurance
import TestSupport
import Testing

@testable import Printing

@Suite("A connection kept for documents", .serialized, .runningSpooler)
struct KeptLineTests {
    private var spooler: PrivateSpooler { RunningSpooler.current }

    private func spare(_ settings: CUPSSettings) throws -> CUPSPrinter {
        try CUPSPrinter(PrinterPlace(.card, isSpare: true), settings: settings, renderer: ReceiptPage())
    }

    @Test("documents follow each other on it, each once")
    func kept() async throws {
        let printer = try spooler.printer()
        await printer.warmUp()
        for _ in 1...3 {
            let intent = PrintIntent.madeUp()
            #expect(try await printer.print(intent) == .ejected)
            #expect(try spooler.sheets(of: intent).count == 1)
        }
    }

    @Test("a spooler that was started anew meanwhile gets the next document, once")
    func startedAnew() async throws {
        let printer = try spooler.printer()
        #expect(try await printer.print(.madeUp()) == .ejected)
        try await spooler.crash()
        try await spooler.start()
        let intent = PrintIntent.madeUp()
        #expect(try await printer.print(intent) == .ejected)
        #expect(try spooler.sheets(of: intent).count == 1)
    }

    @Test("a look that is too old is not believed: the queue is asked")
    func oldLook() async throws {
        let looks = QueueLooks()
        let printer = try CUPSPrinter(
            PrinterPlace(.book), settings: spooler.settings(), renderer: PlainPage(), looks: looks)
        #expect(!printer.isReady)
        looks.note(SpooledQueue(state: .idle), of: "book")
        #expect(printer.isReady)
        try await spooler.cups("cupsdisable", "book")
        #expect(await eventually(within: .seconds(60)) { !printer.isReady })
        #expect(try await printer.print(.madeUp(.bookCover)) == .refused(reason: "queue-stopped", hold: false))
        try await spooler.cups("cupsenable", "book")
        #expect(try spooler.sheets(.book).isEmpty)
    }

    @Test("what stayed in the queue of one printer never prints beside its reprint on the spare one")
    func otherPrinter() async throws {
        let settings = try CUPSSettings(
            server: spooler.server, queues: [.card: "card"], spares: [.card: "receipt"],
            pollEvery: .milliseconds(50), timeout: .seconds(2))
        let first = PrintIntent.madeUp()
        try await spooler.leavePending(first)
        let second = PrintIntent.madeUp(document: first.document, attempt: 2, earlier: [first.id])
        let printer = try spare(settings)
        // A busy spooler may take longer to cancel the first than one look waits; nothing is sent until it has.
        var outcome = PrintOutcome.refused(reason: "earlier-job-alive", hold: false)
        for _ in 0..<20 where outcome == .refused(reason: "earlier-job-alive", hold: false) {
            outcome = try await printer.print(second)
        }
        #expect(outcome == .ejected)
        try await spooler.cups("cupsenable", "card")
        let third = PrintIntent.madeUp()
        #expect(try await spooler.printer().print(third) == .ejected)
        #expect(try spooler.sheets(of: first).isEmpty)
        #expect(try spooler.sheets(.receipt).map(\.job) == ["health-card/\(second.id)/2"])
    }
}

/// The empty page, on the paper of the printer that stands in for another one.
private struct ReceiptPage: DocumentRendering {
    func printable(_ intent: PrintIntent, at place: PrinterPlace) async throws -> PrintableDocument {
        let page = try await PlainPage().printable(intent, at: place)
        return PrintableDocument(bytes: page.bytes, media: "om_receipt_80x180mm", options: page.options)
    }
}
