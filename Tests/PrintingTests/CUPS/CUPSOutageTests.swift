import Desk
import Insurance
import Logging
import TestSupport
import Testing

@testable import Printing

@Suite("Printing through CUPS when things go wrong", .serialized, .runningSpooler)
struct CUPSOutageTests {
    private var spooler: PrivateSpooler { RunningSpooler.current }
    private let quiet = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })

    private func worker(
        _ queue: ScriptedQueue, _ kind: PrinterKind = .card, on printer: (any DocumentPrinter)? = nil
    ) throws -> PrintWorker {
        PrintWorker(
            queue: queue, printer: try printer ?? spooler.printer(kind), clock: ManualClock(), rest: .milliseconds(200),
            logger: quiet)
    }

    @Test("while the spooler is down documents wait unclaimed; when it is back they print once")
    func spoolerDown() async throws {
        try await spooler.crash()
        let intent = PrintIntent.madeUp()
        #expect(try await spooler.printer().print(intent) == .refused(reason: "spooler-unreachable", hold: false))
        let queue = ScriptedQueue(waiting: [intent])
        let printer = WatchedPrinter(try spooler.printer())
        let running = Task { [worker = try worker(queue, on: printer)] in try await worker.run() }
        // By its second look the worker has done what it does after one.
        let hasLooked = await eventually(within: .seconds(120)) {
            queue.wake()
            return await printer.looks >= 2
        }
        #expect(hasLooked)
        #expect(await queue.claims == 0)

        try await spooler.start()
        #expect(await eventually(within: .seconds(120)) { await queue.settled.count == 1 })
        running.cancel()
        _ = await running.result
        #expect(await queue.settled == [intent.id: .ejected])
        #expect(try spooler.sheets(of: intent).count == 1)
    }

    @Test("twenty wakes while paper is out print one document after the refill (PHOTOBOOTH-596)")
    func mediaEmpty() async throws {
        let watch = PrinterWatch(try spooler.settings(), logger: quiet)
        let watching = Task { try await watch.run() }
        try await spooler.fault(.receipt, "media-empty")
        let intent = PrintIntent.madeUp(.receipt)
        let queue = ScriptedQueue(waiting: [intent])
        let running = Task { [worker = try worker(queue, .receipt)] in try await worker.run() }
        let isSeen = await eventually(within: .seconds(120)) {
            for _ in 0..<20 { queue.wake() }
            return await watch.statuses().first { $0.kind == .receipt }?.reasons.contains("media-empty") == true
        }
        #expect(isSeen)
        #expect(await watch.statuses().map(\.isReady) == [true, true, false])
        #expect(await queue.settled.isEmpty)
        #expect(try spooler.sheets(of: intent).isEmpty)

        try await spooler.fault(.receipt, "ok")
        #expect(await eventually(within: .seconds(120)) { await queue.settled == [intent.id: .ejected] })
        #expect(await eventually(within: .seconds(120)) { await watch.statuses().allSatisfy(\.isReady) })
        for task in [running, watching] {
            task.cancel()
            _ = await task.result
        }
        #expect(try spooler.sheets(.receipt).count == 1)
    }

    @Test("a worker that died while printing: the next settles the document once, and no second sheet comes")
    func workerDied() async throws {
        try await spooler.fault(.book, "slow 1")
        let intent = PrintIntent.madeUp(.bookCover)
        let before = ScriptedQueue(waiting: [intent])
        let dying = Task { [worker = try worker(before, .book)] in try await worker.run() }
        #expect(try await spooler.waitUntilPrinting(intent))
        dying.cancel()
        _ = await dying.result
        #expect(await before.settled.isEmpty)
        #expect(await before.printing == [intent])

        let after = ScriptedQueue(leftBehind: [(intent.id, .book)])
        #expect(try await worker(after, .book).recover())
        #expect(await after.settled == [intent.id: .ejected])
        #expect(try spooler.sheets(of: intent).count == 1)
    }

    @Test("a worker that died before it sent anything leaves the document unknown")
    func workerDiedEarly() async throws {
        let intent = Identifier.make(at: .testing)
        let queue = ScriptedQueue(leftBehind: [(intent, .card)])
        #expect(try await worker(queue).recover())
        #expect(await queue.settled == [intent: .unknown(reason: "job-absent")])
    }

    @Test("a spooler that crashes in the middle prints no second sheet, and nobody knows of the first")
    func spoolerCrash() async throws {
        try await spooler.fault(.card, "slow 1")
        let intent = PrintIntent.madeUp()
        async let outcome = spooler.printer().print(intent)
        #expect(try await spooler.waitUntilPrinting(intent))
        try await spooler.crash()
        try await spooler.start()
        #expect(try await outcome == .unknown(reason: "job-held"))
        #expect(try await eventually(within: .seconds(120)) { try spooler.sheets(of: intent).count == 1 })

        // The job was taken out of the queue, so that nobody can release it.
        #expect(try await spooler.cups("lpstat", "-o", "card").isEmpty)
        try await spooler.fault(.card, "ok")
        let next = PrintIntent.madeUp()
        #expect(try await spooler.printer().print(next) == .ejected)
        #expect(try spooler.sheets(of: intent).count == 1)
    }

    @Test("the watch tells a missing queue, a missing spooler and its return")
    func watch() async throws {
        let settings = try CUPSSettings(
            server: spooler.server, queues: [.card: "card", .book: "nowhere"], timeout: .seconds(1))
        let watch = PrinterWatch(settings, logger: quiet)
        await watch.look()
        #expect(await watch.statuses().map(\.state) == [.idle, .missing])
        try await spooler.crash()
        await watch.look()
        #expect(await watch.statuses().map(\.state) == [.unreachable, .unreachable])
        try await spooler.start()
        await watch.look()
        #expect(await watch.statuses().map(\.state) == [.idle, .missing])
    }

    @Test("the watch speaks only when something changed")
    func watchSpeaksOnChange() async throws {
        let watch = PrinterWatch(try spooler.settings(), logger: quiet)
        var changes = watch.changes().makeAsyncIterator()
        #expect(await changes.next() != nil)  // The first comes at once.
        await watch.look()  // From unreachable to idle.
        #expect(await changes.next() != nil)
        for _ in 0..<5 { await watch.look() }
        // Whoever asks when cancelled is given what has come already, and does not wait for more.
        let late = Task { [changes] in
            var changes = changes
            withUnsafeCurrentTask { $0?.cancel() }
            return await changes.next() == nil
        }
        #expect(await late.value)
    }
}

/// A printer that counts how often it was asked what stands in its way.
private actor WatchedPrinter: DocumentPrinter {
    nonisolated let kind: PrinterKind
    nonisolated let place: PrinterPlace
    private let printer: any DocumentPrinter
    private(set) var looks = 0

    init(_ printer: any DocumentPrinter) {
        self.printer = printer
        kind = printer.kind
        place = printer.place
    }

    func obstacle() async -> String? {
        let answer = await printer.obstacle()
        looks += 1
        return answer
    }

    func print(_ intent: PrintIntent) async throws(CancellationError) -> PrintOutcome {
        try await printer.print(intent)
    }

    func whatBecame(of intent: Identifier) async throws(CancellationError) -> PrintOutcome? {
        try await printer.whatBecame(of: intent)
    }
}
