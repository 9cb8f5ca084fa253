import HTTPTypes
import Hummingbird
import Insurance

/// Shows staff the errors written for them, and only those.
///
/// A decoding error's text, and an unexpected one's, can hold what was typed:
/// neither is shown or logged.
struct ErrorPages: RouterMiddleware {
    typealias Context = WebContext
    let site: Site

    func handle(
        _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch is SignInNeeded {
            return .redirect(to: "/sign-in", type: .normal)
        } catch let error as any StaffReadable {
            context.log(error)
            return try page(.unprocessableContent, error, request)
        } catch let error as HTTPError where error.status.code < 500 {
            return try page(error.status, Self.words(for: error.status), request)
        } catch {
            context.log(unexpected: error)
            return try page(.internalServerError, Self.unexpected, request)
        }
    }

    private func page(_ status: HTTPResponse.Status, _ error: any StaffReadable, _ request: Request) throws -> Response
    {
        let language = request.cookies[SessionMiddleware.cookie].flatMap {
            site.sessions.find($0.value, touch: false)?.language
        }
        return try site.errorPage(status, error, language: language ?? "vi")
    }

    private static func words(for status: HTTPResponse.Status) -> Refusal {
        switch status.code {
        case 403: Refusal("form-too-old", "This form is too old or not ours, so nothing was done. Open the page again.")
        case 404: Refusal("page-unknown", "There is no such page. Go back to the desk.")
        case 413:
            Refusal(
                "form-too-large", "The form is too large to be one of ours, so it was not read. Go back to the desk.")
        case 421: Refusal("host-unknown", "The kiosk answers on this machine only. Open it at 127.0.0.1.")
        default:
            Refusal.formUnreadable
        }
    }

    private static let unexpected = Refusal(
        "unexpected",
        "The kiosk could not finish. Look at the visit and the tray before you try again; if it stays, tell the supervisor."
    )
}
