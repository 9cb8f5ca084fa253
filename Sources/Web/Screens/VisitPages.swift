import Desk
import Hummingbird
import Insurance
import InsuranceRules

/// What was typed into a form of the visit page and could not be taken.
struct Draft: Sendable {
    let step: VisitStep
    let form: Form
    var problems = FieldProblems()

    /// Whether a page has the form; some papers are handed over while others still wait.
    func isTyped(at shown: VisitStep) -> Bool {
        shown == step || step == .handOver && [.print, .check].contains(shown)
    }

    /// Whether the page shows again what was typed; a hand-over has at most a receiver.
    func holdsWork(at shown: VisitStep) -> Bool {
        isTyped(at: shown) && ([.consult, .register, .pay].contains(step) || form["receiver"] == ReceiverAnswers.other)
    }
}

/// The visit page, shown after every act on a visit.
struct VisitPages: Sendable {
    let site: Site

    /// The visit an address names.
    ///
    /// - Throws: `visit-unknown`.
    func id(_ context: WebContext) throws -> Identifier {
        guard let id = context.parameters.get("id").flatMap({ Identifier($0) }) else { throw Refusal.noSuchVisit }
        return id
    }

    func file(_ id: Identifier) async throws -> VisitFile {
        guard let file = try await site.services.visits.visitFile(id) else { throw Refusal.noSuchVisit }
        return file
    }

    /// Does one act, then sends the browser to the visit; a refusal shows the
    /// page again with its reason and what was typed.
    func act(
        _ context: WebContext, typed: VisitStep? = nil, to address: String? = nil,
        _ body: (Identifier, Operator) async throws -> Notice?
    ) async throws -> Response {
        let id = try id(context)
        let officer = try context.officer
        do {
            let notice = try await body(id, officer)
            return site.done(context, to: address ?? "/visits/\(id)", notice)
        } catch let problems as BadFields {
            let draft = typed.map { Draft(step: $0, form: context.form, problems: problems.problems) }
            return try await show(id, draft: draft, context)
        } catch let refusal as any StaffReadable {
            context.log(refusal)
            let draft = typed.map { Draft(step: $0, form: context.form) }
            return try await show(id, draft: draft, refusal: refusal, context)
        }
    }

    /// Renders a visit at its next step, or at a step that is gone back to.
    ///
    /// - Parameters:
    ///   - scanWins: Whether the form of the registration takes a new scan
    ///     instead of the entry it corrects.
    ///   - found: Who may be the next member, on the page of the household.
    func show(
        _ id: Identifier, edit: VisitEdit? = nil, scanWins: Bool = false, draft: Draft? = nil,
        found: SearchView? = nil, refusal: (any StaffReadable)? = nil, _ context: WebContext
    ) async throws -> Response {
        let officer = try context.officer
        let file = try await file(id)
        let words = site.words(context)
        let edit = draft.map { VisitEdit($0) } ?? edit
        let step = Self.step(of: file, wanted: edit?.step)
        let today = site.services.clock.now().day
        var page = VisitView(file, step: step, today: today, words: words, officer: officer)
        var refusal = refusal
        do {
            try await fill(
                &page, file, step: step, edit: edit, draft: draft?.isTyped(at: step) == true ? draft : nil,
                scanWins: scanWins,
                officer, words)
        } catch let error as RuleError {
            // The plans kept cannot be priced today; the form to choose others is shown with the reason.
            refusal = refusal ?? error
            page = VisitView(file, step: .consult, today: today, words: words, officer: officer)
            page.consult = consultation(file, draft: draft, quotes: [], words)
        }
        if step != .done {
            page.paidBefore = try await site.services.desk.paidBefore(file).map { PaidBefore($0, words: words) }
        }
        page.refused = try await refused(of: file, words)
        if step == .readBack || step == .pay { page.changes = changes(in: file, words) }
        if step == .consult, file.awaitsAnswers {
            let hands = site.answers.hands(at: site.services.clock.now())
            page.callers = DeskView.Caller.all(hands.filter { $0.visit == id }, [file], words: words)
        }
        if [.consult, .register, .readBack, .pay].contains(step) {
            page.otherCard = try await otherCards(of: file).first
                .map { OtherCardView($0, file, tokens: site.tokens, officer: officer, words: words) }
        }
        if step == .register, edit == .household || edit?.member(of: file).asksForPlans == true {
            page.canRescan = false
            page.addsMember = edit != .household
        } else {
            page.addsMember = page.members != nil
        }
        page.found = page.household == nil ? nil : found
        let query = edit?.query(of: step, next: file.nextStep, scanWins: scanWins) ?? ""
        return try await site.page(
            "visit", page, title: "visit.title", address: "/visits/\(id)\(query)", refusal: refusal,
            hasProblems: draft.map { !$0.problems.isEmpty } ?? false,
            isDraft: page.found != nil || draft?.holdsWork(at: step) ?? false,
            context)
    }

