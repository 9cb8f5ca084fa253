import Desk
import HTTPTypes
import Hummingbird
import NIOCore

/// `GET /health`: whether the kiosk answers, for a watchdog.
///
/// It holds no personal data and needs no sign-in.
struct HealthController: Sendable {
    let site: Site

    func addRoutes(to router: Router<WebContext>) {
        router.get("/health") { _, _ in try await health() }
    }

    private func health() async throws -> Response {
        let counts = try await site.services.outbox.queueCounts()
        let printers = await site.services.printers.statuses()
            .map { "\"\($0.kind.rawValue)\":\"\($0.isReady ? "ready" : $0.state.rawValue)\"" }
        let json = "{\"status\":\"ok\",\"printers\":{\(printers.joined(separator: ","))},\"waiting\":\(counts.waiting)}"
        return Response(
            status: .ok, headers: [.contentType: "application/json"], body: .init(byteBuffer: ByteBuffer(string: json)))
    }
}
