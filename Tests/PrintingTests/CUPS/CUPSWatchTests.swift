import Desk
import Foundation
import Insurance
import TestSupport
import Testing

@testable import Printing

@Suite("The printer watch beside a real spooler", .serialized, .runningSpooler)
struct CUPSWatchTests {
    private var spooler: PrivateSpooler { RunningSpooler.current }

    /// Lets a watch look while something happens.
    private func watching(
        _ log: RecordedLog = RecordedLog(), _ act: (PrinterWatch) async throws -> Void
    ) async throws {
        let watch = PrinterWatch(try spooler.settings(), logger: log.logger)
        let running = Task { try await watch.run() }
        try await act(watch)
        running.cancel()
        _ = await running.result
    }

    private func reasons(_ watch: PrinterWatch, _ kind: PrinterKind) async -> [String]? {
        await watch.statuses().first { $0.kind == kind }?.reasons
    }

    @Test("one line when a printer's trouble starts and one when it ends, whatever it says in between")
    func log() async throws {
        let log = RecordedLog()
        try await watching(log) { watch in
            #expect(await eventually(within: .seconds(60)) { await watch.statuses().allSatisfy(\.isReady) })
            #expect(log.all.isEmpty)
            try await spooler.fault(.card, "media-empty")
            let printing = Task { [printer = try spooler.printer()] in try await printer.print(.madeUp()) }
            #expect(
                await eventually(within: .seconds(60)) { await reasons(watch, .card)?.contains("media-empty") == true })
            try await spooler.fault(.card, "cover-open")
            #expect(await eventually(within: .seconds(60)) { await reasons(watch, .card) == ["cover-open"] })
            try await spooler.fault(.card, "ok")
            #expect(try await printing.value == .ejected)
            #expect(await eventually(within: .seconds(60)) { await watch.statuses().allSatisfy(\.isReady) })
        }
        #expect(log.all.count == 2)
        #expect(log.all.first?.hasPrefix("warning Printer is not ready media-empty") == true)
        #expect(log.all.last?.hasPrefix("notice Printer is ready again") == true)
    }

    @Test("a held job is no job that the spooler forgets to begin")
    func held() async throws {
        let file = spooler.folder + "/held.pdf"
        try Data(PlainPage.page).write(to: URL(filePath: file))
        try await spooler.cups("lp", "-d", "book", "-H", "indefinite", file)
        let queue = try await CUPSConnection(spooler.settings()).queue("book")
        #expect(queue.hasWork)
        try await watching { watch in
            // Longer than a job may be pending.
            try await Task.sleep(for: .seconds(12))
            #expect(await reasons(watch, .book) == [])
        }
        try await spooler.cups("cancel", "-a", "book")
    }

    @Test("a network printer that is off is told within ten seconds, and its paper asked about when patience is over")
    func off() async throws {
        try await spooler.fault(.receipt, "offline")
        let start = ContinuousClock.now
        let intent = PrintIntent.madeUp(.receipt)
        let printer = try CUPSPrinter(
            .receipt, settings: spooler.settings(patience: .seconds(6)), renderer: PlainPage())
        let printing = Task { try await printer.print(intent) }
        try await watching { watch in
            let isTold = await eventually(within: .seconds(60)) {
                await reasons(watch, .receipt) == ["connecting-to-device"]
            }
            #expect(isTold && start.duration(to: .now) < .seconds(10))
        }
        #expect(try await printing.value == .unknown(reason: "printer-offline"))
        #expect(try await spooler.cups("lpstat", "-o", "receipt").isEmpty)
        try await spooler.fault(.receipt, "ok")
        #expect(try spooler.sheets(of: intent).isEmpty)
    }

    @Test("a network printer that goes off in the middle of a paper is told within ten seconds, though nobody says so")
    func goesOff() async throws {
        try await spooler.fault(.book, "slow 60")
        let intent = PrintIntent.madeUp(.bookCover)
        let printing = Task { [printer = try spooler.printer(.book)] in try await printer.print(intent) }
        #expect(try await spooler.waitUntilPrinting(intent))
        try await spooler.fault(.book, "offline")
        let start = ContinuousClock.now
        try await watching { watch in
            let isTold = await eventually(within: .seconds(60)) { await reasons(watch, .book) == ["offline"] }
            #expect(isTold && start.duration(to: .now) < .seconds(10))
            try await spooler.fault(.book, "ok")
            #expect(await eventually(within: .seconds(60)) { await reasons(watch, .book) == [] })
        }
        #expect(try await printing.value == .unknown(reason: "cups-ipp-missing-job-history"))
    }
}
