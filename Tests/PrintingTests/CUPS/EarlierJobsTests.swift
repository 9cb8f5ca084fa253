import Desk
import Insurance
import TestSupport
import Testing

@testable import Printing

@Suite("A reprint after an outage", .serialized, .runningSpooler)
struct EarlierJobsTests {
    private var spooler: PrivateSpooler { RunningSpooler.current }

    private func reprint(of intent: PrintIntent) -> PrintIntent {
        .madeUp(intent.kind, document: intent.document, attempt: 2, earlier: [intent.id])
    }

    @Test("the job that stayed in the queue never prints beside its reprint")
    func pending() async throws {
        // Given a document in a stopped queue, and a spooler that went away
        let first = PrintIntent.madeUp()
        try await spooler.leavePending(first)
        try await spooler.crash()
        let impatient = try CUPSPrinter(
            .card, settings: spooler.settings(patience: .milliseconds(200)), renderer: PlainPage())
        #expect(try await impatient.whatBecame(of: first.id) == .unknown(reason: "spooler-unreachable"))

        // When a person says nothing came out, and asks for a reprint once the spooler is back
        try await spooler.start()
        try await spooler.cups("cupsdisable", "card")
        let second = reprint(of: first)
        let printer = try spooler.printer()
        // A busy spooler may take longer to cancel the first than one look waits; nothing is sent until it has.
        #expect(
            try await eventually(within: .seconds(60)) {
                try await printer.print(second) == .refused(reason: "queue-stopped", hold: false)
            })
        try await spooler.cups("cupsenable", "card")
        #expect(try await printer.print(second) == .ejected)

        // Then one sheet came out
        #expect(try spooler.sheets(.card).map(\.job) == ["health-card/\(second.id)/2"])
        #expect(try await printer.whatBecame(of: first.id) == .unknown(reason: "job-canceled"))
    }

    @Test("a job at which the printer was already working is for a person to look at first")
    func processing() async throws {
        try await spooler.fault(.book, "slow 2")
        let first = PrintIntent.madeUp(.bookCover)
        let printer = try spooler.printer(.book)
        let following = Task { try await printer.print(first) }
        #expect(try await spooler.waitUntilPrinting(first))
        let second = reprint(of: first)
        #expect(try await printer.print(second) == .refused(reason: "earlier-job-alive", hold: true))
        #expect(try spooler.sheets(of: second).isEmpty)
        _ = try await following.value
        try await spooler.fault(.book, "ok")

        let third = PrintIntent.madeUp(
            .bookCover, document: first.document, attempt: 3, earlier: [first.id, second.id])
        #expect(try await printer.print(third) == .ejected)
        #expect(try spooler.sheets(of: third).count == 1)
    }

    @Test("a job that completed, and one the spooler never had, stop nothing")
    func over() async throws {
        let first = PrintIntent.madeUp(.receipt)
        let printer = try spooler.printer(.receipt)
        #expect(try await printer.print(first) == .ejected)
        let second = PrintIntent.madeUp(
            .receipt, document: first.document, attempt: 2, earlier: [first.id, .make(at: .testing)])
        #expect(try await printer.print(second) == .ejected)
    }

    @Test("while the spooler cannot be asked about the first, the second waits")
    func unreachable() async throws {
        try await spooler.crash()
        let second = reprint(of: .madeUp())
        #expect(
            try await spooler.printer().print(second) == .refused(reason: "spooler-unreachable", hold: false))
        try await spooler.start()
    }
}
