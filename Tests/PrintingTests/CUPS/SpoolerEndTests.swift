import Desk
import Insurance
import TestSupport
import Testing

@testable import Printing

@Suite("A spooler that is told to end (SIGTERM) in the middle of a paper", .serialized, .runningSpooler)
struct SpoolerEndTests {
    private var spooler: PrivateSpooler { RunningSpooler.current }

    /// Nothing more comes of a print, and the queue goes on by itself.
    private func expectOver(_ intent: PrintIntent) async throws {
        #expect(try await eventually(within: .seconds(60)) { try spooler.sheets(of: intent).count == 1 })
        try await spooler.fault(.card, "ok")
        let next = PrintIntent.madeUp()
        #expect(try await spooler.printer().print(next) == .ejected)
        #expect(try spooler.sheets(of: next).count == 1)
        #expect(try spooler.sheets(of: intent).count == 1)
        #expect(try await spooler.cups("lpstat", "-o", "card").isEmpty)
    }

    @Test(
        "and started again: it has lost the document and keeps the job for ever; a person is asked, and one sheet is out"
    )
    func restarted() async throws {
        try await spooler.fault(.card, "slow 2")
        let intent = PrintIntent.madeUp()
        let printing = Task { [printer = try spooler.printer()] in try await printer.print(intent) }
        #expect(try await spooler.waitUntilPrinting(intent))
        try await spooler.tellToEnd()
        try await spooler.start()
        #expect(try await printing.value == .unknown(reason: "job-emptied"))
        try await expectOver(intent)
    }

    @Test("and not started again: a person is asked, and is not believed that nothing came out while nobody can say so")
    func away() async throws {
        try await spooler.fault(.card, "slow 2")
        let intent = PrintIntent.madeUp()
        let settings = try spooler.settings(patience: .seconds(1))
        let printer = try CUPSPrinter(.card, settings: settings, renderer: PlainPage())
        let printing = Task { try await printer.print(intent) }
        #expect(try await spooler.waitUntilPrinting(intent))
        try await spooler.tellToEnd()
        #expect(try await printing.value == .unknown(reason: "spooler-unreachable"))

        let keeper = QueueKeeper(try spooler.settings())
        #expect(
            await refusal { try await keeper.withdraw(intent.id, from: .card, isDoubtful: true) }
                == "print-not-withdrawn")
        try await spooler.start()
        #expect(
            await eventually(within: .seconds(60)) {
                await refusal { try await keeper.withdraw(intent.id, from: .card, isDoubtful: true) } == nil
            })
        try await expectOver(intent)
    }

    @Test("together with the kiosk, as a machine that shuts down: the next start asks, and prints nothing")
    func shutDown() async throws {
        try await spooler.fault(.card, "slow 2")
        let intent = PrintIntent.madeUp()
        let before = ScriptedQueue(waiting: [intent])
        let worker = PrintWorker(
            queue: before, printer: try spooler.printer(), clock: ManualClock(), logger: quietLogger)
        let dying = Task { try await worker.run() }
        #expect(try await spooler.waitUntilPrinting(intent))
        dying.cancel()
        try await spooler.tellToEnd()
        _ = await dying.result
        #expect(await before.settled.isEmpty)

        try await spooler.start()
        let after = ScriptedQueue(leftBehind: [(intent.id, .card)])
        let next = PrintWorker(queue: after, printer: try spooler.printer(), clock: ManualClock(), logger: quietLogger)
        #expect(try await next.recover())
        #expect(await after.settled == [intent.id: .unknown(reason: "job-emptied")])
        try await expectOver(intent)
    }

    private func refusal(_ act: () async throws -> Void) async -> String? {
        do {
            try await act()
            return nil
        } catch {
            return (error as? any StaffReadable)?.code ?? "\(error)"
        }
    }
}
