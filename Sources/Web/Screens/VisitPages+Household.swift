import Desk
import Insurance
import InsuranceRules

// The members of a visit, on its page and on the form of one of them.
extension VisitPages {
    /// What the consultation of somebody listed begins with.
    struct ListedPlans: Sendable {
        let entry: ConsultationEntry
        /// Priced at once; `nil` where staff choose first.
        let plans: [Terms]?
    }

    /// What the commune's list and an old health card say of whoever was
    /// scanned, before anything was asked: the last card, the months supported,
    /// the place in the household.
    ///
    /// Who had a household's card is offered the next one, priced at once;
    /// voluntary social insurance is one tick away.
    func listedPlans(of file: VisitFile) async throws -> ListedPlans? {
        let desk = site.services.desk
        guard file.visit.plans.isEmpty, let keys = file.visit.scanned?.listedKeys else { return nil }
        let listed = try await listed(of: file)
        let lastCard = LastCard.latest(listed?.lastCard, file.visit.card?.lastCard)
        guard listed != nil || lastCard != nil else { return nil }
        var entry = self.entry(of: file)
        entry.hiOrder = try await desk.seat(keys, as: .first, stated: 0, in: file)?.place.map(String.init) ?? "1"
        if let lastCard { entry.hiLastCardEnd = lastCard.end.vietnamese }
        if let listed, listed.supportedMonths > 0 { entry.vsiSupportedMonths = String(listed.supportedMonths) }
        guard let lastCard, desk.isHouseholdCard(lastCard) else { return ListedPlans(entry: entry, plans: nil) }
        entry.vsi = false
        var problems = FieldProblems()
        let plans = entry.plans(&problems)
        return ListedPlans(entry: entry, plans: problems.isEmpty ? plans : nil)
    }

    /// What the form of one member is filled with.
    ///
    /// - Throws: `member-unknown`.
    func sheet(_ file: VisitFile, for form: MemberForm, typed: Form?) async throws -> MemberSheet {
        let known = try await sheet(file, for: form)
        guard let typed, form.asksForPlans else { return known }
        // What cannot be read is told at its field; here it only leaves the plan out.
        var problems = FieldProblems()
        let plans = form.asked(in: file, typed).plans(&problems)
        var sheet = known
        if !plans.isEmpty { sheet.plans = plans }
        return sheet
    }

    /// What the list says of whom a visit is for.
    func listed(of file: VisitFile) async throws -> RosterPerson? {
        let desk = site.services.desk
        if let card = file.visit.card, let listed = try await desk.listed(card) { return listed }
        return try await desk.listed(file.visit.scanned?.listedKeys ?? [])
    }

    private func sheet(_ file: VisitFile, for form: MemberForm) async throws -> MemberSheet {
        let members = file.members
        switch form.target {
        case .first:
            let entries = members.first?.entries ?? []
            return try await offered(
                MemberSheet(
                    form: form, plans: file.visit.plans, entries: entries, person: file.visit.scanned, model: nil,
                    card: file.visit.card ?? entries.first?.card, occupation: site.notes[file.visit.id].occupation),
                by: listed(of: file))
        case .known(let id):
            guard let index = file.memberIndex(id) else { throw Refusal.memberUnknown }
            let entries = members[index].entries
            return MemberSheet(
                form: form, plans: entries.map(\.terms), entries: entries, person: nil, model: nil,
                card: entries.first?.card, listed: try await site.services.desk.listed(members[index].person.listedKeys)
            )
        case .another:
            let candidate = try await site.services.drafts.draft(of: file.visit.id, part: form.text)?.scanned
            var listed: RosterPerson?
            if let card = candidate?.card { listed = try await site.services.desk.listed(card) }
            if listed == nil { listed = try await site.services.desk.listed(candidate?.person.listedKeys ?? []) }
            let lastCard = LastCard.latest(listed?.lastCard, candidate?.card?.lastCard)
            let months = members.lazy.flatMap(\.entries).compactMap(\.terms.healthMonths).first
            let terms = PremiumTerms(
                order: 1, months: months ?? site.services.desk.guide.healthMonths.last ?? 12, groups: [],
                lastCardEnd: lastCard?.end, livesElsewhere: file.livesElsewhere)
            return offered(
                MemberSheet(
                    form: form, plans: [.premium(terms)], entries: [], person: candidate?.person,
                    model: members.first?.entries.first, card: candidate?.card),
                by: listed)
        }
    }

    /// With what the commune's list and an old card suggest, which staff see and may change.
    private func offered(_ sheet: MemberSheet, by listed: RosterPerson?) -> MemberSheet {
        var sheet = sheet
        sheet.listed = listed
        let seen = LastCard.latest(listed?.lastCard, sheet.card?.lastCard)
        if let seen, sheet.plans.lazy.compactMap(\.lastCardEnd).first == seen.end {
            let isListed = listed?.lastCard?.end == seen.end
            sheet.lastCardKnown = LastCardKnown(
                card: seen, seenOn: isListed ? .paper : .card, listedOn: isListed ? listed?.listedOn : nil,
                goesOn: site.services.desk.goesOn(after: seen))
        }
        if listed != nil { sheet.facility = site.habit.facility }
        if let known = sheet.card?.cover?.facility, site.services.catalogues.facility(known) != nil {
            sheet.facility = known
        }
        return sheet
    }

