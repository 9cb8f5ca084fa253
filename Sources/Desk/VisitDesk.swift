public import Insurance
public import InsuranceRules

/// Consults and registers: everything before the money.
public struct VisitDesk: Sendable {
    let ledger: any VisitLedger & HouseholdLedger
    let roster: any Roster
    let householdObjects: Set<String>
    let places: any Gazetteer
    let book: RuleBook
    let home: Place
    private let occasion: Occasion?
    private let anyLength: Bool
    let proof: PaperProof?
    let clock: any Timekeeper

    /// - Parameters:
    ///   - home: Where people are taken to live, the event's province.
    ///   - occasion: The event and the team, kept with each consultation.
    ///   - anyLength: Whether health insurance is sold for any number of months
    ///     up to the longest.
    ///   - proof: `nil` where nothing is printed.
    ///   - roster: Who lives in which household.
    ///   - householdObjects: Object codes of cards that a household pays for by
    ///     its order.
    ///   - places: What became of the communes on older cards.
    public init(
        ledger: any VisitLedger & HouseholdLedger, book: RuleBook, home: Place = .unknown, occasion: Occasion? = nil,
        anyLength: Bool = false, proof: PaperProof? = nil, roster: any Roster = NoRoster(),
        householdObjects: Set<String> = [], places: any Gazetteer = NoPlaces(), clock: any Timekeeper
    ) {
        self.ledger = ledger
        self.roster = roster
        self.householdObjects = householdObjects
        self.places = places
        self.book = book
        self.home = home
        self.occasion = occasion
        self.anyLength = anyLength
        self.proof = proof
        self.clock = clock
    }

    /// Opens a visit; someone scanned earlier today, whose visit is not done, is
    /// found again instead.
    ///
    /// Everybody may look for a visit; a new one is for those who receive people.
    ///
    /// - Parameter card: What was scanned of `scanned`; `nil` for someone of the list.
    /// - Returns: the visit to show.
    /// - Throws: ``Refusal`` with `role-missing`.
    public func open(
        station: String, language: String, channel: Channel, scanned: Person?, card: CardReading? = nil,
        by officer: Operator
    ) async throws -> Identifier {
        let now = clock.now()
        if let scanned, let known = try await visit(of: scanned, on: now.day),
            let file = try await ledger.visitFile(known), file.nextStep != .done
        {
            // Opened from the list, and the card is read only now.
            if let card, file.visit.card == nil, file.payment == nil, file.visit.scanned?.mayBe(scanned) == true {
                try await ledger.recordScan(scanned, card: card, in: known)
            }
            return known
        }
        try mustReceive(officer)
        return try await ledger.openVisit(
            station: station, language: language, channel: channel, scanned: scanned, card: card, by: officer, at: now
        ).id
    }

    /// Consultant or cashier: whoever sits where people come first.
    private func mustReceive(_ officer: Operator) throws {
        if !officer.roles.contains(.cashier) { try officer.must(.consultant) }
    }

    /// What may be chosen today, and what comes of it.
    public var guide: PlanGuide { PlanGuide(book: book, on: clock.now().day, at: home, anyLength: anyLength) }

    /// The titles of all rules by their id, for those who read a quote.
    public var ruleTitles: [String: String] {
        Dictionary(book.allRules.map { ($0.heading.rule, $0.heading.title) }) { first, _ in first }
    }

    /// Another visit of today in which the person of this one has paid; `nil`
    /// for a visit that is paid itself.
    ///
    /// It stops nothing: there are two insurances, and the till refuses the
    /// same one twice.
    public func paidBefore(_ file: VisitFile) async throws -> VisitFile? {
        guard file.payment == nil, let key = file.personKey,
            let known = try await ledger.paidVisit(ofPersonWithKey: key, on: clock.now().day), known != file.visit.id
        else { return nil }
        return try await ledger.visitFile(known)
    }

