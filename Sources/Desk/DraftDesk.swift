public import Insurance

/// What a registration form was filled with and is not taken yet.
///
/// Personal data. Agreements are not part of it: they are asked for again.
public struct RegistrationDraft: Hashable, Sendable, Codable {
    /// What was typed, by the names of the fields; empty where nothing was.
    public var fields: [String: [String]]
    /// Whose card was read for one more member of the household, or who was
    /// chosen from the list; that of the first one is kept with the visit.
    public var scanned: ScannedPerson?
    /// Another person whose card was read meanwhile, until staff say what
    /// becomes of it.
    ///
    /// It outlasts the form it was read beside, until the visit is paid or left,
    /// or the draft's hours are over.
    public var waiting: ScannedPerson?

    public init(
        fields: [String: [String]] = [:], scanned: ScannedPerson? = nil, waiting: ScannedPerson? = nil
    ) {
        self.fields = fields
        self.scanned = scanned
        self.waiting = waiting
    }

    /// Whether somebody would miss what was typed or read for it.
    public var isBegun: Bool { !fields.isEmpty || scanned != nil }
}

/// Keeps what was typed, so that a reload, a crash or a power cut loses nothing,
/// and erases what nobody came back for.
public struct DraftDesk: Sendable {
    private let ledger: any DraftLedger
    private let clock: any Timekeeper
    /// Hours after which an abandoned draft is erased.
    private let hours: Int

    public static let hoursAllowed = 1...168

    /// - Parameter hours: Within ``hoursAllowed``; a value outside is brought inside.
    public init(ledger: any DraftLedger, hours: Int = 24, clock: any Timekeeper) {
        self.ledger = ledger
        self.hours = min(max(hours, Self.hoursAllowed.lowerBound), Self.hoursAllowed.upperBound)
        self.clock = clock
    }

    /// Keeps a draft in place of the visit's former one.
    ///
    /// - Parameter part: Which form of the visit, where there are several.
    /// - Throws: ``Refusal`` with `role-missing`, `visit-unknown`, `visit-paid`.
    public func save(
        _ draft: RegistrationDraft, of visit: Identifier, part: String = "", by officer: Operator
    ) async throws {
        try await change(of: visit, part: part, by: officer) { $0 = draft }
    }

    /// Keeps what is typed now in place of what was; the cards read for the
    /// form stay.
    ///
    /// - Throws: As ``save(_:of:part:by:)``.
    public func save(
        typed fields: [String: [String]], of visit: Identifier, part: String = "", by officer: Operator
    ) async throws {
        try await change(of: visit, part: part, by: officer) { $0.fields = fields }
    }

    /// Changes a draft in one transaction, so that nothing is lost that is kept
    /// meanwhile.
    ///
    /// - Parameters:
    ///   - isAnew: What was typed counts as dropped, and what the draft is changed
    ///     into is a new one.
    ///   - change: Gets an empty draft where none is kept; one left empty is not
    ///     kept.
    /// - Returns: what `change` returns.
    /// - Throws: As ``save(_:of:part:by:)``, and what `change` throws, with nothing
    ///   changed.
    @discardableResult
    public func change<Result: Sendable>(
        of visit: Identifier, part: String = "", isAnew: Bool = false, by officer: Operator,
        _ change: @escaping @Sendable (inout RegistrationDraft) throws -> Result
    ) async throws -> Result {
        try officer.must(.consultant)
        return try await ledger.changeDraft(
            of: visit, part: part, savedSince: limit, isAnew: isAnew, by: officer, at: clock.now(), change)
    }

    /// What was typed last and not taken, unless its time is over.
    public func draft(of visit: Identifier, part: String = "") async throws -> RegistrationDraft? {
        try await ledger.draft(of: visit, part: part, savedSince: limit)
    }

    /// The form was taken: nothing of the draft is kept but another person's
    /// card that still waits for an answer.
    ///
    /// - Parameter person: Who was registered; a card of theirs waits no more,
    ///   beside whichever form of the visit.
    public func use(of visit: Identifier, part: String = "", for person: Person? = nil) async throws {
        try await ledger.useDraft(of: visit, part: part, savedSince: limit) { waiting in
            person.map { !$0.mayBe(waiting.person) } ?? true
        }
    }

    /// Erases the drafts whose time is over, and the people of visits that were
    /// left without a payment, once their day and the same time are over; each
    /// stays counted.
    ///
    /// - Returns: how many drafts there were.
    @discardableResult
    public func sweep() async throws -> Int {
        _ = try await ledger.eraseLeftVisits(untouchedSince: limit, before: clock.now().day)
        return try await ledger.expireDrafts(savedBefore: limit)
    }

    /// How many drafts were abandoned until now and erased.
    public func abandoned() async throws -> Int { try await ledger.abandonedDrafts() }

    private var limit: Moment { Moment(milliseconds: clock.now().milliseconds - hours * 3_600_000) }
}
