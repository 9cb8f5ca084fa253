import Desk
import Hummingbird
import Insurance
import InsuranceRules

/// `POST /visits/{id}/consultation`: compares plans, and ends a consultation.
struct ConsultationController: Sendable {
    let site: Site
    private let pages: VisitPages

    init(site: Site) {
        self.site = site
        pages = VisitPages(site: site)
    }

    func addRoutes(to router: Router<WebContext>) {
        router.post("/visits/:id/consultation", use: consult)
    }

    @Sendable
    private func consult(request: Request, context: WebContext) async throws -> Response {
        let outcome = ConsultationOutcome(rawValue: context.form["outcome"])
        let address = try await address(after: outcome, in: pages.file(pages.id(context)))
        return try await pages.act(context, typed: .consult, to: address) { id, officer in
            var problems = FieldProblems()
            let entry = ConsultationEntry(context.form)
            var plans = entry.plans(from: context.form, &problems)
            let circumstances = entry.circumstances(birth: try await pages.file(id).visit.scanned?.birth)
            if outcome == .declined || outcome == .followUp {
                // Nobody is held up by a form they leave: plans that cannot be priced are simply not kept.
                if !problems.isEmpty || (try? site.services.desk.quote(plans)) == nil { plans = [] }
            } else {
                if problems.isEmpty { try noteIneligible(plans, circumstances, &problems) }
                guard problems.isEmpty else { throw BadFields(problems: problems) }
            }
            if outcome == nil, plans.isEmpty {
                throw Refusal.nothingChosen
            }
            try await site.services.desk.consult(
                visit: id, plans: plans, outcome: outcome, circumstances: circumstances, by: officer)
            return Notice(key: "notice.consult.\(outcome?.rawValue ?? "compare")")
        }
    }

    /// Notes at each plan why the person may not join it.
    private func noteIneligible(
        _ plans: [Terms], _ circumstances: Circumstances, _ problems: inout FieldProblems
    ) throws {
        for plan in plans {
            do {
                _ = try site.services.desk.quote([plan], circumstances: circumstances)
            } catch RuleError.notEligible(let why) {
                problems.add("not-eligible.\(why.rawValue)", at: plan.scheme.rawValue)
            }
        }
    }

    /// Where to go on: someone registered already, who now looks at other
    /// plans, is brought back to the form instead of the step reached before.
    private func address(after outcome: ConsultationOutcome?, in file: VisitFile) -> String? {
        guard !file.registrations.isEmpty || file.visit.outcome != nil else { return nil }
        return switch outcome {
        case .enrol: "/visits/\(file.visit.id)?edit=registration"
        case nil: "/visits/\(file.visit.id)?edit=consultation"
        case .followUp, .declined: nil
        }
    }
}
