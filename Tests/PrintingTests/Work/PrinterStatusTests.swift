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
