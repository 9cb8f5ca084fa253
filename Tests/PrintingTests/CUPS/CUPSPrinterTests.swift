import Desk
import Foundation
import Insurance
import TestSupport
import Testing

@testable import Printing

@Suite("A CUPS printer", .serialized, .runningSpooler)
struct CUPSPrinterTests {
    private var spooler: PrivateSpooler { RunningSpooler.current }

    @Test("a document comes out once, as drawn, and is for a person to check")
    func printsOnce() async throws {
        let intent = PrintIntent.madeUp()
        #expect(try await spooler.printer().print(intent) == .ejected)
        #expect(try spooler.sheets(of: intent).map(\.number) == ["1/1"])
        let file = try #require(try spooler.tray(.card).first { $0.contains(intent.id.text) })
        #expect(FileManager.default.contents(atPath: file) == Data(PlainPage.page))
    }

    @Test("the job's name and owner hold no person")
    func namesNobody() async throws {
        let intent = PrintIntent.madeUp(.receipt)
        #expect(try await spooler.printer(.receipt).print(intent) == .ejected)
        let jobs = try await spooler.cups("lpstat", "-W", "all", "-o", "receipt")
        #expect(jobs.contains(" kiosk "))
        #expect(try spooler.sheets(.receipt).map(\.job) == ["receipt/\(intent.id)/1"])
    }

    @Test("a document that cannot be drawn is never sent")
    func drawingTrouble() async throws {
        let printer = try CUPSPrinter(.card, settings: spooler.settings(), renderer: BrokenPress())
        let intent = PrintIntent.madeUp()
        #expect(try await printer.print(intent) == .refused(reason: "text-does-not-fit", hold: true))
        #expect(try await printer.whatBecame(of: intent.id) == nil)
    }

    @Test("a queue that is not there refuses")
    func wrongQueue() async throws {
        let settings = try CUPSSettings(server: spooler.server, queues: [.card: "nowhere"])
        let printer = try CUPSPrinter(.card, settings: settings, renderer: PlainPage())
        #expect(await printer.obstacle() == "queue-missing")
        #expect(try await printer.print(.madeUp()) == .refused(reason: "queue-missing", hold: false))
    }

    @Test("a queue that takes nothing, or is stopped, refuses")
    func closedQueue() async throws {
        let printer = try spooler.printer(.book)
        try await spooler.cups("cupsreject", "book")
        #expect(await printer.obstacle() == "queue-not-accepting")
        #expect(try await printer.print(.madeUp(.bookCover)) == .refused(reason: "queue-not-accepting", hold: false))
        try await spooler.cups("cupsaccept", "book")
        try await spooler.cups("cupsdisable", "book")
        #expect(try await printer.print(.madeUp(.bookCover)) == .refused(reason: "queue-stopped", hold: false))
        try await spooler.cups("cupsenable", "book")
        #expect(await printer.obstacle() == nil)
        #expect(try spooler.sheets(.book).isEmpty)
    }

    @Test("a cancelled job is unknown, although its sheet may come out (CUPS-canceled-1)")
    func canceled() async throws {
        try await spooler.fault(.card, "slow 1")
        let intent = PrintIntent.madeUp()
        async let outcome = spooler.printer().print(intent)
        #expect(try await spooler.waitUntilPrinting(intent))
        try await spooler.cups("cancel", "-a", "card")
        #expect(try await outcome == .unknown(reason: "job-canceled"))
        try await spooler.fault(.card, "ok")
        #expect(try await eventually(within: .seconds(120)) { try spooler.sheets(of: intent).count == 1 })
    }

    @Test("a printer that loses power in the middle leaves the document unknown")
    func powerLoss() async throws {
        try await spooler.fault(.receipt, "slow 5")
        let intent = PrintIntent.madeUp(.receipt)
        async let outcome = spooler.printer(.receipt).print(intent)
        #expect(try await spooler.waitUntilPrinting(intent))
        try await spooler.fault(.receipt, "offline")
        try await spooler.fault(.receipt, "ok")
        #expect(try await outcome == .unknown(reason: "cups-ipp-missing-job-history"))
        #expect(try spooler.sheets(of: intent).isEmpty)
    }

    @Test("a follower that is stopped says nothing; the next one finds the job and sends no other")
    func foundAgain() async throws {
        let intent = PrintIntent.madeUp()
        let printer = try spooler.printer()
        let first = Task { try await printer.print(intent) }
        #expect(try await spooler.waitUntilPrinting(intent))
        first.cancel()
        await #expect(throws: CancellationError.self) { try await first.value }

        #expect(try await spooler.printer().whatBecame(of: intent.id) == .ejected)
        #expect(try await spooler.printer().whatBecame(of: intent.id) == .ejected)
        #expect(try spooler.sheets(of: intent).count == 1)
    }

    @Test("of an intent that was never sent nothing is known")
    func absent() async throws {
        #expect(try await spooler.printer().whatBecame(of: .make(at: .testing)) == nil)
    }

    @Test("an answer that is lost: the job is found by its uuid and followed")
    func lostAnswer() async throws {
        let proxy = try CuttingProxy(to: spooler.server)
        defer { proxy.close() }
        let printer = try spooler.printer(server: proxy.path)
        #expect(await printer.obstacle() == nil)
        proxy.cutNext(.answer)
        let intent = PrintIntent.madeUp()
        #expect(try await printer.print(intent) == .ejected)
        #expect(proxy.cuts == 1)
        #expect(try spooler.sheets(of: intent).count == 1)
    }

    @Test("a document that is cut off on its way was never accepted")
    func lostDocument() async throws {
        let proxy = try CuttingProxy(to: spooler.server)
        defer { proxy.close() }
        let printer = try spooler.printer(server: proxy.path)
        #expect(await printer.obstacle() == nil)
        proxy.cutNext(.request)
        let intent = PrintIntent.madeUp()
        #expect(try await printer.print(intent) == .refused(reason: "spooler-unreachable", hold: false))
        #expect(proxy.cuts == 1)
        #expect(try spooler.sheets(of: intent).isEmpty)
    }
}
