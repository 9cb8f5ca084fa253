public import Insurance

// What the desk needs to keep drafts and to honour people's rights.

/// Drafts of registration forms, sealed.
public protocol DraftLedger: Sendable {
    /// Reads a draft, changes it and keeps it, in one transaction and quietly:
    /// open pages are not told.
    ///
    /// - Parameters:
    ///   - limit: A draft saved before it is changed as an empty one.
    ///   - isAnew: The draft that was kept ends as dropped, and the changed one
    ///     is a new one.
    func changeDraft<Result: Sendable>(
        of visit: Identifier, part: String, savedSince limit: Moment, isAnew: Bool, by officer: Operator,
        at moment: Moment, _ change: @escaping @Sendable (inout RegistrationDraft) throws -> Result
    ) async throws -> Result
    func draft(of visit: Identifier, part: String, savedSince limit: Moment) async throws -> RegistrationDraft?
    /// Erases a draft that was taken, and keeps the card that waits beside it
    /// in a new one; harmless when there is none.
    ///
    /// - Parameter waitsOn: Whether a card goes on waiting; asked for those
    ///   beside the visit's other drafts too.
    func useDraft(
        of visit: Identifier, part: String, savedSince limit: Moment,
        waitsOn: @escaping @Sendable (ScannedPerson) -> Bool
    ) async throws
    /// Erases the drafts saved before `limit`, and tells how many there were.
    func expireDrafts(savedBefore limit: Moment) async throws -> Int
    /// Erases whoever was scanned or registered in unpaid visits of days before
    /// `day` that nobody touched since `limit`, and registrations given up
    /// before it; tells how many visits and registrations there were.
    func eraseLeftVisits(untouchedSince limit: Moment, before day: CalendarDay) async throws -> Int
    /// How many drafts ended by time or were given up.
    func abandonedDrafts() async throws -> Int
}

/// Corrections and withdrawals: each is its own record and its own envelope.
public protocol RightsLedger: Sendable {
    func withdraw(
        _ purpose: OptionalPurpose, of registrations: [Identifier], by officer: Operator, at moment: Moment
    ) async throws
    /// Writes corrections, all or none, and takes the papers back that show the
    /// mistake; by a number that was set right the person is found from then
    /// on.
    ///
    /// - Throws: ``Refusal`` with `correction-outdated`,
    ///   `correction-papers-open`, `correction-papers-out`,
    ///   `correction-insured-twice`, `correction-number-claimed`.
    func correct(
        _ corrections: [Correction], hasPapers: Bool, by officer: Operator, at moment: Moment
    ) async throws
}
