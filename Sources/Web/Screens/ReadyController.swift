import Desk
import Hummingbird
import Insurance
import Synchronization

/// `/ready`: the five-minute check before the show, to read and to print.
struct ReadyController: Sendable {
    let site: Site
    private let last = LastLook()

    init(site: Site) { self.site = site }

    func addRoutes(to router: Router<WebContext>) {
        router.get("/ready") { _, context in try await show(context) }
        router.post("/ready/clock") { _, context in try await acceptClock(context) }
    }

    private func show(_ context: WebContext, refusal: (any StaffReadable)? = nil) async throws -> Response {
        let officer = try context.officer
        let (checks, moment) = await look(anew: !context.isRefresh)
        let page = ReadyView(
            checks, at: moment, station: site.settings.station, officer: officer, words: site.words(context))
        return try await site.page(
            "ready", page, title: "ready.title", address: "/ready", refusal: refusal, context)
    }

    /// `POST /ready/clock`: the clock is right and ran ahead before.
    private func acceptClock(_ context: WebContext) async throws -> Response {
        do {
            try await site.services.clockDesk.accept(by: try context.officer)
            return site.done(context, to: "/ready", Notice(key: "notice.clock-accepted"))
        } catch let refusal as any StaffReadable {
            context.log(refusal)
            return try await show(context, refusal: refusal)
        }
    }

    /// A person who opens the page has everything looked at; a live line that
    /// is drawn anew has not.
    private func look(anew: Bool) async -> ([ReadyCheck], Moment) {
        if !anew, let known = last.look.withLock({ $0 }) { return known }
        let look = (await site.services.readiness.checks(), site.services.clock.now())
        last.look.withLock { $0 = look }
        return look
    }
}

/// What was seen when somebody last looked.
private final class LastLook: Sendable {
    let look = Mutex<([ReadyCheck], Moment)?>(nil)
}
