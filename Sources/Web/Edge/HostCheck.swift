import HTTPTypes
import Hummingbird

/// Answers only to the names of this very machine.
///
/// A page elsewhere can make a browser resolve its own name to 127.0.0.1 and
/// read what the kiosk answers; its requests still carry that other name.
struct HostCheck: RouterMiddleware {
    typealias Context = WebContext

    func handle(
        _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        let header = HTTPField.Name("Host").flatMap { request.headers[$0] }
        let named = [request.head.authority, header].compactMap { $0 }
        guard !named.isEmpty, named.allSatisfy(Self.isOurs) else { throw HTTPError(.misdirectedRequest) }
        return try await next(request, context)
    }

    /// Whether a host, with or without a port, is a loopback name.
    static func isOurs(_ host: String) -> Bool {
        for name in ["localhost", "127.0.0.1", "[::1]"] where host.lowercased().hasPrefix(name) {
            let rest = host.dropFirst(name.count)
            if rest.isEmpty { return true }
            guard rest.first == ":", rest.count <= 6 else { return false }
            return rest.dropFirst().allSatisfy { $0.isASCII && $0.isNumber }
        }
        return false
    }
}
