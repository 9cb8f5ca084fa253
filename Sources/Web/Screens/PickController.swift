import Desk
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// `GET /catalogues/{name}?q=`: the entries of a long list that hold what was typed.
///
/// For whoever is signed in; at most ten, as JSON. What is asked for is a place
/// or a facility, never a person.
struct PickController: Sendable {
    let site: Site

    func addRoutes(to router: Router<WebContext>) {
        router.get("/catalogues/:name", use: entries)
    }

    /// An entry as the script shows it.
    private struct Answer: Encodable {
        let code: String
        let text: String
    }

    @Sendable
    private func entries(request: Request, context: WebContext) async throws -> Response {
        _ = try context.officer
        let list: any PickList
        switch context.parameters.get("name") {
        case "facilities": list = site.services.catalogues.facilityList
        case "communes": list = site.services.catalogues.places.communes
        default: throw HTTPError(.notFound)
        }
        let typed = request.uri.queryParameters["q"].map { String($0.prefix(100)) } ?? ""
        let found = typed.isEmpty ? [] : list.entries(like: typed)
        let bytes = try JSONEncoder().encode(found.map { Answer(code: $0.code, text: $0.text) })
        return Response(
            status: .ok, headers: [.contentType: "application/json"], body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
