import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Synchronization
import Testing

/// A browser that keeps its cookie and sends forms with the token of the last page.
final class Browser: Sendable {
    struct Page: Sendable {
        let status: Int
        let headers: HTTPFields
        let html: String
        var location: String { headers[.location] ?? "" }
        /// The codes of all troubles shown.
        var codes: [String] { values(of: "data-code") }
        var step: String { values(of: "data-step").first ?? "" }

        func values(of attribute: String) -> [String] {
            html.split(separator: "\(attribute)=\"").dropFirst().map { String($0.prefix { $0 != "\"" }) }
        }

        /// The value of a hidden field.
        func field(_ name: String) -> String {
            html.split(separator: "name=\"\(name)\" value=\"").dropFirst().first.map {
                String($0.prefix { $0 != "\"" })
            } ?? ""
        }
    }

    private let client: any TestClientProtocol
    private let kept = Mutex((cookie: "", token: ""))

    init(_ client: any TestClientProtocol) { self.client = client }

    var token: String { kept.withLock { $0.token } }
    var cookie: String { kept.withLock { $0.cookie } }
    func forgetToken() { kept.withLock { $0.token = "" } }

    @discardableResult
    func get(_ path: String, headers: HTTPFields = [:]) async throws -> Page {
        try await send(path, .get, headers, nil)
    }

    /// Sends a form; follows the redirect when asked to.
    @discardableResult
    func post(_ path: String, _ fields: KeyValuePairs<String, String> = [:], follow: Bool = true) async throws -> Page {
        let pairs = [("csrf", token)] + fields.map { ($0.key, $0.value) }
        let body = pairs.map { "\(Self.escaped($0.0))=\(Self.escaped($0.1))" }.joined(separator: "&")
        let page = try await post(raw: Array(body.utf8), to: path)
        guard follow, page.status == 303 else { return page }
        return try await get(page.location)
    }

    func post(raw body: [UInt8], to path: String, type: String = "application/x-www-form-urlencoded") async throws
        -> Page
    {
        try await send(path, .post, [.contentType: type], ByteBuffer(bytes: body))
    }

    /// Looks at the visit and confirms the names that stand there.
    @discardableResult
    func readBack(_ visit: String) async throws -> Page {
        let shown = try await get(visit)
        return try await post("\(visit)/read-back", ["seal": shown.field("seal")])
    }

    /// Says what becomes of the card that the visit's page asks about.
    @discardableResult
    func answerCard(_ visit: String, _ answer: String, follow: Bool = true) async throws -> Page {
        let asked = try await get(visit)
        return try await post("\(visit)/other-card", ["card": asked.field("card"), "do": answer], follow: follow)
    }

    func signIn(_ code: String, pin: String = "135790") async throws {
        try await get("/sign-in")
        let page = try await post("/sign-in", ["code": code, "pin": pin], follow: false)
        #expect(page.status == 303)
        try await get("/desk")
    }

    private func send(_ path: String, _ method: HTTPRequest.Method, _ headers: HTTPFields, _ body: ByteBuffer?)
        async throws -> Page
    {
        var headers = headers
        if !cookie.isEmpty { headers[.cookie] = cookie }
        let answer = try await client.execute(uri: path, method: method, headers: headers, body: body)
        let page = Page(
            status: answer.status.code, headers: answer.headers, html: String(buffer: answer.body))
        kept.withLock { kept in
            if let set = answer.headers[.setCookie] { kept.cookie = String(set.prefix { $0 != ";" }) }
            if !page.field("csrf").isEmpty { kept.token = page.field("csrf") }
        }
        return page
    }

    static func escaped(_ text: String) -> String {
        text.utf8.map { byte in
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }.joined()
    }
}
