import Desk
import Hummingbird
import Insurance
import InsuranceRules

/// `POST /visits/{id}/consultation`: compares plans, and leads on to how the
/// consultation ends.
struct ConsultationController: Sendable {
    let site: Site
    private let pages: VisitPages

    init(site: Site) {
        self.site = site
        pages = VisitPages(site: site)
    }

    func addRoutes(to router: Router<WebContext>) {
        router.post("/visits/:id/consultation", use: consult)
        router.post("/visits/:id/channel", use: channel)
    }

    @Sendable
    private func consult(request: Request, context: WebContext) async throws -> Response {
        // Enter in a field does what the page's own first button says.
        let wanted = context.form["outcome"].isEmpty ? context.form["enter"] : context.form["outcome"]
        let outcome = ConsultationOutcome(rawValue: wanted)
        let file = try await pages.file(pages.id(context))
        return try await pages.act(context, typed: .consult, to: address(after: outcome, in: file)) { id, officer in
            guard !file.hasEnded else { throw Refusal.visitEnded }
            let occupation = Occupation(context.form)
            site.notes.update(id) { $0.occupation = occupation }
            var problems = FieldProblems()
            var plans = ConsultationEntry(context.form).plans(&problems)
            let circumstances = site.circumstances(of: file)
            let leaves = outcome == .declined || outcome == .followUp
            if leaves {
                // Nobody is held up by a form they leave: plans that cannot be priced are simply not kept.
                if !problems.isEmpty || (try? site.services.desk.quote(plans)) == nil { plans = [] }
            } else {
                if problems.isEmpty { try noteIneligible(plans, circumstances, &problems) }
                guard problems.isEmpty else { throw BadFields(problems: problems) }
                guard outcome != nil || !plans.isEmpty else { throw Refusal.planMissing }
            }
            try await site.services.desk.consult(
                visit: id, plans: plans, end: outcome == .enrol ? .enrol : nil,
                circumstances: leaves ? Circumstances() : circumstances, by: officer)
            return leaves ? nil : Notice(key: "notice.consult.\(outcome?.rawValue ?? "compare")")
        }
    }

    /// Notes at each plan why the person may not join it.
    private func noteIneligible(
        _ plans: [Terms], _ circumstances: Circumstances, _ problems: inout FieldProblems
    ) throws {
        for plan in plans {
            do {
                _ = try site.services.desk.quote([plan], circumstances: circumstances)
            } catch RuleError.notEligible(let why, let grounds) {
                let details = RuleError.notEligible(why, by: grounds).details
                problems.add("not-eligible.\(why.rawValue)", at: plan.scheme.rawValue, details: details)
            } catch RuleError.missingTimeEarly(let month) {
                problems.add("missing-time-early", at: plan.scheme.rawValue, details: ["month": month.vietnamese])
            } catch let error as RuleError where error.code == "missing-time-unfit" {
                problems.add(error.code, at: "vsiMissing", details: error.details)
            } catch RuleError.badInput(field: "victimSince", _) {
                problems.add("field-day-ahead", at: "hiVictimSince")
            }
        }
    }

    /// Where to go on: whoever leaves is asked one thing more; someone
    /// registered already, who now looks at other plans, is brought back to the
    /// form instead of the step reached before.
    private func address(after outcome: ConsultationOutcome?, in file: VisitFile) -> String? {
        let isFurther = !file.registrations.isEmpty || file.visit.outcome != nil
        return switch outcome {
        case .enrol: isFurther ? "/visits/\(file.visit.id)?edit=registration" : nil
        case nil: isFurther ? "/visits/\(file.visit.id)?edit=consultation" : nil
        case .followUp: "/visits/\(file.visit.id)/follow-up"
        case .declined: "/visits/\(file.visit.id)/decline"
        }
    }

    /// `POST /visits/{id}/channel`: corrects where the visitor came from.
    @Sendable
    private func channel(request: Request, context: WebContext) async throws -> Response {
        try await pages.act(context) { id, officer in
            guard let channel = Channel(rawValue: context.form["channel"]) else { throw Refusal.formUnreadable }
            try await site.services.desk.correct(channel, of: id, by: officer)
            let name = site.words(context)("channel.\(channel.rawValue)")
            return Notice(key: "notice.channel", values: ["channel": name])
        }
    }
}
