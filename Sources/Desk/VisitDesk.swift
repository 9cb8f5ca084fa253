public import Insurance
public import InsuranceRules

/// Consults and registers: everything before the money.
public struct VisitDesk: Sendable {
    private let ledger: any VisitLedger
    private let book: RuleBook
    private let clock: any Timekeeper

    public init(ledger: any VisitLedger, book: RuleBook, clock: any Timekeeper) {
        self.ledger = ledger
        self.book = book
        self.clock = clock
    }

    /// Opens a visit; someone scanned earlier today, whose visit is not done, is
    /// found again instead.
    ///
    /// - Returns: the visit to show.
    public func open(
        station: String, language: String, channel: Channel, scanned: Person?, by officer: Operator
    ) async throws -> Identifier {
        let now = clock.now()
        if let key = scanned?.key, let known = try await ledger.visit(ofPersonWithKey: key, on: now.day),
            let file = try await ledger.visitFile(known), file.nextStep != .done
        {
            return known
        }
        return try await ledger.openVisit(
            station: station, language: language, channel: channel, scanned: scanned, by: officer, at: now
        ).id
    }

    /// Keeps what an ID card said for a visit that is already open.
    public func scan(_ card: CitizenCardScan, in visit: Identifier) async throws {
        try await ledger.recordScan(card.person, in: visit)
    }

    /// Works out each plan for a payment today, for someone who may join.
    ///
    /// - Parameter circumstances: What the person answered; nothing that was
    ///   not asked stands in the way.
    /// - Throws: ``RuleError`` when a rule refuses or the person may not join.
    public func quote(_ plans: [Terms], circumstances: Circumstances = Circumstances()) throws -> [FrozenQuote] {
        let day = clock.now().day
        var quotes: [FrozenQuote] = []
        for plan in plans {
            try checkEligibility(for: plan.scheme, circumstances, on: day, in: book)
            let item = try InsuranceRules.quote(plan, on: day, in: book)
            let continuous = item.validFrom.flatMap { continuousInsurance(from: $0, paidOn: day, in: book) }
            quotes.append(
                FrozenQuote(day: day, item: item, rules: book.fingerprint, continuousFrom: continuous))
        }
        return quotes
    }

    /// Keeps the plans looked at and how the consultation ended.
    ///
    /// That someone who may not join went away is a record too, so eligibility
    /// stops neither `declined` nor `followUp`.
    ///
    /// - Throws: ``RuleError``; ``Refusal`` with `plan-missing`, `visit-paid`.
    public func consult(
        visit: Identifier, plans: [Terms], outcome: ConsultationOutcome?,
        circumstances: Circumstances = Circumstances(), by officer: Operator
    ) async throws {
        try officer.must(.consultant)
        let leaves = outcome == .declined || outcome == .followUp
        _ = try quote(plans, circumstances: leaves ? Circumstances() : circumstances)
        guard outcome != .enrol || !plans.isEmpty else {
            throw Refusal("plan-missing", "Nothing was chosen. Choose health insurance, social insurance or both.")
        }
        try await ledger.recordConsultation(
            visit: visit, plans: plans, outcome: outcome, by: officer, at: clock.now())
    }

    /// Registers a person for plans and freezes their quotes.
    ///
    /// - Throws: ``RuleError``, also for someone too young; ``Refusal`` with
    ///   `visit-paid` and what ``RegistrationEntry/check(on:)`` throws.
    public func register(visit: Identifier, entries: [RegistrationEntry], by officer: Operator) async throws {
        try officer.must(.consultant)
        try await freeze(entries, in: visit, by: officer)
    }

    /// Works the visit's unpaid registrations out anew for today, unchanged
    /// otherwise; the cashier may do it, at whose till an old quote turns up.
    public func requote(visit: Identifier, by officer: Operator) async throws {
        if !officer.roles.contains(.cashier) { try officer.must(.consultant) }
        guard let file = try await ledger.visitFile(visit) else { throw Refusal.noSuchVisit }
        let entries = file.registrations.filter { $0.state == .quoted }.map(\.entry)
        try await freeze(entries, in: visit, by: officer)
    }

    private func freeze(_ entries: [RegistrationEntry], in visit: Identifier, by officer: Operator) async throws {
        let now = clock.now()
        var quoted: [(RegistrationEntry, FrozenQuote)] = []
        for entry in entries {
            try entry.check(on: now.day)
            let quotes = try quote([entry.terms], circumstances: Circumstances(birth: entry.person.birth))
            quoted += quotes.map { (entry, $0) }
        }
        try await ledger.register(visit: visit, entries: quoted, by: officer, at: now)
    }

    /// The attendee has seen name and birth date, and says they are right.
    public func confirmReadBack(visit: Identifier) async throws {
        try await ledger.confirmReadBack(visit: visit, at: clock.now())
    }

    public func abandon(visit: Identifier, by officer: Operator) async throws {
        try await ledger.abandon(visit: visit, by: officer, at: clock.now())
    }
}

extension CitizenCardScan {
    /// The person the card names.
    public var person: Person {
        Person(name: name, birth: .day(birth), sex: sex, personalID: personalID, address: address)
    }
}

extension Refusal {
    /// A visit id that the ledger does not hold.
    public static let noSuchVisit = Refusal(
        "visit-unknown", "This visit does not exist. Go back to the desk and choose it from the list.")
}
