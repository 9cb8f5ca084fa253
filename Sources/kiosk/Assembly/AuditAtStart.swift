import Desk
import Logging
import ServiceLifecycle

/// Looks once, beside the pages, for records that contradict each other.
///
/// It mends nothing. The check before the show and the day close say the same.
struct AuditAtStart: Service {
    let audit: any LedgerAudit
    let logger: Logger

    func run() async throws {
        try await cancelWhenGracefulShutdown {
            let findings = try await audit.findings()
            if !findings.isEmpty {
                let areas = Set(findings.map(\.area.rawValue)).sorted().joined(separator: ",")
                logger.error(
                    "Records contradict each other; see kiosk report --check",
                    metadata: ["count": "\(findings.count)", "areas": "\(areas)"])
            }
            // It has nothing more to do, and its end would end the kiosk.
            try? await Task.sleep(for: .seconds(1 << 30))
        }
    }
}
