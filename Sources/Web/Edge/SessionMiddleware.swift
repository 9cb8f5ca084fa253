import HTTPTypes
import Hummingbird

/// Finds the browser's session by its cookie, or starts one.
struct SessionMiddleware: RouterMiddleware {
    typealias Context = WebContext
    static let cookie = "kiosk"
    /// Sent by the page's own refreshes, which are no act of a person.
    static let refreshHeader = HTTPField.Name("X-Refresh")
    let sessions: SessionStore

    func handle(
        _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        context.isRefresh = Self.refreshHeader.map { request.headers[$0] != nil } ?? false
        // Who taps the screen that faces them is not staff, and keeps no one signed in.
        let isAct = !context.isRefresh && request.uri.path != "/events" && !request.uri.path.hasPrefix("/attendee")
        if let id = request.cookies[Self.cookie]?.value, let session = sessions.find(id, touch: isAct) {
            context.session = session
            return try await next(request, context)
        }
        context.session = sessions.start(officer: nil, language: "vi")
        var response = try await next(request, context)
        // Signing in sets its own cookie, for a session of its own.
        if response.headers[.setCookie] == nil { response.setCookie(Self.cookie(for: context.session)) }
        return response
    }

    /// Out of reach of scripts and of other sites; gone with the browser.
    static func cookie(for session: Session) -> Cookie {
        Cookie(name: cookie, value: session.id, path: "/", secure: false, httpOnly: true, sameSite: .strict)
    }
}
