import Desk
import Foundation
import Insurance
import TestSupport
import Testing

@testable import Printing

/// Each way in which a spooler may lose, keep or repeat a job is decided here.
@Suite("After a spooler's crash", .serialized, .runningSpooler)
struct CUPSRecoveryTests {
    private var spooler: PrivateSpooler { RunningSpooler.current }

    /// Sends a slow document, disturbs the spooler while it is printed, and starts it again.
    private func disturbed(
        _ kind: DocumentKind = .healthCard, seconds: Int = 1, _ disaster: () async throws -> Void
    ) async throws -> (PrintIntent, PrintOutcome) {
        try await spooler.fault(kind.printer, "slow \(seconds)")
        let intent = PrintIntent.madeUp(kind)
        let printing = Task { [printer = try spooler.printer(kind.printer)] in try await printer.print(intent) }
        #expect(try await spooler.waitUntilPrinting(intent))
        try await disaster()
        try await spooler.start()
        let outcome = try await printing.value
        try await spooler.fault(kind.printer, "ok")
        return (intent, outcome)
    }

    /// Nothing of it comes out later, and the queue goes on by itself.
    private func expectOver(_ intent: PrintIntent, sheets: Int) async throws {
        let next = PrintIntent.madeUp(intent.kind)
        #expect(try await spooler.printer(intent.kind.printer).print(next) == .ejected)
        #expect(try spooler.sheets(of: intent).count == sheets)
        #expect(try spooler.sheets(of: next).count == 1)
    }

    @Test(
        "killed alone: its backend prints on, the job started again waits for it, is held, and prints nothing (CUPS-3810)"
    )
    func orphan() async throws {
        let (intent, outcome) = try await disturbed(seconds: 3) { try await spooler.crash() }
        #expect(outcome == .unknown(reason: "job-held"))
        // Nobody is asked before the sheet is out.
        #expect(try spooler.sheets(of: intent).count == 1)
        try await expectOver(intent, sheets: 1)
    }

    @Test("killed with its backends: the job started again is held, and no second sheet comes (CUPS-3810)")
    func everything() async throws {
        let (intent, outcome) = try await disturbed { try await spooler.crashWithBackends() }
        #expect(outcome == .unknown(reason: "job-held"))
        #expect(try await eventually(within: .seconds(60)) { try spooler.sheets(of: intent).count == 1 })
        try await expectOver(intent, sheets: 1)
    }

    @Test("killed after the job was over: it is still known, is for a person to check, and does not print again")
    func completed() async throws {
        let intent = PrintIntent.madeUp(.bookCover)
        #expect(try await spooler.printer(.book).print(intent) == .ejected)
        try await spooler.crash()
        try await spooler.start()
        #expect(try await spooler.printer(.book).whatBecame(of: intent.id) == .ejected)
        try await expectOver(intent, sheets: 1)
    }

    @Test("what was accepted and forgotten is asked about; who gets its number is not taken for it (CUPS-id-reuse)")
    func forgotten() async throws {
        let intent = PrintIntent.madeUp()
        try await spooler.leavePending(intent)
        let connection = CUPSConnection(try spooler.settings())
        let number = try #require(try await connection.search(for: intent.id, in: "card").job?.number)
        try await spooler.crash()
        try forget()
        try await spooler.start()
        try await spooler.cups("cupsenable", "card")

        var stranger = PrintIntent.madeUp()
        for _ in 0..<number {
            stranger = .madeUp()
            #expect(try await spooler.printer().print(stranger) == .ejected)
        }
        #expect(try await connection.job(number, in: "card")?.uuid == stranger.id)
        let follower = JobFollower(connection: connection, queue: "card", settings: try spooler.settings())
        #expect(try await follower.follow(number, of: intent.id, former: []) == .unknown(reason: "job-gone"))
        let queue = ScriptedQueue(leftBehind: [(intent.id, .card)])
        let worker = PrintWorker(
            queue: queue, printer: try spooler.printer(), clock: ManualClock(), logger: quietLogger)
        #expect(try await worker.recover())
        #expect(await queue.settled == [intent.id: .unknown(reason: "job-absent")])
        #expect(try spooler.sheets(of: intent).isEmpty)
    }

    @Test("killed between the sheet and its note of it: a job that comes back without its document is asked about")
    func withoutDocument() async throws {
        let intent = PrintIntent.madeUp()
        try await spooler.leavePending(intent)
        try await spooler.crash()
        for file in try FileManager.default.contentsOfDirectory(atPath: spooler.folder + "/spool")
        where file.hasPrefix("d") {
            try FileManager.default.removeItem(atPath: spooler.folder + "/spool/" + file)
        }
        try await spooler.start()
        try await spooler.cups("cupsenable", "card")
        let outcome = try await spooler.printer().whatBecame(of: intent.id)
        #expect(outcome == .unknown(reason: "job-aborted"))
        try await expectOver(intent, sheets: 0)
    }

    @Test("a spooler that keeps no history: a job that vanishes is asked about")
    func noHistory() async throws {
        try await spooler.set("PreserveJobHistory", to: "No")
        try await spooler.fault(.receipt, "slow 1")
        let intent = PrintIntent.madeUp(.receipt)
        #expect(try await spooler.printer(.receipt).print(intent) == .unknown(reason: "job-gone"))
        try await spooler.fault(.receipt, "ok")
        try await spooler.start()
        try await expectOver(intent, sheets: 1)
    }

    @Test("who restarts a finished job by hand gets no second sheet")
    func restarted() async throws {
        try await spooler.set("PreserveJobFiles", to: "Yes")
        let intent = PrintIntent.madeUp()
        #expect(try await spooler.printer().print(intent) == .ejected)
        let connection = CUPSConnection(try spooler.settings())
        let number = try #require(try await connection.search(for: intent.id, in: "card").job?.number)
        try await spooler.cups("lp", "-i", "card-\(number)", "-H", "restart")
        #expect(
            await eventually(within: .seconds(60)) { (try? await connection.job(number, in: "card"))??.state == .held })
        #expect(try await spooler.printer().whatBecame(of: intent.id) == .unknown(reason: "job-held"))
        try await spooler.start()
        try await expectOver(intent, sheets: 1)
    }

    /// What a spooler with CUPS's own settings has not yet written down is lost.
    private func forget() throws {
        let spool = spooler.folder + "/spool"
        for file in try FileManager.default.contentsOfDirectory(atPath: spool)
        where file.hasPrefix("c") || file.hasPrefix("d") {
            try FileManager.default.removeItem(atPath: spool + "/" + file)
        }
        for file in ["job.cache", "job.cache.O"]
        where FileManager.default.fileExists(atPath: spooler.folder + "/cache/" + file) {
            try FileManager.default.removeItem(atPath: spooler.folder + "/cache/" + file)
        }
    }
}
