import Desk
import Insurance
import Logging
import TestSupport
import Testing

@testable import kiosk

@Suite("The audit at the start")
struct AuditAtStartTests {
    /// A file whose records cannot be looked at.
    private struct Unreadable: LedgerAudit {
        struct Fault: Error {}
        let asked: AsyncStream<Void>.Continuation

        func brokenInvariants() async throws -> [String] { throw Fault() }
        func findings() async throws -> [AuditFinding] {
            asked.yield()
            throw Fault()
        }
    }

    @Test("that fails ends nothing: money can be taken")
    func fails() async throws {
        let (asked, continuation) = AsyncStream<Void>.makeStream()
        let audit = AuditDesk(audit: Unreadable(asked: continuation), clock: ManualClock())
        let service = Task { try await AuditAtStart(audit: audit, logger: Logger(label: "test")).run() }
        for await _ in asked { break }
        service.cancel()
        try await service.value
        #expect(await audit.last == nil)
    }
}
