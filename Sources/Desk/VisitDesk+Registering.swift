public import Insurance
public import InsuranceRules

/// What staff said of the household of somebody they register.
public struct HouseholdAnswer: Hashable, Sendable {
    /// `nil` where nobody named it; the commune's list and earlier payments tell then.
    public var household: HouseholdName?
    /// The member's relation to the head, a code of the catalogue.
    public var relation: String?
    /// How many others hold a card, of whom receipts were shown; `nil` leaves
    /// it as it was, or as the consultation said.
    public var stated: Int?

    public init(household: HouseholdName? = nil, relation: String? = nil, stated: Int? = nil) {
        self.household = household
        self.relation = relation
        self.stated = stated
    }
}

extension VisitDesk {
    /// Registers one member of a visit for plans, gives everyone their place in
    /// the household, and freezes all quotes.
    ///
    /// The other members keep their entries.
    ///
    /// - Throws: ``RuleError``, also for someone too young or insured by work or
    ///   pension; ``Refusal`` with
    ///   `visit-paid`, `visit-ended`, `missing-time-early`, `member-twice`,
    ///   `identity-unsettled`, `member-unknown`, `already-registered`, and what
    ///   ``RegistrationEntry/check(on:in:)`` throws; what keeps its papers from being
    ///   printed, such as `text-does-not-fit`.
    public func register(
        visit: Identifier, entries: [RegistrationEntry], as target: MemberTarget = .first,
        household answer: HouseholdAnswer = HouseholdAnswer(), by officer: Operator
    ) async throws {
        try officer.must(.consultant)
        try await checkIdentity(entries)
        let file = try await file(visit)
        let index = try file.index(of: target)
        var members = file.members.map(\.entries)
        if index < members.count { members[index] = entries } else { members.append(entries) }
        try await freeze(members, changed: index, answer, in: file, by: officer)
    }

    /// Says of the whole household what was not known when its members were registered.
    ///
    /// - Throws: As ``register(visit:entries:as:household:by:)``.
    public func restate(_ answer: HouseholdAnswer, in visit: Identifier, by officer: Operator) async throws {
        try officer.must(.consultant)
        let file = try await file(visit)
        try await freeze(file.members.map(\.entries), changed: nil, answer, in: file, by: officer)
    }

    /// Takes a member out before the payment; the others move up.
    ///
    /// - Throws: ``Refusal`` with `member-unknown`, `visit-paid`, `visit-ended`.
    public func remove(_ member: Identifier, from visit: Identifier, by officer: Operator) async throws {
        try officer.must(.consultant)
        let file = try await file(visit)
        var members = file.members.map(\.entries)
        members.remove(at: try file.index(of: .known(member)))
        guard !members.isEmpty else {
            return try await ledger.abandon(visit: visit, by: officer, at: clock.now())
        }
        try await freeze(members, changed: nil, HouseholdAnswer(), in: file, by: officer)
    }

    /// Works the visit's unpaid registrations and their order out anew for
    /// today, unchanged otherwise; the cashier may do it, at whose till an old
    /// quote or another order turns up.
    public func requote(visit: Identifier, by officer: Operator) async throws {
        if !officer.roles.contains(.cashier) { try officer.must(.consultant) }
        let file = try await file(visit)
        try await freeze(file.members.map(\.entries), changed: nil, HouseholdAnswer(), in: file, by: officer)
    }

    func file(_ visit: Identifier) async throws -> VisitFile {
        guard let file = try await ledger.visitFile(visit) else { throw Refusal.noSuchVisit }
        return file
    }

    /// - Parameter changed: The member whose entries are new, if one is.
    private func freeze(
        _ members: [[RegistrationEntry]], changed: Int?, _ answer: HouseholdAnswer, in file: VisitFile,
        by officer: Operator
    ) async throws {
        let now = clock.now()
        let members = try members.map { try $0.map { try offeringPaper($0, on: now.day) } }
        try refuseTwice(members)
        for entry in members.joined() {
            try entry.check(on: now.day, in: book)
            // Who may not join at all is not asked for a guardian first.
            try checkEligibility(
                for: entry.terms.scheme, entry.circumstances, on: now.day, in: book)
            try entry.checkGuardian(on: now.day, in: book)
            try entry.checkMissingTime(on: now.day, in: book)
            try entry.checkJoining(on: now.day, in: book)
        }
        var priced: [(RegistrationEntry, FrozenQuote)] = []
        for entry in try await seated(members, changed: changed, answer, in: file, on: now.day) {
            for quoted in try quote([entry.terms], circumstances: entry.circumstances) {
                let quote = quoted.following(entry)
                try await refusePaid(entry, quote)
                try await proof?.check(entry, quoted: quote)
                priced.append((entry, quote))
            }
        }
        try await ledger.register(visit: file.visit.id, entries: priced, by: officer, at: now)
    }

    /// How the papers of a scheme are issued here today.
    ///
    /// - Throws: ``RuleError`` where the rules say nothing of it.
    public func paperWay(of scheme: Scheme) throws -> PaperWay { try papers.way(of: scheme, on: clock.now().day) }

    /// Where an office prints no such paper, none is asked for.
    private func offeringPaper(_ entry: RegistrationEntry, on day: CalendarDay) throws -> RegistrationEntry {
        guard entry.wantsPaper, try papers.way(of: entry.terms.scheme, on: day) == .none else { return entry }
        var entry = entry
        entry.wantsPaper = false
        return entry
    }

    private var papers: PaperPolicy { PaperPolicy(rules: book.papers, at: home) }

    private func refuseTwice(_ members: [[RegistrationEntry]]) throws {
        var seen: Set<String> = []
        for person in members.compactMap({ $0.first?.person }) {
            guard seen.isDisjoint(with: person.keys) else { throw Refusal.memberTwice }
            seen.formUnion(person.keys)
        }
    }

    /// What the till would refuse is told while the person still sits at the table.
    private func refusePaid(_ entry: RegistrationEntry, _ quote: FrozenQuote) async throws {
        guard let time = InsuredTime(entry.terms, quote),
            let earlier = try await ledger.earlierPayment(of: entry.person, for: entry.terms.scheme, time)
        else { return }
        throw Refusal.alreadyRegistered(earlier)
    }
}

extension VisitFile {
    /// The place of a target in ``members``; one past the end for somebody new.
    ///
    /// - Throws: `member-unknown`.
    func index(of target: MemberTarget) throws -> Int {
        switch target {
        case .first: return 0
        case .another: return members.count
        case .known(let id):
            guard let index = memberIndex(id) else { throw Refusal.memberUnknown }
            return index
        }
    }
}
