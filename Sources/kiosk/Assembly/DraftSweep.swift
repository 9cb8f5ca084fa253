import Desk
import Insurance
import Logging
import ServiceLifecycle

/// Erases abandoned drafts when their time is over, at the start and then
/// every few minutes.
struct DraftSweep: Service {
    let drafts: DraftDesk
    let logger: Logger

    private static let pause = Duration.seconds(600)

    func run() async throws {
        try await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    try await drafts.sweep()
                } catch let trouble as any StaffReadable {
                    // The next round tries again; the kiosk works on meanwhile.
                    logger.warning("Drafts were not erased", metadata: ["code": "\(trouble.code)"])
                }
                // Being told to stop is how this service ends.
                try? await Task.sleep(for: Self.pause)
            }
        }
    }
}
