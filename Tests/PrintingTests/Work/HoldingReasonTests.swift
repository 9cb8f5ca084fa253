import Testing

@testable import Printing

@Suite("A reason that holds a job")
struct HoldingReasonTests {
    @Test(
        "paper, ribbon, jam and cover hold it; what runs low, is sought or is a former job's does not",
        arguments: [
            ("media-empty-error", true), ("marker-supply-empty-warning", true), ("media-jam", true),
            ("cover-open", true),
            ("vendor-strange", true), ("marker-supply-low-warning", false), ("output-area-almost-full", false),
            ("connecting-to-device", false), ("offline-report", false), ("none", false),
            ("cups-waiting-for-job-completed", false),
        ])
    func holds(reason: String, holds: Bool) {
        let job = SpooledJob(number: 1, uuid: nil, state: .processing, printerReasons: [reason])
        #expect(job.isPrinterWaiting == holds)
    }
}
