import Desk
import Insurance
import Logging
import ServiceLifecycle
import Synchronization
import TestSupport
import Testing

@testable import Printing

@Suite("A worker that stands by")
struct StandByTests {
    private func worker(_ queue: HandingQueue, _ printer: ScriptedPrinter) -> PrintWorker {
        PrintWorker(
            queue: queue, printer: printer, clock: ManualClock(), rest: .milliseconds(60), grace: .milliseconds(50),
            logger: quietLogger)
    }

    @Test("what a payment claimed for it is printed and settled once, without another claim")
    func handed() async throws {
        let queue = HandingQueue()
        let printer = ScriptedPrinter(.card, [.outcome(.ejected)])
        let running = Task { [worker = worker(queue, printer)] in try await worker.run() }
        #expect(await eventually(within: .seconds(60)) { queue.isStoodBy })
        let (claims, intent) = (queue.claims, PrintIntent.madeUp())
        queue.hand(intent)
        #expect(await eventually(within: .seconds(60)) { queue.settled.count == 1 })
        #expect(await printer.printed == [intent])
        #expect(queue.settled.map(\.intent) == [intent.id])
        #expect(claims >= 1)
        running.cancel()
        _ = await running.result
    }

    @Test("a printer with an obstacle does not stand by")
    func obstacle() async throws {
        let queue = HandingQueue()
        let printer = ScriptedPrinter(.card)
        await printer.set(obstacle: "queue-stopped")
        let running = Task { [worker = worker(queue, printer)] in try await worker.run() }
        try await Task.sleep(for: .milliseconds(150))  // Two rests: it would have stood by.
        #expect(!queue.isStoodBy)
        await printer.set(obstacle: nil)
        #expect(await eventually(within: .seconds(60)) { queue.isStoodBy })
        running.cancel()
        _ = await running.result
    }

    @Test("what was claimed for it and never sent goes back into the queue when the kiosk stops")
    func givenBack() async throws {
        let queue = HandingQueue()
        let printer = ScriptedPrinter(.card, [.endless])
        let group = ServiceGroup(
            configuration: .init(services: [.init(service: worker(queue, printer))], logger: quietLogger))
        let running = Task { try await group.run() }
        #expect(await eventually(within: .seconds(60)) { queue.isStoodBy })
        let (sent, kept) = (PrintIntent.madeUp(), PrintIntent.madeUp())
        queue.hand(sent)
        #expect(await eventually(within: .seconds(60)) { await printer.printed == [sent] })
        queue.hand(kept)
        await group.triggerGracefulShutdown()
        try await running.value
        #expect(await printer.printed == [sent])
        #expect(queue.settled.map(\.intent) == [kept.id])
        #expect(queue.settled.first?.outcome == .refused(reason: "kiosk-stopping", hold: false))
    }
}

/// A queue with nothing waiting, which hands over what a payment claimed.
private final class HandingQueue: PrintQueue {
    private struct State {
        var standBy: StandBy?
        var handed: [PrintIntent] = []
        var settled: [(intent: Identifier, outcome: PrintOutcome)] = []
        var claims = 0
    }

    private let state = Mutex(State())

    var isStoodBy: Bool { state.withLock { $0.standBy != nil } }
    var settled: [(intent: Identifier, outcome: PrintOutcome)] { state.withLock { $0.settled } }
    var claims: Int { state.withLock { $0.claims } }

    /// Claims for whoever stands by, or stood by a moment ago.
    func hand(_ intent: PrintIntent) {
        let standBy = state.withLock { state in
            state.handed.append(intent)
            return state.standBy
        }
        standBy?.wake()
    }

    func standBy(_ printer: PrinterPlace, _ standBy: StandBy) { state.withLock { $0.standBy = standBy } }

    func handedOver(to printer: PrinterPlace) -> PrintIntent? {
        state.withLock { $0.handed.isEmpty ? nil : $0.handed.removeFirst() }
    }

    func changes() -> AsyncStream<Void> { AsyncStream { $0.yield() } }

    func claimNext(for printer: PrinterKind, at moment: Moment) async throws -> PrintIntent? {
        state.withLock { $0.claims += 1 }
        return nil
    }

    func settle(_ intent: Identifier, as outcome: PrintOutcome, at moment: Moment) async throws {
        state.withLock { $0.settled.append((intent, outcome)) }
    }

    func interrupted() async throws -> [(intent: Identifier, printer: PrinterKind)] { [] }
}
