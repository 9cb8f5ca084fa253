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

        let keeper = QueueKeeper(try spooler.settings())
        await #expect {
            try await keeper.withdraw(intent.id, from: .card, isDoubtful: true)
        } throws: {
            ($0 as? Refusal)?.code == "print-was-running"
        }

        try await spooler.fault(.card, "ok")
        #expect(try await eventually(within: .seconds(60)) { try spooler.sheets(of: intent).count == 1 })
    }

    /// The card printer has the job and cannot go on.
    private var isJammed: Bool {
        let events = FileManager.default.contents(atPath: spooler.folder + "/printers/card/events") ?? Data()
        return String(decoding: events, as: UTF8.self).contains("media-jam")
    }
}
