import AsyncHTTPClient
import NIOCore
import NIOHTTP1

/// A member of staff at a browser: follows pages, keeps cookies, sends forms.
///
/// Signs in when the kiosk asks for it, also after the kiosk was started anew.
actor PageClient {
    /// What became of a form.
    enum Outcome: Sendable {
        /// Carried out; the page to show next.
        case moved(to: String)
        /// The same page again with something on it, as plans compared.
        case page(HTMLPage)
        /// Not carried out.
        case refused(code: String)
    }

    let code: String
    private let address: String
    private let http: HTTPClient
    private let pace: KillSchedule
    private var cookies: [String: String] = [:]
    private var signingIn: Task<Void, any Error>?

    /// - Parameters:
    ///   - code: One of the demonstration's sign-ins.
    ///   - address: `http://127.0.0.1:PORT`.
    init(code: String, address: String, http: HTTPClient, pace: KillSchedule) {
        self.code = code
        self.address = address
        self.http = http
        self.pace = pace
    }

    /// Opens a page, signing in on the way where that is asked for.
    ///
    /// - Throws: ``NoAnswer``; ``RehearsalTrouble`` for a page that is not there.
    func open(_ path: String) async throws -> HTMLPage {
        var path = path
        for _ in 0..<6 {
            let answer = try await send("GET", path)
            if let next = answer.location, (300..<400).contains(answer.status) {
                if next.hasPrefix("/sign-in") { try await signIn() } else { path = next }
            } else if answer.status == 200 {
                return answer.page
            } else {
                throw RehearsalTrouble(
                    "page-unexpected",
                    "\(Self.nameless(path)) answered \(answer.status) \(answer.page.troubleCode ?? "")")
            }
        }
        throw RehearsalTrouble("page-unexpected", "\(Self.nameless(path)) sends the browser round in a circle.")
    }

    /// Sends a form once.
    ///
    /// - Throws: ``NoAnswer`` when nobody can know whether it was carried out;
    ///   ``SignedOut`` when it was not.
    func submit(_ form: HTMLForm) async throws -> Outcome {
        let answer = try await send("POST", form.action, body: form.body)
        switch answer.status {
        case 300..<400:
            let next = answer.location ?? "/"
            guard !next.hasPrefix("/sign-in") else { throw SignedOut() }
            return .moved(to: next)
        case 200: return .page(answer.page)
        case 422, 409: return .refused(code: answer.page.troubleCode ?? "without-code")
        case 401, 403: throw SignedOut()
        default:
            throw RehearsalTrouble(
                "page-unexpected",
                "\(Self.nameless(form.action)) answered \(answer.status) \(answer.page.troubleCode ?? "")")
        }
    }

    /// Sends a form that is likely to be refused.
    ///
    /// - Returns: The page that says why; `nil` where it was carried out.
    func refusal(of form: HTMLForm) async throws -> HTMLPage? {
        let answer = try await send("POST", form.action, body: form.body)
        return [422, 409].contains(answer.status) ? answer.page : nil
    }

    /// Signs in once, however many pages ask for it at the same time.
    private func signIn() async throws {
        if let signingIn { return try await signingIn.value }
        let task = Task { try await signInNow() }
        signingIn = task
        defer { signingIn = nil }
        try await task.value
    }

    private func signInNow() async throws {
        cookies = [:]
        let page = try await send("GET", "/sign-in").page
        guard var form = page.form("/sign-in") else {
            throw RehearsalTrouble("form-missing", "The sign-in page has no form.")
        }
        form.set("code", code)
        form.set("pin", Demonstration.pin)
        let answer = try await send("POST", form.action, body: form.body)
        guard (300..<400).contains(answer.status), answer.location?.hasPrefix("/sign-in") == false else {
            throw RehearsalTrouble(
                "sign-in-refused",
                "Demonstration sign-in \(code) was refused (\(answer.status) \(answer.page.troubleCode ?? "")).")
        }
    }

    private func send(_ method: String, _ path: String, body: String? = nil) async throws -> PageAnswer {
        await pace.requestStarts()
        var request = HTTPClientRequest(url: path.hasPrefix("http") ? path : address + path)
        request.method = HTTPMethod(rawValue: method)
        let sent = cookies
        let crumbs = sent.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
        request.headers = headers(cookies: crumbs, origin: address, isForm: body != nil)
        if let body { request.body = .bytes(Array(body.utf8)) }
        let response: HTTPClientResponse
        do { response = try await http.execute(request, timeout: .seconds(30)) } catch { throw NoAnswer() }
        let answer = try await PageAnswer(response)
        // An answer to a request sent before somebody signed in anew must not end that session.
        if cookies == sent { for cookie in answer.cookies { cookies[cookie.name] = cookie.value } }
        return answer
    }

    /// A path with its identifiers left out, for the report.
    private static func nameless(_ path: String) -> String {
        path.prefix { $0 != "?" }.split(separator: "/").map { $0.utf8.count == 36 ? "…" : String($0) }
            .reduce("") { $0 + "/" + $1 }
    }
}

/// What a browser says besides the address.
private func headers(cookies: String, origin: String, isForm: Bool) -> HTTPHeaders {
    isForm
        ? ["cookie": cookies, "origin": origin, "content-type": "application/x-www-form-urlencoded"]
        : ["cookie": cookies, "accept": "text/html"]
}
