public import Insurance
public import InsuranceRules

/// What people may ask for after they paid: a mistake set right, an agreement
/// taken back.
public struct RightsDesk: Sendable {
    private let visits: any VisitLedger
    private let ledger: any RightsLedger
    private let book: RuleBook
    private let proof: PaperProof?
    private let clock: any Timekeeper

    /// - Parameter proof: `nil` where nothing is printed.
    public init(
        visits: any VisitLedger, ledger: any RightsLedger, book: RuleBook, proof: PaperProof? = nil,
        clock: any Timekeeper
    ) {
        self.visits = visits
        self.ledger = ledger
        self.book = book
        self.proof = proof
        self.clock = clock
    }

    /// Takes an optional agreement back, for all registrations of this person
    /// in the visit; harmless when repeated.
    ///
    /// - Parameter registration: Any registration of the person in this visit.
    /// - Throws: ``Refusal`` with `role-missing`, `visit-unknown`,
    ///   `registration-unknown`, `agreement-unknown`.
    public func withdraw(
        _ purpose: OptionalPurpose, registration: Identifier, in visit: Identifier, by officer: Operator
    ) async throws {
        try mayAct(officer)
        let theirs = try await paid(registration, in: visit)
        guard theirs.contains(where: { $0.entry.agreements.contains { $0.purpose == purpose } }) else {
            throw Refusal(
                "agreement-unknown", "This person has not agreed to that, so there is nothing to take back.")
        }
        let given = theirs.filter { $0.agreements.contains { $0.purpose == purpose } }
        guard !given.isEmpty else { return }
        try await ledger.withdraw(purpose, of: given.map(\.id), by: officer, at: clock.now())
    }

    /// Sets right what is wrong of a person who paid, in all their
    /// registrations of the visit, and tells the province.
    ///
    /// A card or book that shows the mistake and is still here is taken back,
    /// spoiled, and printed anew when the officer asks; one that was handed
    /// over counts as recalled.
    ///
    /// - Parameters:
    ///   - person: As it is right. By its numbers the person is found from then
    ///     on, and no more by a wrong one.
    ///   - seen: How many corrections of the person the officer has seen, so that
    ///     what another one set right meanwhile is not undone unread.
    ///   - hasPapers: Whether staff hold the good papers that show the mistake.
    /// - Throws: ``Refusal`` with `correction-empty`, `correction-outdated`,
    ///   `role-missing` for a number set by neither officer nor supervisor,
    ///   `member-twice` for a number of somebody else in the visit,
    ///   `correction-papers-open`, `correction-papers-out`,
    ///   `correction-insured-twice`, `correction-number-claimed`,
    ///   `person-incomplete`, `name-unprintable`,
    ///   `id-contradiction`, `birth-in-future`, `guardian-missing`;
    ///   ``RuleError`` for someone who may not have joined; what keeps the
    ///   paper from being printed. Nothing is stored then.
    public func correct(
        _ person: Person, registration: Identifier, in visit: Identifier, seen: Int, hasPapers: Bool,
        by officer: Operator
    ) async throws {
        try mayAct(officer)
        let now = clock.now()
        let theirs = try await paid(registration, in: visit)
        let corrections = theirs.compactMap { old -> Correction? in
            let changes = Correction.changes(from: old.person, to: person)
            guard !changes.isEmpty else { return nil }
            return Correction(
                id: .make(at: now), registration: old.id, changes: changes, at: now, officer: officer.code)
        }
        guard !corrections.isEmpty else { throw Refusal.correctionEmpty }
        guard theirs.allSatisfy({ $0.corrections.count <= seen }) else { throw Refusal.correctionOutdated }
        if corrections.flatMap(\.changes).contains(where: { $0.field.isNumber }), !Self.maySetNumbers(officer) {
            try officer.must(.officer)
        }
        try await checkAlone(person, of: theirs, in: visit)
        for old in theirs where corrections.contains(where: { $0.registration == old.id }) {
            try await check(old, person, on: old.quote?.day ?? now.day)
        }
        try await ledger.correct(corrections, hasPapers: hasPapers, by: officer, at: now)
    }

    /// Whether somebody may set a personal ID or social insurance code right:
    /// with it a registration could become another person's.
    public static func maySetNumbers(_ officer: Operator) -> Bool {
        !officer.roles.isDisjoint(with: [.officer, .supervisor])
    }

    /// Refuses a number that names somebody else of the visit.
    private func checkAlone(_ right: Person, of theirs: [Registration], in visit: Identifier) async throws {
        let all = try await visits.visitFile(visit)?.registrations ?? []
        let others = all.filter { other in
            ![.abandoned, .void].contains(other.state) && !theirs.contains { $0.id == other.id }
        }
        guard !others.contains(where: { $0.person.isSame(as: right) }) else { throw Refusal.memberTwice }
    }

    /// - Parameter day: The day of payment: someone insured then stays so.
    private func check(_ old: Registration, _ right: Person, on day: CalendarDay) async throws {
        guard right.key != nil else { throw Refusal.personIncomplete }
        var entry = old.entry
        entry.person = right
        try entry.checkPerson(on: day)
        try entry.checkGuardian(on: day, in: book)
        try checkEligibility(for: old.scheme, Circumstances(birth: right.birth), on: day, in: book)
        if let quote = old.quote { try await proof?.check(entry, quoted: quote) }
    }

    /// The paid registrations of one person in a visit.
    private func paid(_ registration: Identifier, in visit: Identifier) async throws -> [Registration] {
        guard let file = try await visits.visitFile(visit) else { throw Refusal.noSuchVisit }
        let paid = file.registrations.filter { [.paid, .handedOver].contains($0.state) }
        guard let one = paid.first(where: { $0.id == registration }) else {
            throw Refusal(
                "registration-unknown",
                "This registration is not paid or not of this visit. What is not paid yet is changed in its form.")
        }
        return paid.filter { $0.person.key == one.person.key }
    }

    private func mayAct(_ officer: Operator) throws {
        if !Self.maySetNumbers(officer) { try officer.must(.consultant) }
    }
}