    /// What the province did not take of a visit; nothing was sent of one that nobody paid for.
    func refused(of file: VisitFile, _ words: Words) async throws -> [RefusedRecord] {
        guard file.registrations.contains(where: { [.paid, .handedOver, .void].contains($0.state) }) else { return [] }
        return try await site.services.outbox.refusedEntries(of: file.visit.id)
            .map { RefusedRecord($0, visit: file.visit.id, words: words) }
    }

    /// Going back is possible until money was taken.
    private static func step(of file: VisitFile, wanted: VisitStep?) -> VisitStep {
        let next = file.nextStep
        guard let wanted, wanted != next, [.consult, .register].contains(wanted) else { return next }
        guard [.consult, .register, .readBack, .pay].contains(next) else { return next }
        return wanted == .register && file.visit.plans.isEmpty ? .consult : wanted
    }

    /// Prices the plans looked at for the age of the person, as far as it is
    /// known, as the registration will.
    ///
    /// Who may not join is told there; here the plans stay.
    func quotes(of file: VisitFile) throws -> [FrozenQuote] { try quotes(of: file.visit.plans, file) }

    /// As ``quotes(of:)`` for other plans of the same visit.
    func quotes(of plans: [Terms], _ file: VisitFile) throws -> [FrozenQuote] {
        let desk = site.services.desk
        do {
            let known = site.circumstances(of: file)
            return try desk.quote(
                plans, circumstances: Circumstances(birth: known.birth, sex: known.sex))
        } catch RuleError.notEligible {
            return try desk.quote(plans)
        }
    }

    private func fill(
        _ page: inout VisitView, _ file: VisitFile, step: VisitStep, edit: VisitEdit?, draft: Draft?, scanWins: Bool,
        _ officer: Operator, _ words: Words
    ) async throws {
        switch step {
        case .register where edit == .household && !file.members.isEmpty:
            page.household = try await household(file, words)
        case .consult:
            let listed = draft == nil ? try await listedPlans(of: file) : nil
            let quotes = draft == nil ? try quotes(of: listed?.plans ?? file.visit.plans, file) : []
            page.consult = consultation(file, draft: draft, listed: listed, quotes: quotes, words)
            page.known = KnownLine.text(
                try await self.listed(of: file), relations: site.services.catalogues.relations, words)
        case .register:
            page.register = try await registration(
                file, of: edit?.member(of: file) ?? MemberForm(.first), draft: draft, scanWins: scanWins, words)
        case .readBack:
            page.readBack = ReadBackView(
                file, tokens: site.tokens, isShown: site.display.hasShown(ReadBackView.text(of: file)), words: words)
            if officer.roles.contains(.consultant) {
                page.members = try await household(file, limit: HouseholdView.fewListed, words)
            }
        case .pay:
            if let awaited = file.awaited {
                page.transfer = try await transfer(awaited, in: file, draft: draft, officer, words)
            } else {
                page.pay = try await payment(file, draft: draft, officer, words)
            }
        case .print, .check, .handOver:
            page.papers = PapersView(file, step: step, words: words, officer: officer)
            try await fillHandOver(&page.papers, file, draft: draft, officer, words)
        case .done:
            page.done = DoneView(
                file, copyForm: .make(at: site.services.clock.now()), words: words, officer: officer,
                relations: site.services.catalogues.relations)
        }
    }

