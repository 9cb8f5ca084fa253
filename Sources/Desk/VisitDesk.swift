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

    /// Opens a visit; someone scanned earlier today is found again instead.
    ///
    /// - Returns: the visit to show.
    public func open(
        station: String, language: String, channel: Channel, scanned: Person?, by officer: Operator
    ) async throws -> Identifier {
        let now = clock.now()
        if let key = scanned?.key, let known = try await ledger.visit(ofPersonWithKey: key, on: now.day) {
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

    /// Works out each plan for a payment today.
    ///
    /// - Throws: ``RuleError`` when a rule refuses.
    public func quote(_ plans: [Terms]) throws -> [FrozenQuote] {
        let day = clock.now().day
        var quotes: [FrozenQuote] = []
        for plan in plans {
            let item = try InsuranceRules.quote(plan, on: day, in: book)
            quotes.append(FrozenQuote(day: day, item: item, rules: book.fingerprint))
        }
        return quotes
    }

    /// Keeps the plans looked at and how the consultation ended.
    public func consult(
        visit: Identifier, plans: [Terms], outcome: ConsultationOutcome?, by officer: Operator
    ) async throws {
        try officer.must(.consultant)
        _ = try quote(plans)
        guard outcome != .enrol || !plans.isEmpty else {
            throw Refusal("plan-missing", "Nothing was chosen. Choose health insurance, social insurance or both.")
        }
        try await ledger.recordConsultation(
            visit: visit, plans: plans, outcome: outcome, by: officer, at: clock.now())
    }

    /// Registers a person for plans and freezes their quotes.
    ///
    /// - Throws: ``RuleError``; ``Refusal`` with `not-eligible` (too young),
    ///   `person-incomplete` or `consent-missing`.
    public func register(visit: Identifier, entries: [RegistrationEntry], by officer: Operator) async throws {
        try officer.must(.consultant)
        let now = clock.now()
        for entry in entries { try check(entry, on: now.day) }
        let quotes = try quote(entries.map(\.terms))
        try await ledger.register(visit: visit, entries: Array(zip(entries, quotes)), by: officer, at: now)
    }

    /// Works the visit's unpaid registrations out anew for today.
    public func requote(visit: Identifier, by officer: Operator) async throws {
        guard let file = try await ledger.visitFile(visit) else { throw Refusal.noSuchVisit }
        let entries = file.registrations.filter { $0.state == .quoted }.map(\.entry)
        try await register(visit: visit, entries: entries, by: officer)
    }

    /// The attendee has seen name and birth date, and says they are right.
    public func confirmReadBack(visit: Identifier) async throws {
        try await ledger.confirmReadBack(visit: visit, at: clock.now())
    }

    public func abandon(visit: Identifier, by officer: Operator) async throws {
        try await ledger.abandon(visit: visit, by: officer, at: clock.now())
    }

    private func check(_ entry: RegistrationEntry, on day: CalendarDay) throws {
        let person = entry.person
        guard !person.name.isEmpty, person.key != nil else {
            throw Refusal(
                "person-incomplete",
                "Name and personal ID (or social insurance code) are needed. Scan the ID card or type them in.")
        }
        guard entry.consent != nil else {
            throw Refusal(
                "consent-missing",
                "The person has not agreed to the processing of their data. Read the consent to them and tick it.")
        }
        if entry.terms.scheme == .healthInsurance, entry.facility == nil {
            throw Refusal("facility-missing", "Health insurance needs a first-care facility. Choose one from the list.")
        }
        if case .day(let birth) = person.birth, birth > day {
            throw Refusal("birth-in-future", "The birth date lies in the future. Correct it from the ID card.")
        }
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
