import Desk
import Foundation
import HTTPTypes
import Hummingbird
import Insurance

/// What all pages share: the house's services, the words, the sessions.
///
/// One object: each page holds a reference, not its own copy.
final class Site: Sendable {
    let services: WebServices
    let settings: WebSettings
    let phrases: Phrases
    let renderer: PageRenderer
    let assets: StaticFiles
    let sessions: SessionStore
    let throttle: SignInThrottle
    let tokens = FormTokens()
    let display = StationDisplay()
    let notes = ConsultationNotes()
    let habit = CareHabit()
    let answers = StationAnswers()
    let hands = TrayHands()

    init(services: WebServices, settings: WebSettings, phrases: Phrases) throws {
        guard let resources = Bundle.module.resourceURL else {
            throw Refusal("pages-missing", "The folder with the pages is not beside the program. Install it again.")
        }
        self.services = services
        self.settings = settings
        self.phrases = phrases.naming(services.desk.ruleTitles)
        renderer = try PageRenderer(folder: resources.appending(path: "Pages"), phrases: phrases)
        assets = try StaticFiles(folder: resources.appending(path: "Static"))
        sessions = SessionStore(clock: services.clock, idleMinutes: settings.sessionMinutes)
        throttle = SignInThrottle(
            clock: services.clock, attempts: settings.pinAttempts, waitSeconds: settings.pinWaitSeconds)
    }

    func words(_ context: WebContext) -> Words { phrases.words(context.session.language) }

    /// After an act: the page to show next, with a sentence of what happened.
    func done(_ context: WebContext, to address: String, _ notice: Notice?) -> Response {
        if let notice { sessions.update(context.session.id) { $0.notice = notice } }
        return .redirect(to: address, type: .normal)
    }

    /// Renders a page with the whole frame around it.
    ///
    /// - Parameters:
    ///   - title: The key of its title.
    ///   - address: Where the page is got from.
    ///   - refusal: Why what was asked for was not done; the status is then 422.
    ///   - links: Where what stands in its way is dealt with.
    ///   - isDraft: Whether the page holds what was typed and could not be taken.
    func page(
        _ template: String, _ page: some Encodable & Sendable, title: String, address: String, back: String? = "/desk",
        refusal: (any StaffReadable)? = nil, links: [Trouble.Link] = [], hasProblems: Bool = false,
        isDraft: Bool = false, _ context: WebContext
    ) async throws -> Response {
        let words = words(context)
        var frame = self.frame(title: words(title), address: address, back: back, words, context.session)
        frame.refusal = refusal.map(words.trouble)
        frame.refusal?.links = links
        frame.isDraft = isDraft
        frame.clock = clockTrouble(words)
        try await fill(&frame, words, context)
        let isRefused = refusal != nil || hasProblems
        return try renderer.response(
            template, page: page, frame: frame, words: words, status: isRefused ? .unprocessableContent : .ok)
    }

    /// The page of an error that no page of its own shows.
    func errorPage(_ status: HTTPResponse.Status, _ error: any StaffReadable, language: String) throws -> Response {
        let words = phrases.words(language)
        var session = Session.none
        session.language = language
        var frame = frame(title: words("error.title"), address: "/desk", back: "/desk", words, session)
        frame.refusal = words.trouble(error)
        return try renderer.response("error", page: [String: String](), frame: frame, words: words, status: status)
    }

    /// The frame without anything that has to be asked for.
    func frame(title: String, address: String, back: String?, _ words: Words, _ session: Session) -> Frame {
        let now = services.clock.now()
        let others = phrases.codes.filter { $0 != words.language }
        return Frame(
            title: title, language: words.language,
            languages: others.map { Frame.Language(code: $0, name: phrases.words($0)("language.name")) },
            event: settings.eventName, commune: settings.commune, station: settings.station, day: now.day.vietnamese,
            time: now.clockTime, now: now.milliseconds, training: settings.training,
            troubles: settings.troubles.map(words.trouble), officer: session.officer?.name,
            roles: roles(of: session.officer, words),
            csrf: tokens.token(for: session.id), address: address, back: back, version: assets.version)
    }

    /// One word for someone who holds every role, so that it fits beside the name.
    private func roles(of officer: Operator?, _ words: Words) -> String {
        let roles = officer?.roles ?? []
        guard roles.count < Role.allCases.count else { return words("role.all") }
        return roles.sorted().map { words("role.\($0.rawValue)") }.joined(separator: " · ")
    }

    /// Says so when the clock is outside the event, where no money is taken.
    private func clockTrouble(_ words: Words) -> Trouble? {
        let today = services.clock.now().day
        guard let days = settings.eventDays, !days.contains(today) else { return nil }
        return Trouble(code: "clock-untrusted", sentence: words("frame.clock", ["day": today.vietnamese]))
    }

    private func fill(_ frame: inout Frame, _ words: Words, _ context: WebContext) async throws {
        let counts = try await services.outbox.queueCounts()
        frame.printers = await services.printers.statuses().map { PrinterView($0, words: words) }
        frame.queue = words("frame.queue", ["count": String(counts.waiting)])
        frame.queueTrouble = counts.inTrouble > 0
        if let hours = settings.uploadAlarmHours, counts.isLate(afterHours: hours, at: services.clock.now()) {
            frame.troubles.append(words.trouble(Refusal.uploadLate(counts.waiting, hours: hours)))
        }
        if !answers.hands(at: services.clock.now()).isEmpty { frame.caller = words("self-service.caller") }
        let calls = context.session.officer?.roles.isDisjoint(with: [.consultant, .supervisor]) == false
        let screens =
            [
                ("desk", "desk"), ("tray", "printer"), ("stock", "blanks"), ("queue", "queue"), ("shift", "cash"),
                ("day", "paper"),
            ]
            + (calls ? [("leads", "phone")] : []) + [("ready", "check")]
        let closes = context.session.officer?.roles.contains(.supervisor) == true
        frame.links = screens.map { name, icon in
            Frame.Link(
                href: "/\(name)", label: words(name == "day" && !closes ? "nav.services" : "nav.\(name)"), icon: icon,
                isHere: frame.address.hasPrefix("/\(name)"))
        }
        guard !context.isRefresh, let notice = sessions.takeNotice(context.session.id) else { return }
        frame.notice = words(notice.key, notice.values)
    }
}
