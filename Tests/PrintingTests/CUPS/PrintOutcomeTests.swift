import Desk
import Testing

@testable import Printing

@Suite("The outcome read from a job")
struct PrintOutcomeTests {
    private func outcome(
        _ state: SpooledJob.State, reasons: [String] = [], printer: Set<String> = [], former: Set<String> = []
    ) -> PrintOutcome? {
        let job = SpooledJob(number: 1, uuid: nil, state: state, reasons: reasons, printerReasons: printer)
        return PrintOutcome(job, former: former)
    }

    @Test("a job that waits or prints has no outcome yet", arguments: [SpooledJob.State.pending, .processing])
    func going(state: SpooledJob.State) {
        #expect(outcome(state, reasons: ["job-printing"], printer: ["media-empty-error"]) == nil)
    }

    @Test("completed is for a person to check, whatever CUPS gives as reason")
    func completed() {
        #expect(outcome(.completed, reasons: ["processing-to-stop-point"]) == .ejected)
        #expect(outcome(.completed, printer: ["marker-supply-low-warning"]) == .ejected)
    }

    @Test("a printer that forgot the job leaves it unknown")
    func forgotten() {
        let reason = "cups-ipp-missing-job-history"
        #expect(outcome(.completed, printer: [reason]) == .unknown(reason: reason))
        #expect(outcome(.completed, printer: [reason], former: [reason]) == .ejected)
    }

    @Test("completed with errors is unknown")
    func withErrors() {
        let reason = "job-completed-with-errors"
        #expect(outcome(.completed, reasons: [reason]) == .unknown(reason: reason))
    }

    @Test(
        "whatever ended otherwise is unknown (CUPS-canceled-1)",
        arguments: [
            (SpooledJob.State.canceled, "job-canceled"), (.aborted, "job-aborted"), (.held, "job-held"),
            (.stopped, "job-stopped"),
        ])
    func endedOtherwise(state: SpooledJob.State, reason: String) {
        #expect(outcome(state) == .unknown(reason: reason))
    }
}
