public import Insurance

// What the desk needs to give papers out, and to say what becomes of the rest.

/// Hand-overs and those still being signed for.
public protocol HandOverLedger: Sendable {
    /// Asks for a signature; a former request of the visit is dropped.
    ///
    /// - Throws: ``Refusal`` with `document-unknown`, `paper-not-good`, `handed-over-before`.
    func beginSigning(_ plan: HandOverPlan, by officer: Operator, at moment: Moment) async throws -> Signing
    /// What the visit's receiver is asked to sign for now.
    func signing(of visit: Identifier) async throws -> Signing?
    /// Keeps a signature, on disk before anyone is thanked for it.
    ///
    /// - Throws: ``Refusal`` with `signing-over`.
    func sign(_ signing: Identifier, with signature: Signature, at moment: Moment) async throws
    /// Gives up a request with its signature; harmless when there is none.
    func dropSigning(of visit: Identifier, at moment: Moment) async throws
    /// Gives exactly the planned papers out, in one transaction with their proof.
    ///
    /// - Throws: ``Refusal`` with `document-unknown`, `paper-not-good`,
    ///   `handed-over-before`, `nothing-to-hand-over`, `signing-over`.
    @discardableResult
    func handOver(
        _ plan: HandOverPlan, against proof: HandOver.Proof, ending signing: Identifier?, by officer: Operator,
        at moment: Moment
    ) async throws -> HandOver
    /// The codes of those who answer for a tray or a till on a day.
    func staffOnDuty(on day: CalendarDay) async throws -> Set<String>
}

/// Papers nobody took, and what becomes of them.
public protocol LeftPaperLedger: Sendable {
    /// The papers of a cashier's shift that is not closed, not handed over.
    func papersLeft(inShiftOf cashier: String) async throws -> [LeftPaper]
    /// All papers that something was said of and nobody took since, oldest first.
    func papersKept() async throws -> [LeftPaper]
    /// The papers of a visit that are not handed over.
    func papersLeft(of visit: Identifier) async throws -> [LeftPaper]
    /// Writes what becomes of papers, all or none.
    ///
    /// - Parameter attempts: How often each had been printed when it was looked at.
    /// - Throws: ``Refusal`` with `document-unknown`, `fate-does-not-fit`, also
    ///   for a paper that was printed once more since.
    func settle(
        _ fates: [PaperFate], seen attempts: [Identifier: Int], by officer: Operator, at moment: Moment
    ) async throws
    /// Queues the confirmation slip of the visit's latest payment, once;
    /// afterwards another copy of it.
    ///
    /// - Throws: ``Refusal`` with `nothing-paid`.
    func requestSlip(of visit: Identifier, by officer: Operator, at moment: Moment) async throws
}