    private func consultation(
        _ file: VisitFile, draft: Draft?, listed: ListedPlans? = nil, quotes: [FrozenQuote], _ words: Words
    ) -> ConsultationView {
        let notes = site.notes[file.visit.id]
        let form = ConsultationForm(
            entry: draft.map { ConsultationEntry($0.form) } ?? listed?.entry ?? entry(of: file),
            plans: listed?.plans ?? file.visit.plans,
            occupation: draft.map { Occupation($0.form) } ?? notes.occupation,
            problems: draft?.problems ?? FieldProblems(), channel: file.visit.channel, offer: notes.offer,
            call: notes.call, guide: site.services.desk.guide, incomes: suggestedIncomes())
        return ConsultationView(
            form, quotes: quotes, preview: draft == nil && quotes.isEmpty ? preview(of: form.entry, file) : [],
            words: words)
    }

    /// What the plans of a form that nobody compared yet come to; nothing where
    /// they cannot be priced, which comparing them then explains.
    private func preview(of entry: ConsultationEntry, _ file: VisitFile) -> [FrozenQuote] {
        var problems = FieldProblems()
        let plans = entry.plans(&problems)
        return problems.isEmpty ? (try? quotes(of: plans, file)) ?? [] : []
    }

    /// The plans of a visit as its form shows them.
    func entry(of file: VisitFile) -> ConsultationEntry {
        let suggested = suggestedIncomes().first
        return file.visit.plans.isEmpty
            ? site.entry(answeredFor: file.visit.id, suggestedIncome: suggested)
            : ConsultationEntry(file.visit.plans, suggestedIncome: suggested)
    }

    /// The lowest income the rules allow today, then those of the settings
    /// that lie above it.
    func suggestedIncomes() -> [Dong] {
        guard let range = site.services.desk.guide.incomes else { return site.settings.suggestedIncomes }
        return [range.lowest] + site.settings.suggestedIncomes.filter { range.lowest < $0 && $0 <= range.highest }
    }

    private func payment(
        _ file: VisitFile, draft: Draft?, _ officer: Operator, _ words: Words
    ) async throws -> PaymentView {
        let now = site.services.clock.now()
        let shift = officer.roles.contains(.cashier) ? try await latestShift(of: officer, on: now.day) : nil
        var page = PaymentView(
            file, formID: draft.flatMap { Identifier($0.form["formID"]) } ?? Identifier.make(at: now),
            typed: draft?.form, problem: draft?.problems.trouble(at: "tendered", words), today: now.day,
            shift: shift, isOrderChanged: try await !site.services.desk.isOrderCurrent(file),
            hasAccount: site.services.transfers.account != nil, percent: site.services.desk.percent, officer: officer,
            words: words)
        if page.canPay {
            let left = try await site.services.receiptBooks.books().left(for: officer.code)
            page.fewReceipts = left < ReceiptBook.few ? words("books.few", ["count": String(left)]) : nil
        }
        return page
    }

    private func transfer(
        _ awaited: Tender, in file: VisitFile, draft: Draft?, _ officer: Operator, _ words: Words
    ) async throws -> TransferView {
        let now = site.services.clock.now()
        let shift = officer.roles.contains(.cashier) ? try await site.services.payments.shift(of: officer) : nil
        return TransferView(
            awaited, in: file, form: draft?.form ?? Form(), problems: draft?.problems ?? FieldProblems(),
            account: site.services.transfers.account, now: now, shift: shift, officer: officer, words: words)
    }

    /// The shift that runs, or the last one that was closed today.
    private func latestShift(of cashier: Operator, on today: CalendarDay) async throws -> Shift? {
        if let running = try await site.services.payments.shift(of: cashier) { return running }
        return try await site.services.payments.recentShifts().first {
            $0.cashier == cashier.code && $0.closedAt?.day == today
        }
    }
}

/// Fields that could not be read; each has its own sentence on the page.
struct BadFields: Error {
    let problems: FieldProblems
}
