import Insurance
import InsuranceRules

// The household of a visit's members, and their order in it.
extension VisitDesk {
    /// The place somebody would take who joins today, before anything is
    /// stored.
    ///
    /// - Parameters:
    ///   - keys: Every number that names them; empty before any is known.
    ///   - stated: How many others were told by receipts.
    public func seat(
        _ keys: Set<String>, as target: MemberTarget, of household: HouseholdName? = nil, stated: Int,
        in file: VisitFile
    ) async throws -> HouseholdOrder.Seat? {
        let (joiners, index, name) = try await joining(keys, as: target, of: household, in: file)
        return try await order(of: name, stated: stated, on: clock.now().day).seats(of: joiners)[index]
    }

    /// Others of the household whose card by the commune's list ended earlier
    /// this year: whether they paid for it in this year, only they can say.
    ///
    /// Those who join in this visit or have paid here are not asked about.
    public func toBeAsked(
        _ keys: Set<String>, as target: MemberTarget, of household: HouseholdName? = nil, in file: VisitFile
    ) async throws -> [HouseholdCard] {
        let day = clock.now().day
        let (joiners, _, name) = try await joining(keys, as: target, of: household, in: file)
        let here = try await ledger.paidPlaces(in: name, year: day.year).map(\.person.listedKeys) + joiners.map(\.keys)
        return try await cards(of: name).filter { card in
            card.end < day && card.end.year == day.year && here.allSatisfy(card.keys.isDisjoint)
        }
    }

    /// Who joins in the visit with somebody among them, and which household it
    /// is.
    private func joining(
        _ keys: Set<String>, as target: MemberTarget, of household: HouseholdName?, in file: VisitFile
    ) async throws -> (joiners: [HouseholdOrder.Joiner], index: Int, household: HouseholdName) {
        var joiners = file.members.map(\.joiner)
        let index = try file.index(of: target)
        let joiner = HouseholdOrder.Joiner(keys: keys, name: "", takesPlace: true)
        if index < joiners.count { joiners[index] = joiner } else { joiners.append(joiner) }
        let kept = household ?? file.members.enumerated().compactMap { $0 == index ? nil : $1.place?.household }.first
        let name = try await name(of: joiners, kept: kept, head: nil, in: file, on: clock.now().day)
        return (joiners, index, name)
    }

    /// Whether a listed card is one that a household pays for by its order; a
    /// list that tells no object is believed to mean such a card.
    public func isHouseholdCard(_ card: LastCard) -> Bool { card.object.map(householdObjects.contains) ?? true }

    /// Whether somebody with this card goes on today without an interruption in
    /// the law's sense.
    ///
    /// It is what the list says on its day; whether it is so, somebody asks.
    public func goesOn(after card: LastCard) -> Bool {
        let day = clock.now().day
        // Without the rule nothing is offered; whoever registers is told that it is missing.
        let hasGap = (try? isInterrupted(since: card.end.adding(days: 1), on: day, in: book)) ?? true
        return isHouseholdCard(card) && !hasGap
    }

    /// What a place in the order pays of the premium, in percent; `nil` where
    /// no rule is in force.
    public func percent(ofPlace place: Int) -> Int? {
        guard case .inForce(let steps) = book.hi.memberPercent.entry(on: clock.now().day)?.standing else { return nil }
        return steps.prefix(place).last
    }

    /// Whether the places quoted are still those that would be given.
    public func isOrderCurrent(_ file: VisitFile) async throws -> Bool {
        let members = file.members
        guard let place = members.lazy.compactMap(\.place).first else { return true }
        let stated = members.compactMap(\.place?.stated).max() ?? 0
        let order = try await order(of: place.household, stated: stated, on: clock.now().day)
        let seats = order.seats(of: members.map(\.joiner))
        return zip(members, seats).allSatisfy { member, seat in member.place.map { $0.order == seat.place } ?? true }
    }

    /// The people of the visit's household by the commune's list who are not
    /// registered in it yet.
    public func listedHousehold(of file: VisitFile) async throws -> [RosterPerson] {
        var code: String?
        for person in file.members.map(\.person) + [file.visit.scanned].compactMap(\.self) where code == nil {
            code = try await listed(person.listedKeys)?.household
        }
        if code == nil, case .code(let known)? = file.members.lazy.compactMap(\.place).first?.household { code = known }
        guard let code else { return [] }
        return try await roster.household(code).filter { listed in
            !file.members.contains { !$0.person.listedKeys.isDisjoint(with: listed.person.listedKeys) }
        }
    }

