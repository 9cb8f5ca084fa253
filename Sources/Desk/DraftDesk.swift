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
    /// Another person whose card was read for that member meanwhile, until
    /// staff say what becomes of it.
    public var waiting: ScannedPerson?

    public init(
        fields: [String: [String]] = [:], scanned: ScannedPerson? = nil, waiting: ScannedPerson? = nil
    ) {
        self.fields = fields
        self.scanned = scanned
        self.waiting = waiting
    }
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
        try officer.must(.consultant)
        try await ledger.saveDraft(draft, of: visit, part: part, by: officer, at: clock.now())
    }

    /// Keeps what is typed now in place of what was; the cards read for the
    /// form stay.
    ///
    /// - Throws: As ``save(_:of:part:by:)``.
    public func save(
        typed fields: [String: [String]], of visit: Identifier, part: String = "", by officer: Operator
    ) async throws {
        var kept = try await draft(of: visit, part: part) ?? RegistrationDraft()
        kept.fields = fields
        try await save(kept, of: visit, part: part, by: officer)
    }

    /// What was typed last and not taken, unless its time is over.
    public func draft(of visit: Identifier, part: String = "") async throws -> RegistrationDraft? {
        try await ledger.draft(of: visit, part: part, savedSince: limit)
    }

    /// The form was taken: nothing of the draft is kept.
    public func use(of visit: Identifier, part: String = "") async throws {
        try await ledger.endDraft(of: visit, part: part, isUsed: true)
    }

    /// Staff begin anew: nothing of the draft is kept.
    public func drop(of visit: Identifier, part: String = "") async throws {
        try await ledger.endDraft(of: visit, part: part, isUsed: false)
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
