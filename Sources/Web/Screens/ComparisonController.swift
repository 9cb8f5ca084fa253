import Desk
import Hummingbird
import Insurance
import InsuranceRules

/// `/visits/{id}/comparison`: plans side by side.
///
/// What was typed is kept in memory for the visit and not in the address, so
/// that a reload and the language switch keep it.
struct ComparisonController: Sendable {
    let site: Site
    private let pages: VisitPages

    init(site: Site) {
        self.site = site
        pages = VisitPages(site: site)
    }

    func addRoutes(to router: Router<WebContext>) {
        router.get("/visits/:id/comparison") { _, context in try await show(context) }
        router.post("/visits/:id/comparison", use: compare)
        router.post("/visits/:id/comparison/choose", use: choose)
        router.post("/visits/:id/comparison/leaflet", use: leaflet)
        router.post("/visits/:id/leaflet", use: plainLeaflet)
    }

    private func show(
        _ context: WebContext, refusal: (any StaffReadable)? = nil, isSent: Bool = false
    ) async throws -> Response {
        _ = try context.officer
        let file = try await pages.file(pages.id(context))
        guard file.isUndecided else { return try await pages.leave(file, refusal: refusal, context) }
        if !context.isRefresh { site.display.keep(file.visit.id, at: site.services.clock.now()) }
        let entry = entry(of: file)
        let result = try result(of: entry, for: file)
        let page = ComparisonView(entry, result, of: file, guide: site.services.desk.guide, words: site.words(context))
        return try await site.page(
            "comparison", page, title: "compare.title", address: "/visits/\(file.visit.id)/comparison",
            back: "/visits/\(file.visit.id)\(file.nextStep == .consult ? "" : "?edit=consultation")", refusal: refusal,
            hasProblems: isSent && !result.problems.isEmpty, context)
    }

    /// What was compared last; before that the plans of the visit.
    private func entry(of file: VisitFile) -> ComparisonEntry {
        site.notes[file.visit.id].comparison ?? ComparisonEntry(pages.entry(of: file), sex: file.visit.scanned?.sex)
    }

    private func result(of entry: ComparisonEntry, for file: VisitFile) throws -> ComparisonResult {
        try ComparisonResult(entry, circumstances: site.circumstances(of: file), desk: site.services.desk)
    }

    /// `POST /visits/{id}/comparison`: a preset, another column, one less, or
    /// other answers.
    @Sendable
    private func compare(request: Request, context: WebContext) async throws -> Response {
        _ = try context.officer
        let file = try await pages.file(pages.id(context))
        guard !file.hasEnded else { return try await pages.leave(file, refusal: Refusal.visitEnded, context) }
        let form = context.form
        var entry = form.all("column").isEmpty ? self.entry(of: file) : ComparisonEntry(form)
        if let preset = ComparisonPreset(rawValue: form["preset"]) {
            entry.columns = preset.columns(
                of: pages.entry(of: file), guide: site.services.desk.guide, incomes: pages.suggestedIncomes())
            entry.preset = preset
        } else if form["act"] == "add" {
            entry.addColumn()
            entry.preset = nil
        } else if let number = form.number("remove"), entry.columns.indices.contains(number - 1) {
            entry.columns.remove(at: number - 1)
            entry.preset = nil
        }
        let result = try result(of: entry, for: file)
        keep(entry, file)
        guard result.problems.isEmpty else { return try await show(context, isSent: true) }
        return .redirect(to: "/visits/\(file.visit.id)/comparison", type: .normal)
    }

    /// `POST /visits/{id}/comparison/choose`: takes a column into the
    /// consultation, in place of the plan of the same insurance.
    @Sendable
    private func choose(request: Request, context: WebContext) async throws -> Response {
        let officer = try context.officer
        let file = try await pages.file(pages.id(context))
        guard !file.hasEnded else { return try await pages.leave(file, refusal: Refusal.visitEnded, context) }
        let entry = ComparisonEntry(context.form)
        keep(entry, file)
        do {
            guard let number = context.form.number("choose"), entry.columns.indices.contains(number - 1) else {
                throw Refusal.formUnreadable
            }
            var problems = FieldProblems()
            guard let terms = entry.terms(number - 1, &problems), problems.isEmpty else {
                return try await show(context, isSent: true)
            }
            let others = file.visit.plans.filter { $0.scheme != terms.scheme }
            try await site.services.desk.consult(
                visit: file.visit.id, plans: terms.scheme == .healthInsurance ? [terms] + others : others + [terms],
                end: nil, circumstances: site.circumstances(of: file), by: officer)
            let edit = file.nextStep == .consult ? "" : "?edit=consultation"
            return site.done(
                context, to: "/visits/\(file.visit.id)\(edit)",
                Notice(key: "notice.compare.chosen", values: ["column": String(number)]))
        } catch let refusal as any StaffReadable {
            context.log(refusal)
            return try await show(context, refusal: refusal)
        }
    }

    private func keep(_ entry: ComparisonEntry, _ file: VisitFile) {
        site.notes.update(file.visit.id) { $0.comparison = entry }
    }

    /// `POST /visits/{id}/comparison/leaflet`: the columns to take home.
    @Sendable
    private func leaflet(request: Request, context: WebContext) async throws -> Response {
        let file = try await pages.file(pages.id(context))
        let entry = ComparisonEntry(context.form)
        keep(entry, file)
        let result = try result(of: entry, for: file)
        guard result.problems.isEmpty else { return try await show(context, isSent: true) }
        do {
            let notice = try await LeafletGift(site: site)
                .print(result.wish(isHousehold: entry.isHousehold), for: file, context)
            return site.done(context, to: "/visits/\(file.visit.id)/comparison", notice)
        } catch let refusal as any StaffReadable {
            context.log(refusal)
            return try await show(context, refusal: refusal)
        }
    }

    /// `POST /visits/{id}/leaflet`: the plans of the consultation to take home.
    @Sendable
    private func plainLeaflet(request: Request, context: WebContext) async throws -> Response {
        let file = try await pages.file(pages.id(context))
        let edit = file.nextStep == .consult ? "" : "?edit=consultation"
        return try await pages.act(context, to: "/visits/\(file.visit.id)\(edit)") { _, _ in
            let known = site.circumstances(of: file)
            let plans = file.visit.plans.map { OfferDesk.Wish.Plan($0, for: known) }
            return try await LeafletGift(site: site).print(OfferDesk.Wish(plans: plans), for: file, context)
        }
    }
}