    /// The entries of all members with their household and place.
    func seated(
        _ members: [[RegistrationEntry]], changed: Int?, _ answer: HouseholdAnswer, in file: VisitFile,
        on day: CalendarDay
    ) async throws -> [RegistrationEntry] {
        let joiners = members.map { HouseholdOrder.Joiner($0) }
        let relations = members.enumerated().map { index, entries in
            relation(of: entries, at: index, changed: changed, answer, in: file)
        }
        let head = zip(members, relations).first { $1 == RosterPerson.head }?.0.first?.person.key
        let kept = members.enumerated().compactMap { index, entries in
            index == changed ? nil : entries.lazy.compactMap(\.household?.household).first
        }.first
        let name = try await name(of: joiners, kept: answer.household ?? kept, head: head, in: file, on: day)
        let asked = members.first.map(Self.asked) ?? 1
        let known = try await order(of: name, stated: 0, on: day)
        let stated = answer.stated ?? stated(members, asked: asked, known: known.seats(of: joiners), in: file)
        let seats = try await order(of: name, stated: stated, on: day).seats(of: joiners)
        return zip(zip(members, seats), relations).flatMap { member, relation in
            let (entries, seat) = member
            return entries.map { entry in
                guard case .premium(var terms) = entry.terms else { return entry }
                var seated = entry
                terms.order = seat.place ?? 1
                seated.terms = .premium(terms)
                seated.household = HouseholdPlace(
                    household: name, relation: relation, order: seat.place, before: seat.before, stated: stated,
                    asked: asked)
                return seated
            }
        }
    }

    private func relation(
        of entries: [RegistrationEntry], at index: Int, changed: Int?, _ answer: HouseholdAnswer, in file: VisitFile
    ) -> String? {
        if index == changed, let said = answer.relation { return said }
        if let known = entries.lazy.compactMap(\.household?.relation).first { return known }
        let same = file.members.first { member in entries.first.map { $0.person.isSame(as: member.person) } ?? false }
        return same?.place?.relation
    }

    /// The place the consultation went by, also once another one was given.
    private static func asked(_ entries: [RegistrationEntry]) -> Int {
        for entry in entries {
            if let place = entry.household { return place.asked }
            if case .premium(let terms) = entry.terms { return terms.order }
        }
        return 1
    }

    /// How many others are told by receipts only: as said before, or as many as
    /// the place of the consultation asks for beyond those known.
    private func stated(
        _ members: [[RegistrationEntry]], asked: Int, known: [HouseholdOrder.Seat], in file: VisitFile
    ) -> Int {
        let former = file.members.lazy.compactMap(\.place).first
        if let former, former.asked == asked { return former.stated }
        guard let place = known.first?.place else { return 0 }
        return max(0, asked - place)
    }

    /// The household: as named, as the list or an earlier payment has it, by
    /// its head, or else the visit's own.
    private func name(
        of joiners: [HouseholdOrder.Joiner], kept: HouseholdName?, head: String?, in file: VisitFile,
        on day: CalendarDay
    ) async throws -> HouseholdName {
        if case .head(let number)? = kept {
            // Members who joined by the right number share the name their household keeps.
            let former = file.members.lazy.compactMap(\.place).first?.household
            if kept == former, try await ledger.isNamed(.head(number), byWrongNumber: number) { return .head(number) }
            if let paid = try await ledger.household(ofPersonWithKey: number, year: day.year) { return paid }
            if let code = try await roster.person(withKey: number)?.household { return .code(code) }
            return try await household(of: number, in: file.visit.id)
        }
        if case .code(let code)? = kept {
            let isListed = try await !roster.household(code).isEmpty
            guard !isListed, let paid = try await ledger.household(ofPersonWithKey: code, year: day.year) else {
                return .code(code)
            }
            return paid
        }
        for joiner in joiners {
            if let code = try await listed(joiner.keys)?.household { return .code(code) }
        }
        for key in joiners.flatMap({ $0.keys.sorted() }) {
            if let paid = try await ledger.household(ofPersonWithKey: key, year: day.year) { return paid }
        }
        guard let head else { return .visit(file.visit.id) }
        return try await household(of: head, in: file.visit.id)
    }

    /// Names a household by its head's number, unless another household goes by
    /// it from before the number was corrected there.
    private func household(of number: String, in visit: Identifier) async throws -> HouseholdName {
        let name = HouseholdName.head(number)
        return try await ledger.isNamed(name, byWrongNumber: number) ? .visit(visit) : name
    }

    private func order(of household: HouseholdName, stated: Int, on day: CalendarDay) async throws -> HouseholdOrder {
        let paid = try await ledger.paidPlaces(in: household, year: day.year)
        return HouseholdOrder(
            paid: paid, cards: try await cards(of: household).filter { $0.end >= day }, stated: stated)
    }

    /// The cards of a household's members by the commune's list, ended ones
    /// too.
    private func cards(of household: HouseholdName) async throws -> [HouseholdCard] {
        guard case .code(let code) = household else { return [] }
        return try await roster.household(code).compactMap { listed in
            listed.lastCard.flatMap { isHouseholdCard($0) ? HouseholdCard(listed, $0) : nil }
        }
    }
}

extension HouseholdOrder.Joiner {
    /// A member by their entries; who is insured in a group, or has no health
    /// insurance here, takes no place.
    public init(_ entries: [RegistrationEntry]) {
        let person = entries.first?.person
        let takesPlace = entries.contains { entry in
            guard case .premium(let terms) = entry.terms else { return false }
            return terms.groups.isEmpty
        }
        self.init(keys: person?.listedKeys ?? [], name: person?.name ?? "", takesPlace: takesPlace)
    }
}

extension VisitMember {
    var joiner: HouseholdOrder.Joiner { HouseholdOrder.Joiner(entries) }
}
