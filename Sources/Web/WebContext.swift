import Desk
public import Hummingbird
import Insurance
import Logging

/// What one request carries from the edge to its handler.
public struct WebContext: RequestContext {
    public var coreContext: CoreRequestContextStorage
    /// The browser's session as it was when the request came.
    var session = Session.none
    /// The fields of a POST, checked against forgery.
    var form = Form()
    /// A refresh of a page already shown, which is no act of a person.
    var isRefresh = false

    public init(source: Source) { coreContext = .init(source: source) }

    /// No form of ours comes near it.
    public var maxUploadSize: Int { 64 * 1024 }

    /// Whoever is signed in.
    ///
    /// - Throws: ``SignInNeeded``.
    var officer: Operator {
        get throws {
            guard let officer = session.officer else { throw SignInNeeded() }
            return officer
        }
    }
}

extension WebContext {
    /// Logs what was refused by its code alone; the words may name limits, the
    /// log needs none.
    func log(_ refusal: any StaffReadable) { logger.notice("Refused", metadata: ["code": "\(refusal.code)"]) }

    /// Logs the type of an unexpected error, never its text: that can hold
    /// what was typed.
    func log(unexpected error: any Error) {
        logger.error("Unexpected", metadata: ["type": "\(type(of: error))"])
    }
}

/// Nobody is signed in; the browser is sent to the sign-in page.
struct SignInNeeded: Error {}
