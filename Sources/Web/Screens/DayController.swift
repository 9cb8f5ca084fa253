import Desk
import Hummingbird
import Insurance

/// `/day`: services without money for everybody; the day close, its reports
/// and its money for supervisors.
struct DayController: Sendable {
    let site: Site

    func addRoutes(to router: Router<WebContext>) {
        router.get("/day") { _, context in try await show(context) }
        router.post("/day/close", use: close)
        router.post("/day/audit", use: audit)
        router.post("/day/services", use: count)
        router.post("/day/services/:id/undo", use: undo)
        router.post("/day/:number/print", use: reprint)
        router.post("/day/:number/remit", use: remit)
        router.post("/day/:number/remittances/:id/print", use: printSlip)
    }

    private func show(
        _ context: WebContext, problems: FieldProblems = FieldProblems(), refusal: (any StaffReadable)? = nil
    ) async throws -> Response {
        let officer = try context.officer
        let words = site.words(context)
        let now = site.services.clock.now()
        var page = DayView(
            services: try await site.services.serviceDesk.latest(), lines: try await site.services.serviceDesk.lines(),
            now: now, words: words)
        if officer.roles.contains(.supervisor) {
            page.closing = DayCloseView(
                try await site.services.days.preview(for: officer), form: formID(context, at: now),
                typed: context.form, now: now, words: words)
            page.reports = try await site.services.days.closedDays().map {
                DayReportView($0, form: .make(at: now), typed: context.form, problems: problems, now: now, words: words)
            }
        }
        return try await site.page(
            "day", page, title: page.closing == nil ? "day.services" : "day.title", address: "/day", refusal: refusal,
            hasProblems: !problems.isEmpty, isDraft: refusal != nil || !problems.isEmpty, context)
    }

    /// `POST /day/close`: with a second person, and prints the report.
    @Sendable
    private func close(request: Request, context: WebContext) async throws -> Response {
        try await act(context) { officer in
            guard let form = Identifier(context.form["formID"]) else { throw Refusal.formUnreadable }
            let day = try await site.services.days.close(
                form: form, by: officer, second: try await second(context, "close"))
            let outcome = try await site.services.dayPapers.print(day, by: officer)
            return printed(outcome, "closed", ["number": String(day.report.number)])
        }
    }

    /// `POST /day/audit`: looks for records that contradict each other.
    @Sendable
    private func audit(request: Request, context: WebContext) async throws -> Response {
        try await act(context) { officer in
            let count = try await site.services.days.look(by: officer).findings.count
            return Notice(
                key: count == 0 ? "notice.day-audited" : "notice.day-audited-wrong", values: ["count": String(count)])
        }
    }

    /// `POST /day/{number}/print`: the report once more.
    @Sendable
    private func reprint(request: Request, context: WebContext) async throws -> Response {
        try await act(context) { officer in
            try officer.must(.supervisor)
            let day = try await site.services.days.closedDay(try number(context))
            let outcome = try await site.services.dayPapers.print(day, by: officer)
            return printed(outcome, "printed", ["number": String(day.report.number)])
        }
    }

    /// `POST /day/{number}/remit`: money handed in, with a second person.
    @Sendable
    private func remit(request: Request, context: WebContext) async throws -> Response {
        try await act(context) { officer in
            let (form, number) = (context.form, try number(context))
            guard let formID = Identifier(form["formID"]), let method = Payment.Method(rawValue: form["method"]) else {
                throw Refusal.formUnreadable
            }
            var problems = FieldProblems()
            let amount = form.money("amount-\(number)")
            if amount == nil { problems.add("field-money", at: "amount-\(number)") }
            guard let amount, problems.isEmpty else { throw BadFields(problems: problems) }
            let made = try await site.services.days.remit(
                NewRemittance(
                    formID: formID, number: number, method: method, amount: amount,
                    handedTo: String(form["handedTo-\(number)"].prefix(120))),
                by: officer, second: try await second(context, "remit-\(number)"))
            let outcome = try await site.services.dayPapers.print(
                made, of: try await site.services.days.closedDay(number), by: officer)
            return printed(outcome, "remitted", ["amount": made.amount.description])
        }
    }

    /// `POST /day/{number}/remittances/{id}/print`.
    @Sendable
    private func printSlip(request: Request, context: WebContext) async throws -> Response {
        try await act(context) { officer in
            try officer.must(.supervisor)
            let day = try await site.services.days.closedDay(try number(context))
            let id = context.parameters.get("id").flatMap { Identifier($0) }
            guard let slip = day.remittances.first(where: { $0.id == id }) else { throw Refusal.formUnreadable }
            let outcome = try await site.services.dayPapers.print(slip, of: day, by: officer)
            return printed(outcome, "slip", ["amount": slip.amount.description])
        }
    }

    /// `POST /day/services`.
    @Sendable
    private func count(request: Request, context: WebContext) async throws -> Response {
        try await act(context) { officer in
            let form = context.form
            guard let formID = Identifier(form["formID"]), let kind = ServiceKind(rawValue: form["kind"]) else {
                throw Refusal.formUnreadable
            }
            let count = form["count"].isEmpty ? 1 : Dong(typed: form["count"])?.count ?? 0
            let act = try await site.services.serviceDesk.count(
                kind, count, form: formID, station: site.settings.station, by: officer)
            return Notice(key: "notice.service-\(kind.rawValue)", values: ["count": String(act.count)])
        }
    }

    /// `POST /day/services/{id}/undo`.
    @Sendable
    private func undo(request: Request, context: WebContext) async throws -> Response {
        try await act(context) { officer in
            guard let formID = Identifier(context.form["formID"]),
                let act = context.parameters.get("id").flatMap({ Identifier($0) })
            else { throw Refusal.formUnreadable }
            _ = try await site.services.serviceDesk.undo(
                act, form: formID, station: site.settings.station, by: officer)
            return Notice(key: "notice.service-undone")
        }
    }

    private func act(_ context: WebContext, _ body: (Operator) async throws -> Notice) async throws -> Response {
        let officer = try context.officer
        do {
            return site.done(context, to: "/day", try await body(officer))
        } catch let bad as BadFields {
            return try await show(context, problems: bad.problems)
        } catch let refusal as any StaffReadable {
            context.log(refusal)
            return try await show(context, refusal: refusal)
        }
    }

    /// What was done, and whether its sheet is on its way.
    private func printed(_ outcome: LeafletOutcome, _ what: String, _ values: [String: String]) -> Notice {
        switch outcome {
        case .accepted: Notice(key: "notice.day-\(what)", values: values)
        case .refused, .unreachable: Notice(key: "notice.day-\(what)-unprinted", values: values)
        }
    }

    private func second(_ context: WebContext, _ name: String) async throws -> Operator {
        try await StaffCheck(site: site).member(
            code: String(context.form["second-\(name)"].prefix(Operator.longestCode)), pin: context.form["secondPin"])
    }

    /// The form that was sent and not taken stays the same form.
    private func formID(_ context: WebContext, at now: Moment) -> Identifier {
        let isClosing = !context.form["second-close"].isEmpty
        return (isClosing ? Identifier(context.form["formID"]) : nil) ?? .make(at: now)
    }

    private func number(_ context: WebContext) throws -> Int {
        guard let number = context.parameters.get("number").flatMap({ Int($0) }) else { throw Refusal.formUnreadable }
        return number
    }
}
