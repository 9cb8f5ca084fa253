import Desk
import Hummingbird
import Insurance

/// The attendee's screen: it follows the visit that staff work on, and lets
/// people ask by themselves while there is nothing of a visit to show.
struct AttendeeController: Sendable {
    let site: Site

    func addRoutes(to router: Router<WebContext>) {
        router.get("/attendee") { _, context in try await show(context) }
        router.post("/attendee/read-back", use: readBack)
    }

    /// `GET /attendee`: without anyone signed in it shows the event only.
    func show(_ context: WebContext, refusal: (any StaffReadable)? = nil) async throws -> Response {
        let now = site.services.clock.now()
        let shown = site.display.current(at: now)
        var file: VisitFile?
        if context.session.officer != nil, let visit = shown.visit {
            file = try await site.services.visits.visitFile(visit)
        }
        let words = site.phrases.words(shown.language ?? file?.visit.language ?? "vi")
        var frame = site.frame(
            title: words("attendee.title"), address: "/attendee", back: nil, words, context.session)
        frame.refusal = refusal.map(words.trouble)
        if let file, file.nextStep == .readBack { site.display.note(shown: ReadBackView.text(of: file)) }
        let page = try await signing(file, words) ?? page(of: file, context, words)
        return try site.renderer.response(
            "attendee", page: page, frame: frame, words: words,
            status: refusal == nil ? .ok : .unprocessableContent)
    }

    private func page(of file: VisitFile?, _ context: WebContext, _ words: Words) throws -> AttendeeView {
        var page =
            file.map {
                AttendeeView(
                    $0, quotes: quotes(of: $0), guide: site.services.desk.guide,
                    account: site.services.transfers.account, now: site.services.clock.now(), tokens: site.tokens,
                    words: words)
            } ?? .nobody
        guard context.session.officer != nil, file?.leavesScreenFree ?? true else { return page }
        let sheet = site.answers.current(at: site.services.clock.now())
        if let sheet, sheet.visit == file?.visit.id {
            return AttendeeView(try SelfServiceView(sheet, site: site, words: words), rest: sheet.secondsKept)
        }
        page.begin = BeginView.all(site.phrases, spoken: words.language)
        return page
    }

    /// What the person in front of the screen is asked to sign for, if anything.
    private func signing(_ file: VisitFile?, _ words: Words) async throws -> AttendeeView? {
        guard let file, file.payment != nil,
            let open = try await site.services.handOvers.signing(of: file.visit.id)
        else { return nil }
        return AttendeeView(
            SignView(
                open, in: file, isMark: site.notes[file.visit.id].receiver.isMark, tokens: site.tokens,
                relations: site.services.catalogues.relations, words: words),
            of: file.visit.id)
    }

    private func quotes(of file: VisitFile) -> [FrozenQuote] {
        // Plans that cannot be priced are explained to staff on their page; here nothing is shown.
        (try? VisitPages(site: site).quotes(of: file)) ?? []
    }

    /// `POST /attendee/read-back`: the person says that name and birth date are right.
    @Sendable
    private func readBack(request: Request, context: WebContext) async throws -> Response {
        _ = try context.officer
        do {
            guard let id = Identifier(context.form["visit"]) else { throw Refusal.noSuchVisit }
            try await ReadBack(site: site).confirm(id, seal: context.form["seal"], onScreen: true)
            return .redirect(to: "/attendee", type: .normal)
        } catch let refusal as any StaffReadable {
            context.log(refusal)
            return try await show(context, refusal: refusal)
        }
    }
}
