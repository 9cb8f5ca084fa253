import Desk
import Insurance
import Logging
import TestSupport
import Testing

@testable import Printing

@Suite("The print worker")
struct PrintWorkerTests {
    private let clock = ManualClock()

    private func worker(_ queue: ScriptedQueue, _ printer: ScriptedPrinter) -> PrintWorker {
        PrintWorker(
            queue: queue, printer: printer, clock: clock, rest: .milliseconds(60), grace: .milliseconds(50),
            logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }))
    }

    /// Runs a worker until a condition holds, which must be soon.
    private func run(
        _ worker: PrintWorker, until condition: @escaping @Sendable () async -> Bool,
        location: SourceLocation = #_sourceLocation
    ) async throws {
        let running = Task { try await worker.run() }
        #expect(await eventually(within: .seconds(120), condition), sourceLocation: location)
        running.cancel()
        _ = await running.result
    }

    @Test("each waiting document is printed and settled once")
    func printsAll() async throws {
        let intents = [PrintIntent.madeUp(), .madeUp(), .madeUp()]
        let queue = ScriptedQueue(waiting: intents)
        let printer = ScriptedPrinter(.card, Array(repeating: .outcome(.ejected), count: 3))
        try await run(worker(queue, printer)) { await queue.settled.count == 3 }
        #expect(await printer.printed == intents)
        #expect(await queue.settled.values.allSatisfy { $0 == .ejected })
        #expect(await printer.isSpent)
    }

    @Test("documents of another printer are left to it")
    func otherPrinter() async throws {
        let queue = ScriptedQueue(waiting: [.madeUp(.receipt), .madeUp(.healthCard)])
        let printer = ScriptedPrinter(.card, [.outcome(.ejected)])
        try await run(worker(queue, printer)) { await queue.settled.count == 1 }
        #expect(await queue.waiting.map(\.kind) == [.receipt])
    }

    @Test("nothing is claimed while nothing can be sent")
    func obstacle() async throws {
        let queue = ScriptedQueue(waiting: [.madeUp()])
        let printer = ScriptedPrinter(.card, [.outcome(.ejected)])
        await printer.set(obstacle: "spooler-unreachable")
        let running = Task { [worker = worker(queue, printer)] in try await worker.run() }
        // By its second look the worker has done what it does after one.
        let hasLooked = await eventually(within: .seconds(120)) {
            queue.wake()
            return await printer.looks >= 2
        }
        #expect(hasLooked)
        #expect(await queue.claims == 0)

        await printer.set(obstacle: nil)
        #expect(await eventually(within: .seconds(120)) { await queue.settled.count == 1 })
        running.cancel()
        _ = await running.result
    }

    @Test("a refused document is tried again, after a rest, under a new intent")
    func refused() async throws {
        let first = PrintIntent.madeUp()
        let queue = ScriptedQueue(waiting: [first])
        let printer = ScriptedPrinter(
            .card, [.outcome(.refused(reason: "queue-not-accepting", hold: false)), .outcome(.ejected)])
        let start = ContinuousClock.now
        try await run(worker(queue, printer)) { await queue.settled.count == 2 }
        #expect(start.duration(to: .now) >= .milliseconds(60))
        let attempts = await printer.printed
        #expect(attempts.map(\.document) == [first.document, first.document])
        #expect(attempts.map(\.attempt) == [1, 2])
        #expect(Set(attempts.map(\.id)).count == 2)
    }

    @Test("a document that cannot be drawn waits for a person and stops no other")
    func held() async throws {
        let queue = ScriptedQueue(waiting: [.madeUp(), .madeUp()])
        let printer = ScriptedPrinter(
            .card, [.outcome(.refused(reason: "text-does-not-fit", hold: true)), .outcome(.ejected)])
        try await run(worker(queue, printer)) { await queue.settled.count == 2 }
        #expect(await queue.waiting.isEmpty)
    }

    @Test("an unknown outcome is settled as unknown and never sent again")
    func unknown() async throws {
        let queue = ScriptedQueue(waiting: [.madeUp()])
        let printer = ScriptedPrinter(.card, [.outcome(.unknown(reason: "job-canceled"))])
        try await run(worker(queue, printer)) { await queue.settled.count == 1 }
        #expect(await queue.settled.values.first == .unknown(reason: "job-canceled"))
        #expect(await printer.printed.count == 1)
    }

    @Test("twenty wakes while a document prints send it once (PHOTOBOOTH-596)")
    func twentyWakes() async throws {
        let queue = ScriptedQueue(waiting: [.madeUp()])
        let printer = ScriptedPrinter(.card, [.endless])
        try await run(worker(queue, printer)) {
            for _ in 0..<20 { queue.wake() }
            try? await Task.sleep(for: .milliseconds(50))  // A wake that did harm would do it now.
            return await printer.printed.count == 1
        }
        #expect(await printer.printed.count == 1)
    }

    @Test("what a former run left is settled before anything is claimed")
    func recovery() async throws {
        let (done, lost) = (Identifier.make(at: .testing), Identifier.make(at: .testing))
        let queue = ScriptedQueue(leftBehind: [(done, .card), (lost, .card)])
        let printer = ScriptedPrinter(.card, found: [done: .ejected])
        #expect(try await worker(queue, printer).recover())
        #expect(await queue.settled == [done: .ejected, lost: .unknown(reason: "job-absent")])
        #expect(await printer.searched == [done, lost])
        #expect(await queue.claims == 0)
    }

    @Test("what a former run left at another printer is not touched")
    func recoveryOfAnother() async throws {
        let queue = ScriptedQueue(leftBehind: [(.make(at: .testing), .book)])
        let printer = ScriptedPrinter(.card)
        #expect(try await worker(queue, printer).recover())
        #expect(await queue.settled.isEmpty)
    }

    @Test("a document in progress at the end stays printing")
    func cancelled() async throws {
        let queue = ScriptedQueue(waiting: [.madeUp()])
        let printer = ScriptedPrinter(.card, [.endless])
        try await run(worker(queue, printer)) { await printer.printed.count == 1 }
        #expect(await queue.settled.isEmpty)
        #expect(await queue.printing.count == 1)
    }

    @Test("a claim that is refused, as for a wrong clock, is tried again after a rest")
    func claimRefused() async throws {
        let queue = ScriptedQueue(waiting: [.madeUp()])
        await queue.failClaims(with: Refusal("clock-untrusted", "The clock is wrong."))
        let printer = ScriptedPrinter(.card, [.outcome(.ejected)])
        let running = Task { [worker = worker(queue, printer)] in try await worker.run() }
        #expect(await eventually(within: .seconds(120)) { await queue.claims >= 1 })
        await queue.failClaims(with: nil)
        #expect(await eventually(within: .seconds(120)) { await queue.settled.count == 1 })
        running.cancel()
        _ = await running.result
    }

    @Test("a disk that is full or failing, or a held ledger, delays a settlement and loses none")
    func storeTrouble() async throws {
        let (first, second) = (PrintIntent.madeUp(), PrintIntent.madeUp())
        let queue = ScriptedQueue(waiting: [first, second])
        await queue.failSettlements(
            with: ["disk-full", "ledger-busy", "disk-failing"].map { Refusal($0, "It passes.") })
        let printer = ScriptedPrinter(.card, [.outcome(.ejected), .outcome(.ejected)])
        try await run(worker(queue, printer)) { await queue.settled.count == 2 }
        #expect(await queue.settled == [first.id: .ejected, second.id: .ejected])
        #expect(await printer.printed == [first, second])
    }

    @Test("the same trouble at the start delays the settlement of what a former run left")
    func storeTroubleAtStart() async throws {
        let left = Identifier.make(at: .testing)
        let queue = ScriptedQueue(leftBehind: [(left, .card)])
        await queue.failSettlements(with: [Refusal("disk-full", "It passes.")])
        #expect(try await worker(queue, ScriptedPrinter(.card, found: [left: .ejected])).recover())
        #expect(await queue.settled == [left: .ejected])
    }

    @Test("a settlement the store refuses for good stops the worker")
    func settledTwice() async throws {
        let queue = ScriptedQueue(waiting: [.madeUp()])
        await queue.failSettlements(with: [Refusal("intent-not-printing", "It was settled before.")])
        await #expect(throws: Refusal.self) {
            try await self.worker(queue, ScriptedPrinter(.card, [.outcome(.ejected)])).run()
        }
    }

    @Test("a broken store stops the worker")
    func brokenStore() async throws {
        struct Broken: Error {}
        let queue = ScriptedQueue(waiting: [.madeUp()])
        await queue.failClaims(with: Broken())
        await #expect(throws: Broken.self) { try await self.worker(queue, ScriptedPrinter()).run() }
    }
}
