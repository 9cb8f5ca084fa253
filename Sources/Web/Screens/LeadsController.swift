import Desk
import HTTPTypes
import Hummingbird
import Insurance
import NIOCore

/// `/leads`: people who agreed to be called back.
struct LeadsController: Sendable {
    let site: Site

    func addRoutes(to router: Router<WebContext>) {
        router.get("/leads") { request, context in
            try await show(context, span: LeadSpan(request.uri.queryParameters["days"].map(String.init)))
        }
        router.post("/leads/export", use: export)
        router.post("/leads/:id/contacted", use: contacted)
        router.post("/leads/:id/withdraw", use: withdraw)
    }

    private func show(
        _ context: WebContext, span: LeadSpan, refusal: (any StaffReadable)? = nil
    ) async throws -> Response {
        let officer = try context.officer
        let days = span.days(until: site.services.clock.now().day)
        let leads = try await site.services.leads.leads(of: days, for: officer)
        let exports = try await site.services.leads.exports(for: officer)
        let page = LeadsView(leads, exports: exports, span: span, words: site.words(context))
        return try await site.page(
            "leads", page, title: "leads.title", address: "/leads?days=\(span.rawValue)", refusal: refusal, context)
    }

    @Sendable
    private func contacted(request: Request, context: WebContext) async throws -> Response {
        try await act(context) { lead, officer in
            try await site.services.leads.markContacted(lead, by: officer)
            return Notice(key: "notice.lead.contacted")
        }
    }

    @Sendable
    private func withdraw(request: Request, context: WebContext) async throws -> Response {
        try await act(context) { lead, officer in
            try await site.services.leads.withdraw(lead, by: officer)
            return Notice(key: "notice.lead.withdrawn")
        }
    }

    private func act(
        _ context: WebContext, _ body: (Identifier, Operator) async throws -> Notice
    ) async throws -> Response {
        let officer = try context.officer
        let span = LeadSpan(context.form["days"])
        do {
            guard let lead = context.parameters.get("id").flatMap({ Identifier($0) }) else {
                throw Refusal.formUnreadable
            }
            return site.done(context, to: "/leads?days=\(span.rawValue)", try await body(lead, officer))
        } catch let refusal as any StaffReadable {
            context.log(refusal)
            return try await show(context, span: span, refusal: refusal)
        }
    }

    /// `POST /leads/export`: the table as a file; that it was taken out is on
    /// record before it is given.
    @Sendable
    private func export(request: Request, context: WebContext) async throws -> Response {
        let officer = try context.officer
        let today = site.services.clock.now().day
        let span = LeadSpan(context.form["days"])
        do {
            let leads = try await site.services.leads.export(span.days(until: today), by: officer)
            let words = site.words(context)
            let table = leadTable(leads) { words($0) }
            return Response(
                status: .ok,
                headers: [
                    .contentType: "text/csv; charset=utf-8",
                    .contentDisposition: "attachment; filename=\"hen-lai-\(today).csv\"",
                ],
                body: .init(byteBuffer: ByteBuffer(string: table)))
        } catch let refusal as any StaffReadable {
            context.log(refusal)
            return try await show(context, span: span, refusal: refusal)
        }
    }
}

/// For how many days back leads are shown.
enum LeadSpan: String, Sendable, CaseIterable {
    case today = "1"
    case week = "7"
    case month = "30"
    case quarter = "90"

    /// A month where nothing else was asked for.
    init(_ text: String?) { self = text.flatMap(Self.init(rawValue:)) ?? .month }

    func days(until today: CalendarDay) -> ClosedRange<CalendarDay> {
        today.adding(days: 1 - (Int(rawValue) ?? 1))...today
    }
}
