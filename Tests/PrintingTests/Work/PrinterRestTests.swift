import Desk
import Foundation
import Insurance
import Logging
import TestSupport
import Testing

@testable import Printing

@Suite("A spooler that says it prints", .serialized, .runningSpooler)
struct PrinterRestTests {
    private var spooler: PrivateSpooler { RunningSpooler.current }

    @Test("while its printer has long had nothing to do is told of, until it goes on")
    func deadJob() async throws {
        let intent = PrintIntent.madeUp(.receipt)
        let printing = Task { [printer = try spooler.printer(.receipt)] in try await printer.print(intent) }
        #expect(await eventually(within: .seconds(60)) { signal(SIGSTOP, to: intent) })
        let watch = PrinterWatch(
            try spooler.settings(), logger: Logger(label: "quiet", factory: { _ in SwiftLogNoOpLogHandler() }))
        let watching = Task { try await watch.run() }
        #expect(await eventually(within: .seconds(120)) { await reasons(watch).contains("spooler-stalled") })
        #expect(await watch.statuses().filter { $0.reasons.contains("spooler-stalled") }.map(\.kind) == [.receipt])
        signal(SIGCONT, to: intent)
        #expect(try await printing.value == .ejected)
        #expect(await eventually(within: .seconds(60)) { await reasons(watch).isEmpty })
        watching.cancel()
        _ = await watching.result
    }

    private func reasons(_ watch: PrinterWatch) async -> [String] { await watch.statuses().flatMap(\.reasons) }

    /// - Returns: Whether a backend works on the print.
    @discardableResult
    private func signal(_ number: Int32, to intent: PrintIntent) -> Bool {
        let processes = LocalBackends.processes(of: intent.id)
        for process in processes { kill(process, number) }
        return !processes.isEmpty
    }
}