    /// The part of a form that tells of the member and the household.
    func member(
        _ sheet: MemberSheet, _ file: VisitFile, keys: Set<String>, typed: Form?, problems: FieldProblems,
        _ words: Words
    ) async throws -> MemberView {
        let former = sheet.entries.lazy.compactMap(\.household).first ?? file.members.lazy.compactMap(\.place).first
        let listed = try await site.services.desk.listed(keys)
        let isSame = sheet.entries.first.map { !$0.person.listedKeys.isDisjoint(with: keys) } ?? !sheet.form.isFirst
        let named =
            typed.map { $0["household"] } ?? (isSame ? former?.household.shown : nil) ?? listed?.household ?? ""
        let counted = try await self.stated(sheet, former, keys: keys, in: file)
        let stated = typed?.number("stated") ?? counted
        let household = HouseholdName(typed: named)
        let seat = try await site.services.desk.seat(
            keys, as: sheet.form.target, of: household, stated: stated, in: file)
        let asked = try await site.services.desk.toBeAsked(keys, as: sheet.form.target, of: household, in: file)
        let relation = typed.map { $0["relation"] } ?? sheet.entries.lazy.compactMap(\.household?.relation).first
        return MemberView(
            sheet, plans: sheet.form.asksForPlans ? plans(sheet, typed: typed, problems, words) : [],
            // Social insurance knows no order of a household.
            order: sheet.plans.contains { $0.scheme == .healthInsurance } ? seat.map { line($0, words) } : nil,
            number: seat?.place, toBeAsked: HouseholdView.toBeAsked(asked, words),
            household: HouseholdView.household(named, problems.trouble(at: "household", words), words),
            stated: HouseholdView.stated(stated, words),
            relation: PickField(
                "relation", words("household.relation"), relation ?? listed?.relation ?? "",
                of: site.services.catalogues.relations, problem: problems.trouble(at: "relation", words)))
    }

    /// Why somebody's price is not the one that was told.
    func changes(in file: VisitFile, _ words: Words) -> [String] {
        file.priceChanges.map { change in
            let order = HouseholdOrderView(
                place: change.place.order, before: change.place.before,
                percent: change.place.order.flatMap(site.services.desk.percent), today: site.services.clock.now().day,
                words: words)
            return words(
                "household.price-changed",
                [
                    "name": change.person.name, "before": change.before.description,
                    "after": change.after.description, "place": order.place ?? "", "reason": order.reason,
                ])
        }
    }

    /// The household's part of the page.
    func household(_ file: VisitFile, limit: Int = .max, _ words: Words) async throws -> HouseholdView {
        let desk = site.services.desk
        return HouseholdView(
            file, listed: try await desk.listedHousehold(of: file), limit: limit,
            isChanged: try await !desk.isOrderCurrent(file),
            percent: desk.percent, today: site.services.clock.now().day, words: words)
    }

    /// The plans of the consultation as they cost in the household's order.
    func placed(_ plans: [Terms], at place: Int?) -> [Terms] {
        plans.map { plan in
            guard let place, case .premium(var terms) = plan, terms.groups.isEmpty else { return plan }
            terms.order = place
            return .premium(terms)
        }
    }

    /// As said before, or as many as the consultation's place asks for beyond those known.
    private func stated(
        _ sheet: MemberSheet, _ former: HouseholdPlace?, keys: Set<String>, in file: VisitFile
    ) async throws -> Int {
        let asked = sheet.plans.lazy.compactMap(\.order).first ?? 1
        if let former, sheet.form.target != .first || former.asked == asked { return former.stated }
        let seat = try await site.services.desk.seat(keys, as: sheet.form.target, stated: 0, in: file)
        return max(0, asked - (seat?.place ?? 1))
    }

    private func line(_ seat: HouseholdOrder.Seat, _ words: Words) -> HouseholdOrderView {
        HouseholdOrderView(
            place: seat.place, before: seat.before, percent: seat.place.flatMap(site.services.desk.percent),
            today: site.services.clock.now().day, words: words)
    }

    private func plans(
        _ sheet: MemberSheet, typed: Form?, _ problems: FieldProblems, _ words: Words
    ) -> [MemberPlan] {
        let form = ConsultationForm(
            entry: typed.map { ConsultationEntry($0) }
                ?? ConsultationEntry(sheet.plans, suggestedIncome: suggestedIncomes().first),
            plans: sheet.plans, occupation: Occupation(), problems: problems, channel: .performance, offer: nil,
            call: nil, guide: site.services.desk.guide, incomes: suggestedIncomes())
        return ConsultationView(form, quotes: [], words: words).plans.map { MemberPlan($0) }
    }
}

extension Terms {
    /// How many months of health insurance.
    fileprivate var healthMonths: Int? { if case .premium(let terms) = self { terms.months } else { nil } }
    fileprivate var lastCardEnd: CalendarDay? {
        if case .premium(let terms) = self { terms.lastCardEnd } else { nil }
    }
    /// The place in the household's order that was asked for.
    fileprivate var order: Int? { if case .premium(let terms) = self { terms.order } else { nil } }
}
