import Desk
import HTTPTypes
import Hummingbird
import Insurance
import NIOCore

/// Pictures of papers, for the people who have to look at them before a blank is spent.
struct PictureController: Sendable {
    let site: Site

    func addRoutes(to router: Router<WebContext>) {
        router.get("/visits/:id/papers/:registration/:kind", use: show)
    }

    /// `GET /visits/{id}/papers/{registration}/{kind}`: a PNG; with `?for=attendee`
    /// without the numbers, which are not for the hall.
    @Sendable
    private func show(request: Request, context: WebContext) async throws -> Response {
        _ = try context.officer
        guard let id = Self.identifier("id", context), let registration = Self.identifier("registration", context),
            let kind = context.parameters.get("kind").flatMap({ DocumentKind(rawValue: $0) }),
            let file = try await site.services.visits.visitFile(id),
            let picture = try await site.services.gallery.picture(
                of: kind, for: registration, in: file, isPublic: request.uri.queryParameters["for"] == "attendee")
        else { throw HTTPError(.notFound) }
        return Response(
            status: .ok, headers: [.contentType: "image/png", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: picture)))
    }

    private static func identifier(_ name: String, _ context: WebContext) -> Identifier? {
        context.parameters.get(name).flatMap { Identifier($0) }
    }
}

/// A picture of a paper on a page.
struct PaperPicture: Encodable, Sendable {
    let source: String
    let name: String
    let kind: String

    /// The papers that registrations of a visit have or will have.
    static func all(
        _ registrations: [Registration], of visit: Identifier, isPublic: Bool = false, words: Words
    ) -> [PaperPicture] {
        registrations.flatMap { registration in
            registration.entry.papers.map { kind in
                PaperPicture(
                    source: "/visits/\(visit)/papers/\(registration.id)/\(kind.rawValue)"
                        + (isPublic ? "?for=attendee" : ""),
                    name: words("picture.of", ["paper": words("document.\(kind.rawValue)")]), kind: kind.rawValue)
            }
        }
    }
}
