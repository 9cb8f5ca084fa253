import Desk
import Insurance
import TestSupport
import Testing

@testable import Printing

@Suite("A job that does not go on", .serialized, .runningSpooler)
struct CUPSStuckJobTests {
    private var spooler: PrivateSpooler { RunningSpooler.current }

    private func impatient(_ kind: PrinterKind) throws -> CUPSPrinter {
        try CUPSPrinter(kind, settings: spooler.settings(stall: .milliseconds(1500)), renderer: PlainPage())
    }

    @Test("a queue that is stopped in the middle: a person is asked, and nothing comes out later")
    func stoppedQueue() async throws {
        try await spooler.fault(.book, "slow 3")
        let intent = PrintIntent.madeUp(.bookCover)
        let printing = Task { [printer = try spooler.printer(.book)] in try await printer.print(intent) }
        #expect(try await spooler.waitUntilPrinting(intent))
        try await spooler.cups("cupsdisable", "book")
        #expect(try await printing.value == .unknown(reason: "job-paused"))
        #expect(try await spooler.cups("lpstat", "-o", "book").isEmpty)
        try await spooler.fault(.book, "ok")
        try await spooler.cups("cupsenable", "book")
        let next = PrintIntent.madeUp(.bookCover)
        #expect(try await spooler.printer(.book).print(next) == .ejected)
        #expect(try spooler.sheets(of: intent).count <= 1)
    }

    @Test("what a former run left in a queue that is stopped is asked about, not waited for")
    func stoppedBefore() async throws {
        let intent = PrintIntent.madeUp(.bookCover)
        try await spooler.leavePending(intent)
        let queue = ScriptedQueue(leftBehind: [(intent.id, .book)])
        let worker = PrintWorker(
            queue: queue, printer: try spooler.printer(.book), clock: ManualClock(), logger: quietLogger)
        #expect(try await worker.recover())
        #expect(await queue.settled == [intent.id: .unknown(reason: "job-paused")])
        #expect(try await spooler.cups("lpstat", "-o", "book").isEmpty)
        try await spooler.cups("cupsenable", "book")
    }

    @Test("a printer that is off: a person is asked, and nothing comes out when it is on again")
    func switchedOff() async throws {
        try await spooler.fault(.receipt, "offline")
        let intent = PrintIntent.madeUp(.receipt)
        #expect(try await impatient(.receipt).print(intent) == .unknown(reason: "printer-silent"))
        #expect(try await spooler.cups("lpstat", "-o", "receipt").isEmpty)
        try await spooler.fault(.receipt, "ok")
        let next = PrintIntent.madeUp(.receipt)
        #expect(try await spooler.printer(.receipt).print(next) == .ejected)
        #expect(try spooler.sheets(of: intent).isEmpty)
    }

    @Test("a printer that is switched off in the middle and stays off")
    func switchedOffInTheMiddle() async throws {
        try await spooler.fault(.card, "slow 5")
        let intent = PrintIntent.madeUp()
        let printing = Task { [printer = try impatient(.card)] in try await printer.print(intent) }
        #expect(try await spooler.waitUntilPrinting(intent))
        try await spooler.fault(.card, "offline")
        #expect(try await printing.value == .unknown(reason: "printer-silent"))
        #expect(try await spooler.cups("lpstat", "-o", "card").isEmpty)
        try await spooler.fault(.card, "ok")
    }
}
