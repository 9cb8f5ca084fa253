import Desk
import Foundation
import Insurance
import TestSupport
import Testing

@testable import Printing

@Suite("A printer that still has the job of a spooler that died", .serialized, .runningSpooler)
struct LateSheetTests {
    private var spooler: PrivateSpooler { RunningSpooler.current }

    @Test("that nothing came out is not believed while the printer holds a job the spooler is done with")
    func printerHoldsJob() async throws {
        try await spooler.fault(.card, "jam")
        let intent = PrintIntent.madeUp()
        async let outcome = spooler.printer().print(intent)
        #expect(await eventually(within: .seconds(60)) { isJammed })
        try await spooler.crashWithBackends()
        try await spooler.start()
        #expect(try await outcome == .unknown(reason: "job-held"))
        #expect(try spooler.sheets(of: intent).isEmpty)

        #expect(try await code(of: intent) == "print-was-running")

        // The sheet comes out all the same; who looked before that is asked to look again.
        try await Task.sleep(for: .seconds(3))
        try await spooler.fault(.card, "ok")
        #expect(try await eventually(within: .seconds(60)) { try spooler.sheets(of: intent).count == 1 })
        #expect(
            try await eventually(within: .seconds(60)) { try await code(of: intent) == "print-just-ended" })
        // So too when the spooler said that all went well, long before the printer was done.
        #expect(try await code(of: intent, isDoubtful: false) == "print-just-ended")
    }

    @Test("of a printer that cannot be asked, it is not believed at once")
    func printerIsAway() async throws {
        let intent = PrintIntent.madeUp(.receipt)
        try await spooler.leavePending(intent)
        try await spooler.fault(.receipt, "offline")
        try await spooler.cups("cancel", "-a", "receipt")
        #expect(try await code(of: intent) == "printer-not-asked")
        // It is on again, and knows nothing of the paper.
        try await spooler.fault(.receipt, "ok")
        #expect(try await code(of: intent) == nil)
    }

    /// Why the answer that nothing came out is not taken.
    private func code(of intent: PrintIntent, isDoubtful: Bool = true) async throws -> String? {
        do {
            try await QueueKeeper(spooler.settings()).withdraw(
                intent.id, from: intent.kind.printer, isDoubtful: isDoubtful)
            return nil
        } catch let refusal as Refusal {
            return refusal.code
        }
    }

    /// The card printer has the job and cannot go on.
    private var isJammed: Bool {
        let events = FileManager.default.contents(atPath: spooler.folder + "/printers/card/events") ?? Data()
        return String(decoding: events, as: UTF8.self).contains("media-jam")
    }
}
