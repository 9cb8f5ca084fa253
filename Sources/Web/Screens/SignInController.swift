import Desk
import HTTPTypes
import Hummingbird
import Insurance

/// Signing in and out, and the language of the pages.
struct SignInController: Sendable {
    let site: Site

    func addRoutes(to router: Router<WebContext>) {
        router.get("/") { _, _ in Response.redirect(to: "/desk", type: .normal) }
        router.get("/sign-in") { _, context in try show(code: "", nil, context) }
        router.post("/sign-in", use: signIn)
        router.post("/sign-out", use: signOut)
        router.post("/language", use: language)
    }

    private struct Page: Encodable, Sendable {
        let code: Field
        let pin: Field
    }

    private func show(code: String, _ refusal: Refusal?, _ context: WebContext) throws -> Response {
        let words = site.words(context)
        var frame = site.frame(title: words("sign-in.title"), address: "/sign-in", back: nil, words, context.session)
        frame.refusal = refusal.map(words.trouble)
        let page = Page(
            code: Field(id: "code", label: words("sign-in.code"), value: code, longest: 20, isFirst: true),
            pin: Field(id: "pin", label: words("sign-in.pin"), keyboard: "numeric", longest: 32))
        return try site.renderer.response(
            "sign-in", page: page, frame: frame, words: words, status: refusal == nil ? .ok : .unprocessableContent)
    }

    /// `POST /sign-in`: one answer for a wrong PIN and for an unknown code,
    /// after the same work.
    @Sendable
    private func signIn(request: Request, context: WebContext) async throws -> Response {
        let code = String(context.form["code"].prefix(20))
        do {
            let officer = try await StaffCheck(site: site).member(code: code, pin: context.form["pin"])
            site.sessions.end(context.session.id)
            let session = site.sessions.start(officer: officer, language: context.session.language)
            var response = Response.redirect(to: "/desk", type: .normal)
            response.setCookie(SessionMiddleware.cookie(for: session))
            return response
        } catch let error as Refusal {
            context.log(error)
            return try show(code: code, error, context)
        }
    }

    /// `POST /sign-out`: also gives the tray back and takes the last visit off
    /// the attendee's screen.
    @Sendable
    private func signOut(request: Request, context: WebContext) async throws -> Response {
        await releaseTray(context)
        site.sessions.end(context.session.id)
        site.display.show(nil, at: site.services.clock.now())
        return .redirect(to: "/sign-in", type: .normal)
    }

    /// Nobody stays signed in because the tray could not be given back.
    private func releaseTray(_ context: WebContext) async {
        guard let officer = context.session.officer else { return }
        do {
            guard try await site.services.issuing.trayOfficer() == officer.code else { return }
            try await site.services.issuing.releaseTray(by: officer)
        } catch let refusal as any StaffReadable {
            context.log(refusal)
        } catch {
            context.log(unexpected: error)
        }
    }

    /// `POST /language`: for the staff pages, or for the attendee's screen
    /// when it was asked for there.
    @Sendable
    private func language(request: Request, context: WebContext) async throws -> Response {
        let language = context.form["language"]
        let back = safeAddress(context.form["back"]) ?? "/desk"
        if site.phrases.codes.contains(language) {
            if back == "/attendee" {
                site.display.speak(language)
            } else {
                site.sessions.update(context.session.id) { $0.language = language }
            }
        }
        return .redirect(to: back, type: .normal)
    }
}

/// An address of ours to go back to; anything else is `nil`.
func safeAddress(_ text: String) -> String? {
    let path = text.split(separator: "?").first.map(String.init) ?? ""
    if ["/desk", "/tray", "/queue", "/shift", "/leads", "/ready", "/calibration", "/attendee", "/sign-in"].contains(
        path)
    {
        return path
    }
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
    guard parts.first == "visits", let id = parts.dropFirst().first, Identifier(String(id)) != nil else { return nil }
    let page = parts.dropFirst(2)
    guard page.isEmpty || page.count == 1 && ["comparison", "follow-up", "decline"].contains(page.first) else {
        return nil
    }
    return path
}
