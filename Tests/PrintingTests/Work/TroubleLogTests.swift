import Desk
import Insurance
import TestSupport
import Testing

@testable import Printing

@Suite("Trouble in the log")
struct TroubleLogTests {
    @Test("one line when the worker's trouble starts, one when it ends, however long it lasts")
    func worker() async throws {
        let log = RecordedLog()
        let queue = ScriptedQueue(waiting: [.madeUp()])
        let printer = ScriptedPrinter(.card, [.outcome(.ejected)])
        await printer.set(obstacle: "spooler-unreachable")
        let worker = PrintWorker(
            queue: queue, printer: printer, clock: ManualClock(), rest: .milliseconds(10), logger: log.logger)
        let running = Task { try await worker.run() }
        #expect(await eventually(within: .seconds(60)) { await printer.looks > 5 })
        #expect(log.all == ["error Printing has stopped; documents wait spooler-unreachable"])
        await printer.set(obstacle: nil)
        #expect(await eventually(within: .seconds(60)) { log.all.count == 2 })
        running.cancel()
        _ = await running.result
        #expect(log.all.last == "notice Printing goes on")
    }
}
