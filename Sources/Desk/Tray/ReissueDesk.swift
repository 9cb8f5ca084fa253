import Insurance

/// Prints a paper anew that was given out already: it is recalled first, and
/// two people stand for it.
public struct ReissueDesk: Sendable {
    private let ledger: any ReissueLedger
    private let clock: any Timekeeper

    public init(ledger: any ReissueLedger, clock: any Timekeeper) {
        self.ledger = ledger
        self.clock = clock
    }

    /// Recalls a paper that was given out and lies here again, and queues it anew.
    ///
    /// Only with the former paper in hand: a second good one of a lost paper is
    /// the insurance office's to issue. The former goes to the spoiled ones.
    ///
    /// - Parameters:
    ///   - hasPaper: Whether the former paper lies before the two.
    ///   - witness: Another officer or a supervisor, known by their own PIN.
    /// - Throws: ``Refusal`` with `role-missing`, `reissue-plain-paper`,
    ///   `reissue-paper-out`, `second-person-needed`, `reissue-not-given`.
    public func reissue(
        _ document: Document, reason: SpoilReason?, hasPaper: Bool, witness: Operator, by officer: Operator
    ) async throws {
        try officer.must(.officer)
        guard !document.kind.isOfPayment else { throw Refusal.reissuePlainPaper }
        guard let reason else { throw Refusal.spoilReasonMissing }
        guard hasPaper else { throw Refusal.reissuePaperOut }
        guard witness.code != officer.code, !witness.roles.isDisjoint(with: [.officer, .supervisor]) else {
            throw Refusal.secondPersonNeeded
        }
        try await ledger.reissue(
            document: document.id, reason: reason, witness: witness, by: officer, at: clock.now())
    }
}

extension Refusal {
    fileprivate static let reissuePlainPaper = Refusal(
        "reissue-plain-paper", "Receipts and slips are not recalled; they say the same each time they are printed.")
    fileprivate static let reissuePaperOut = Refusal(
        "reissue-paper-out",
        """
        A paper given out is printed anew only while the former one lies here. Take it back, tick that it is here, \
        and go on; a lost one is issued again by the insurance office.
        """)
    fileprivate static let secondPersonNeeded = Refusal(
        "second-person-needed",
        """
        Printing anew what was given out needs a second person: another officer or a supervisor with their own code \
        and PIN. Nothing was recalled.
        """)
}