    /// Keeps what a card or the list said for a visit that is already open.
    ///
    /// - Throws: ``Refusal`` with `role-missing`, `visit-unknown`, `visit-paid`.
    public func scan(_ scanned: ScannedPerson, in visit: Identifier, by officer: Operator) async throws {
        try mustReceive(officer)
        try await ledger.recordScan(scanned.person, card: scanned.card, in: visit)
    }

    /// Works out each plan for a payment today, for someone who may join.
    ///
    /// - Parameter circumstances: What the person answered; nothing that was
    ///   not asked stands in the way.
    /// - Throws: ``RuleError`` when a rule refuses or the person may not join.
    public func quote(_ plans: [Terms], circumstances: Circumstances = Circumstances()) throws -> [FrozenQuote] {
        let day = clock.now().day
        return try plans.map { plan in
            try checkEligibility(for: plan.scheme, circumstances, on: day, in: book)
            try checkMissingTime(plan, circumstances, on: day, in: book)
            return try price(plan, born: circumstances.birth, on: day)
        }
    }

    /// Works out a plan for a day of payment.
    func price(_ plan: Terms, born birth: BirthDate?, on day: CalendarDay) throws(RuleError) -> FrozenQuote {
        let item = try InsuranceRules.quote(plan, on: day, at: home, born: birth, anyLength: anyLength, in: book)
        let continuous = item.validFrom.flatMap { continuousInsurance(from: $0, paidOn: day, in: book) }
        return FrozenQuote(day: day, item: item, rules: book.fingerprint, continuousFrom: continuous)
    }

    /// Keeps the plans looked at and how the consultation ended.
    ///
    /// That someone who may not join went away is a record too, so eligibility
    /// stops neither `declined` nor `followUp`. A phone number is kept sealed.
    ///
    /// - Parameter end: `nil` while it goes on.
    /// - Throws: ``RuleError``; ``Refusal`` with `plan-missing`, `visit-paid`,
    ///   `visit-ended`.
    public func consult(
        visit: Identifier, plans: [Terms], end: ConsultationEnd?,
        circumstances: Circumstances = Circumstances(), by officer: Operator
    ) async throws {
        try officer.must(.consultant)
        let outcome = end?.outcome
        let leaves = outcome == .declined || outcome == .followUp
        _ = try quote(plans, circumstances: leaves ? Circumstances() : circumstances)
        guard outcome != .enrol || !plans.isEmpty else { throw Refusal.planMissing }
        try await ledger.recordConsultation(
            visit: visit, plans: plans, end: end, at: occasion, by: officer, at: clock.now())
    }

    /// Corrects where the visitor came from.
    ///
    /// - Throws: ``Refusal`` with `role-missing`, `visit-unknown`.
    public func correct(_ channel: Channel, of visit: Identifier, by officer: Operator) async throws {
        try officer.must(.consultant)
        try await ledger.recordChannel(channel, of: visit)
    }

    /// The attendee has seen or heard name and birth date of these
    /// registrations, and says they are right.
    ///
    /// - Throws: ``Refusal`` with `visit-unknown`, `read-back-changed` when one
    ///   of them is not to be read back any more.
    public func confirmReadBack(
        visit: Identifier, of registrations: [Identifier], _ way: ReadBackWay = .screen
    ) async throws {
        try await ledger.confirmReadBack(visit: visit, of: registrations, way, at: clock.now())
    }

    /// Gives up what is not paid, as those who registered it may.
    ///
    /// - Throws: ``Refusal`` with `role-missing`, `visit-unknown`.
    public func abandon(visit: Identifier, by officer: Operator) async throws {
        try officer.must(.consultant)
        try await ledger.abandon(visit: visit, by: officer, at: clock.now())
    }
}

extension Refusal {
    /// A visit id that the ledger does not hold.
    public static let noSuchVisit = Refusal(
        "visit-unknown", "This visit does not exist. Go back to the desk and choose it from the list.")
}
