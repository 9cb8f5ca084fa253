import HTTPTypes
import Hummingbird
import NIOCore

/// Reads every posted form once, and refuses those of another session.
///
/// It stands before all handlers, so none can forget to.
struct FormMiddleware: RouterMiddleware {
    typealias Context = WebContext
    let tokens: FormTokens

    func handle(
        _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        guard request.method != .get, request.method != .head else { return try await next(request, context) }
        guard request.headers[.contentType]?.hasPrefix("application/x-www-form-urlencoded") == true else {
            throw HTTPError(.unsupportedMediaType)
        }
        var context = context
        context.form = try Form(urlEncoded: try await body(of: request, upTo: context.maxUploadSize).readableBytesView)
        guard tokens.accepts(context.form["csrf"], for: context.session.id) else { throw HTTPError(.forbidden) }
        return try await next(request, context)
    }

    private func body(of request: Request, upTo limit: Int) async throws -> ByteBuffer {
        if let length = request.headers[.contentLength].flatMap(Int.init), length > limit {
            throw HTTPError(.contentTooLarge)
        }
        do {
            return try await request.body.collect(upTo: limit)
        } catch is NIOTooManyBytesError {
            throw HTTPError(.contentTooLarge)
        }
    }
}
