import Desk
import Insurance
import Logging
import ServiceLifecycle

/// Looks once, beside the pages, for records that contradict each other.
///
/// It mends nothing and keeps nobody from working, not even where it fails: the
/// day close looks again, and says so.
struct AuditAtStart: Service {
    let audit: AuditDesk
    let logger: Logger

    func run() async throws {
        try await cancelWhenGracefulShutdown {
            do {
                try await look()
            } catch  where !(error is CancellationError) {
                logger.error(
                    "Whether records contradict each other could not be looked at; the day close will ask again",
                    metadata: ["error": "\((error as? any StaffReadable)?.code ?? "\(type(of: error))")"])
            }
            // It has nothing more to do, and its end would end the kiosk.
            try? await Task.sleep(for: .seconds(1 << 30))
        }
    }

    private func look() async throws {
        let findings = try await audit.run().findings
        guard !findings.isEmpty else { return }
        let areas = Set(findings.map(\.area.rawValue)).sorted().joined(separator: ",")
        logger.error(
            "Records contradict each other; see kiosk report --check",
            metadata: ["count": "\(findings.count)", "areas": "\(areas)"])
    }
}
