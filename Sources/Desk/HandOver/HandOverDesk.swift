public import Insurance

/// Gives good papers to the person, or to whom they named.
///
/// A card or a book goes out against a signature on the screen, or against a
/// mark that a second member of staff saw. A receipt or a slip alone needs
/// neither.
public struct HandOverDesk: Sendable {
    private let ledger: any HandOverLedger
    private let visits: any VisitLedger
    private let relations: ShortList
    private let clock: any Timekeeper

    /// - Parameter relations: What a receiver can be to the person.
    public init(
        ledger: any HandOverLedger, visits: any VisitLedger, relations: ShortList, clock: any Timekeeper
    ) {
        self.ledger = ledger
        self.visits = visits
        self.relations = relations
        self.clock = clock
    }

    public func signing(of visit: Identifier) async throws -> Signing? { try await ledger.signing(of: visit) }

    /// Asks the receiver to sign for papers, or gives them at once where
    /// nobody needs to sign.
    ///
    /// - Returns: What is to be signed; `nil` when the papers are given.
    /// - Throws: ``Refusal`` with `role-missing`, `visit-unknown`, `receiver-unknown`,
    ///   `receiver-relation`, what ``HandOverLedger/beginSigning(_:by:at:)`` throws.
    public func give(_ plan: HandOverPlan, by officer: Operator) async throws -> Signing? {
        try mayGive(officer)
        let file = try await file(plan.visit)
        try check(plan.receiver, in: file)
        let kinds = Set(file.documents.filter { plan.papers.contains($0.id) }.map(\.kind))
        guard kinds.allSatisfy(\.isOfPayment) else {
            return try await ledger.beginSigning(plan, by: officer, at: clock.now())
        }
        try await ledger.handOver(plan, against: .counter, ending: nil, by: officer, at: clock.now())
        return nil
    }

    /// The receiver has signed on the screen; nothing is given yet.
    ///
    /// - Throws: ``Refusal`` with `signing-over`, `signature-empty`, `signature-unreadable`.
    public func sign(_ signing: Identifier, drawn: String) async throws {
        try await ledger.sign(signing, with: try Signature(drawn: drawn), at: clock.now())
    }

    /// Gives the papers that were signed for.
    ///
    /// - Parameter signing: What the officer saw; another one is refused.
    /// - Throws: ``Refusal`` with `signing-over`, `not-signed`.
    public func confirm(_ signing: Identifier, in visit: Identifier, by officer: Operator) async throws {
        try mayGive(officer)
        let open = try await open(signing, in: visit)
        guard let signature = open.signature, let at = open.signedAt else {
            throw Refusal(
                "not-signed", "Nobody has signed yet. Let the receiver sign on their screen, or take a mark.")
        }
        try await ledger.handOver(
            open.plan, against: .signature(signature, at: at), ending: open.id, by: officer, at: clock.now())
    }

    /// Gives the papers against a mark.
    ///
    /// The witness is another member of staff, who shows it with their PIN,
    /// whenever somebody else answers for the tray or a till today. Who works
    /// alone is the witness of what they saw: a household visit has nobody else.
    ///
    /// - Parameter witness: Whose PIN was right; the officer for one alone.
    /// - Throws: ``Refusal`` with `signing-over`, `witness-needed`.
    public func take(
        markFor signing: Identifier, in visit: Identifier, witness: Operator, by officer: Operator
    ) async throws {
        try mayGive(officer)
        let open = try await open(signing, in: visit)
        if witness.code == officer.code, try await needsWitness(officer) {
            throw Refusal(
                "witness-needed",
                "A colleague is on duty too, so one of them is the witness. Ask them to type their code and PIN.")
        }
        try await ledger.handOver(
            open.plan, against: .mark(witness: witness.code), ending: open.id, by: officer, at: clock.now())
    }

    /// Whether somebody besides the officer is there to witness a mark.
    public func needsWitness(_ officer: Operator) async throws -> Bool {
        try await !ledger.staffOnDuty(on: clock.now().day).subtracting([officer.code]).isEmpty
    }

    /// The receiver or the papers were wrong, or the signature is drawn anew.
    public func cancel(in visit: Identifier, by officer: Operator) async throws {
        try mayGive(officer)
        try await ledger.dropSigning(of: visit, at: clock.now())
    }

    private func open(_ signing: Identifier, in visit: Identifier) async throws -> Signing {
        guard let open = try await ledger.signing(of: visit), open.id == signing else { throw Refusal.signingOver }
        return open
    }

    private func check(_ receiver: Receiver, in file: VisitFile) throws {
        guard case .other(let named) = receiver else {
            guard file.knownReceivers.contains(where: { $0.receiver == receiver }) else {
                throw Refusal(
                    "receiver-unknown", "Whoever is to take the papers is not of this visit. Choose the receiver again."
                )
            }
            return
        }
        try RegistrationEntry.check(name: named.name)
        guard relations.entry(named.relation) != nil else {
            throw Refusal(
                "receiver-relation", "What the receiver is to the person is missing. Choose it from the list.")
        }
    }

    private func file(_ visit: Identifier) async throws -> VisitFile {
        guard let file = try await visits.visitFile(visit) else { throw Refusal.noSuchVisit }
        return file
    }

    private func mayGive(_ officer: Operator) throws {
        guard officer.roles.isDisjoint(with: [.consultant, .officer]) else { return }
        try officer.must(.consultant)
    }
}

extension Refusal {
    /// The request for a signature was used, given up or made anew.
    public static let signingOver = Refusal(
        "signing-over",
        """
        This is not to be signed for any more: it was given out, given up or asked anew. Look at the visit for how \
        it stands now.
        """)
}
