import Desk
import Testing

@testable import Printing

@Suite("A printer's status")
struct PrinterStatusTests {
    @Test(
        "reasons lose their severity, and what is no trouble",
        arguments: [
            (["none"], []),
            (["media-empty-error", "media-needed"], ["media-empty", "media-needed"]),
            (["media-empty-warning", "cups-waiting-for-job-completed"], ["media-empty"]),
            (["connecting-to-device", "offline-report"], ["offline"]),
            (["cups-ipp-conformance-failure-report", "cups-ipp-missing-job-history"], []),
        ] as [(Set<String>, [String])])
    func stems(reasons: Set<String>, expected: [String]) {
        let status = PrinterStatus(.card, queue: "card", SpooledQueue(state: .idle, reasons: reasons))
        #expect(status.reasons == expected)
        #expect(status.isReady == expected.isEmpty)
    }

    @Test("a printer that is sought for long is in trouble")
    func sought() {
        let spooled = SpooledQueue(state: .processing, reasons: ["connecting-to-device"])
        #expect(PrinterStatus(.card, queue: "card", spooled).isReady)
        let slow = PrinterStatus(.card, queue: "card", spooled, isSlow: true)
        #expect(slow.reasons == ["connecting-to-device"] && !slow.isReady)
    }

    @Test("a printer for which the spooler begins nothing is in trouble")
    func stalled() {
        let spooled = SpooledQueue(state: .idle, hasJobs: true)
        #expect(spooled.hasWork && PrinterStatus(.card, queue: "card", spooled).isReady)
        #expect(!SpooledQueue(state: .stopped, hasJobs: true).hasWork)
        #expect(!SpooledQueue(state: .idle, isAccepting: false, hasJobs: true).hasWork)
        #expect(!SpooledQueue(state: .processing).hasWork)
        let stalled = PrinterStatus(.card, queue: "card", spooled, isStalled: true)
        #expect(stalled.reasons == ["spooler-stalled"] && !stalled.isReady)
    }

    @Test("ribbons are told with what is left, where the printer knows")
    func supplies() {
        let supplies = SpooledQueue.supplies(named: ["Ribbon", "Cleaner"], levels: [40, -2])
        let status = PrinterStatus(.card, queue: "card", SpooledQueue(state: .idle, supplies: supplies))
        #expect(
            status.supplies == [
                PrinterSupply(name: "Ribbon", percent: 40), PrinterSupply(name: "Cleaner", percent: nil),
            ])
        #expect(status.isReady)
    }

    @Test("a queue that takes nothing is not ready")
    func notAccepting() {
        let status = PrinterStatus(.card, queue: "card", SpooledQueue(state: .idle, isAccepting: false))
        #expect(status.reasons == ["queue-not-accepting"])
    }

    @Test("a missing queue and a missing spooler are told apart")
    func missing() {
        #expect(PrinterStatus(.card, queue: "x", .queueMissing(queue: "x")).state == .missing)
        #expect(PrinterStatus(.card, queue: "x", .unreachable(server: "y")).state == .unreachable)
    }
}
