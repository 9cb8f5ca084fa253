import Desk
import Insurance
import TestSupport
import Testing

@testable import Printing

@Suite("Taking a print out of the spooler", .serialized, .runningSpooler)
struct CUPSWithdrawalTests {
    private var spooler: PrivateSpooler { RunningSpooler.current }

    private func keeper() throws -> QueueKeeper { QueueKeeper(try spooler.settings()) }

    private func code(_ act: () async throws -> Void) async -> String? {
        do {
            try await act()
            return nil
        } catch {
            return (error as? any StaffReadable)?.code ?? "\(error)"
        }
    }

    @Test("a job left pending by a spooler that died never prints after somebody said that nothing came out")
    func pending() async throws {
        // Given a job in the queue of a spooler that died
        let intent = PrintIntent.madeUp()
        try await spooler.leavePending(intent)
        try await spooler.crash()

        // Then the answer is not taken while the spooler cannot be asked
        let keeper = try keeper()
        #expect(
            await code { try await keeper.withdraw(intent.id, from: .card, isDoubtful: true) } == "print-not-withdrawn")

        // When it is back, the job is cancelled first
        try await spooler.start()
        try await spooler.cups("cupsdisable", "card")
        #expect(await code { try await keeper.withdraw(intent.id, from: .card, isDoubtful: true) } == nil)
        #expect(try await spooler.printer().whatBecame(of: intent.id) == .unknown(reason: "job-canceled"))

        // Then nothing of it comes out
        try await spooler.cups("cupsenable", "card")
        let next = PrintIntent.madeUp()
        #expect(try await spooler.printer().print(next) == .ejected)
        #expect(try spooler.sheets(.card).map(\.job) == ["health-card/\(next.id)/1"])
    }

    @Test("a job at which the printer works is cancelled, and somebody has to look again")
    func running() async throws {
        try await spooler.fault(.book, "slow 5")
        let intent = PrintIntent.madeUp(.bookCover)
        let printing = Task { [printer = try spooler.printer(.book)] in try await printer.print(intent) }
        #expect(try await spooler.waitUntilPrinting(intent))
        let keeper = try keeper()
        #expect(
            await code { try await keeper.withdraw(intent.id, from: .book, isDoubtful: true) } == "print-was-running")
        // The printer itself ends it in its own time, perhaps with a sheet.
        #expect(
            await eventually(within: .seconds(60)) {
                await code { try await keeper.withdraw(intent.id, from: .book, isDoubtful: true) } == "print-just-ended"
            })
        let outcome = try await printing.value
        #expect(outcome == .unknown(reason: "job-canceled"))
        try await spooler.fault(.book, "ok")
    }

    @Test(
        "a job that ended just now is looked for again: for long while nobody saw it, else for as long as a look takes")
    func ended() async throws {
        let intent = PrintIntent.madeUp(.receipt)
        #expect(try await spooler.printer(.receipt).print(intent) == .ejected)
        let keeper = try keeper()
        #expect(
            await code { try await keeper.withdraw(intent.id, from: .receipt, isDoubtful: true) } == "print-just-ended")
        #expect(
            await code { try await keeper.withdraw(intent.id, from: .receipt, isDoubtful: false) } == "print-just-ended"
        )
        #expect(
            await eventually(within: .seconds(60)) {
                await code { try await keeper.withdraw(intent.id, from: .receipt, isDoubtful: false) } == nil
            })
        #expect(
            await code { try await keeper.withdraw(intent.id, from: .receipt, isDoubtful: true) } == "print-just-ended")
    }

    @Test("a job the spooler never had, and a queue that is gone, hold nothing")
    func absent() async throws {
        let keeper = try keeper()
        #expect(await code { try await keeper.withdraw(.make(at: .testing), from: .card, isDoubtful: true) } == nil)
        let gone = QueueKeeper(try CUPSSettings(server: spooler.server, queues: [.card: "nowhere"]))
        #expect(await code { try await gone.withdraw(.make(at: .testing), from: .card, isDoubtful: true) } == nil)
    }

    @Test("a stopped queue goes on")
    func resume() async throws {
        try await spooler.cups("cupsdisable", "receipt")
        let printer = try spooler.printer(.receipt)
        #expect(await printer.obstacle() == "queue-stopped")
        try await keeper().resume(.receipt)
        #expect(await printer.obstacle() == nil)
    }
}
