import Desk
import Hummingbird
import Insurance

/// Who called from the attendee screen: staff receive them, with what they
/// answered there, or send nobody.
///
/// Answers go into one visit only, and staff choose it at the call itself.
struct CallerController: Sendable {
    let site: Site

    func addRoutes(to router: Router<WebContext>) {
        router.post("/callers/receive", use: receive)
        router.post("/callers/dismiss", use: dismiss)
        router.post("/visits/:id/answers", use: take)
    }

    /// Opens a visit for the person who called, which holds their answers.
    @Sendable
    private func receive(request: Request, context: WebContext) async throws -> Response {
        let officer = try context.officer
        do {
            let hand = try taken(context)
            let visit = try await putBackUnless(hand) {
                try await site.services.desk.open(
                    station: site.settings.station, language: hand.language, channel: .performance, scanned: nil,
                    by: officer)
            }
            return fill(visit, from: hand, context)
        } catch let refusal as any StaffReadable {
            context.log(refusal)
            return try await DeskController(site: site).show(context, refusal: refusal)
        }
    }

    /// `POST /visits/{id}/answers`: into the visit that was on the screen when
    /// the person who called began to answer.
    @Sendable
    private func take(request: Request, context: WebContext) async throws -> Response {
        let pages = VisitPages(site: site)
        let id = try pages.id(context)
        _ = try context.officer
        do {
            let hand = try taken(context)
            try await putBackUnless(hand) {
                guard hand.visit == id, try await pages.file(id).awaitsAnswers else { throw Refusal.callerGone }
            }
            return fill(id, from: hand, context)
        } catch let refusal as any StaffReadable {
            context.log(refusal)
            return try await pages.show(id, refusal: refusal, context)
        }
    }

    /// The person has gone, or was helped without a visit.
    @Sendable
    private func dismiss(request: Request, context: WebContext) async throws -> Response {
        _ = try context.officer
        if let id = Identifier(context.form["call"]) { _ = site.answers.take(id, at: site.services.clock.now()) }
        site.display.announce()
        return .redirect(to: "/desk", type: .normal)
    }

    /// - Throws: `caller-gone`.
    private func taken(_ context: WebContext) throws -> StationAnswers.Hand {
        guard let id = Identifier(context.form["call"]),
            let hand = site.answers.take(id, at: site.services.clock.now())
        else { throw Refusal.callerGone }
        return hand
    }

    /// A call that could not be answered waits on.
    private func putBackUnless<Result>(
        _ hand: StationAnswers.Hand, _ body: () async throws -> Result
    ) async throws -> Result {
        do {
            return try await body()
        } catch {
            site.answers.putBack(hand)
            throw error
        }
    }

    private func fill(_ visit: Identifier, from hand: StationAnswers.Hand, _ context: WebContext) -> Response {
        let now = site.services.clock.now()
        site.answers.give(hand, to: visit, at: now)
        site.note(hand.answers, ofCall: hand.call.number, for: visit)
        site.display.show(visit, at: now)
        site.display.announce()
        let notice = Notice(key: "notice.caller-received", values: ["number": String(hand.call.number)])
        return site.done(context, to: "/visits/\(visit)", notice)
    }
}

extension Refusal {
    static let callerGone = Refusal(
        "caller-gone",
        """
        This person does not call any more, or somebody received them at another place, so nothing was opened. Look \
        who calls now.
        """)
}
