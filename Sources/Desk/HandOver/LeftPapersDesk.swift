public import Insurance

/// Papers nobody took: says what becomes of each before a shift is closed.
public struct LeftPapersDesk: Sendable {
    /// What somebody chose for one paper.
    public struct Choice: Hashable, Sendable {
        public let document: Identifier
        public let kind: PaperFate.Kind
        /// How often it had been printed when it was looked at.
        ///
        /// A paper printed anew meanwhile is another one.
        public let attempts: Int

        public init(document: Identifier, kind: PaperFate.Kind, attempts: Int) {
            self.document = document
            self.kind = kind
            self.attempts = attempts
        }
    }

    private let ledger: any LeftPaperLedger
    private let office: Office
    private let clock: any Timekeeper

    public init(ledger: any LeftPaperLedger, office: Office, clock: any Timekeeper) {
        self.ledger = ledger
        self.office = office
        self.clock = clock
    }

    /// What the cashier's open shift leaves behind.
    public func left(inShiftOf cashier: Operator) async throws -> [LeftPaper] {
        try await ledger.papersLeft(inShiftOf: cashier.code)
    }

    /// What waits to be collected, is under way or is still to be printed.
    public func kept() async throws -> [LeftPaper] { try await ledger.papersKept() }

    /// Writes what becomes of the papers chosen, all or none.
    ///
    /// - Parameters:
    ///   - agent: The collection agent's name, where one takes papers along.
    ///   - witness: The second person, where a good paper is not to be given out.
    /// - Throws: ``Refusal`` with `role-missing`, `agent-missing`, `second-person-missing`,
    ///   `fate-does-not-fit`, `document-unknown`.
    public func settle(
        _ choices: [Choice], agent: String, witness: Operator?, by officer: Operator
    ) async throws {
        try mayAct(officer)
        let agent = PersonName.tidy(agent)
        if choices.contains(where: { $0.kind == .agent }) {
            guard !agent.allSatisfy(\.isWhitespace) else {
                throw Refusal("agent-missing", "Write the name of the collection agent who takes the papers along.")
            }
            try RegistrationEntry.check(name: agent)
        }
        if choices.contains(where: { $0.kind == .destroyed }), witness == nil || witness?.code == officer.code {
            throw Refusal(
                "second-person-missing",
                "A good paper is put to the spoiled ones by two people. Ask a colleague to type their code and PIN.")
        }
        let now = clock.now()
        try await ledger.settle(
            choices.map { fate($0, agent: agent, witness: witness?.code, on: now.day) },
            seen: choices.reduce(into: [:]) { $0[$1.document] = $1.attempts }, by: officer, at: now)
    }

    /// Keeps the papers of somebody who is still here for another day, and
    /// prints a slip that says where to ask.
    ///
    /// - Throws: ``Refusal`` with `role-missing`, `nothing-to-keep`, `fate-does-not-fit`, `nothing-paid`.
    public func keep(papersOf visit: Identifier, by officer: Operator) async throws {
        try mayAct(officer)
        let choices = try await ledger.papersLeft(of: visit).compactMap { paper -> Choice? in
            guard !paper.document.kind.isOfPayment, !paper.isAnswered else { return nil }
            return paper.choices.first { $0 == .kept || $0 == .later }
                .map { Choice(document: paper.document.id, kind: $0, attempts: paper.document.attempts) }
        }
        guard !choices.isEmpty else {
            throw Refusal(
                "nothing-to-keep",
                "No paper of this visit can be kept now. Say first what came out of the printer, or hand over.")
        }
        try await settle(choices, agent: "", witness: nil, by: officer)
        try await ledger.requestSlip(of: visit, by: officer, at: clock.now())
    }

    /// An officer does not approve the paper that was asked for: the electronic
    /// one is requested from the province, and a slip says so.
    ///
    /// - Throws: ``Refusal`` with `role-missing`, `nothing-to-approve`.
    public func decline(papersOf visit: Identifier, by officer: Operator) async throws {
        try officer.must(.officer)
        let papers = try await ledger.papersLeft(of: visit).map(\.document).filter(\.waitsForApproval)
        guard !papers.isEmpty else {
            throw Refusal(
                "nothing-to-approve",
                "No paper of this visit waits for an approval any more. Look at the visit for how it stands now.")
        }
        let choices = papers.map { Choice(document: $0.id, kind: .electronic, attempts: $0.attempts) }
        try await settle(choices, agent: "", witness: nil, by: officer)
        try await ledger.requestSlip(of: visit, by: officer, at: clock.now())
    }

    /// Prints the confirmation slip of a payment for whoever asks for it.
    public func printSlip(of visit: Identifier, by officer: Operator) async throws {
        guard !officer.roles.isDisjoint(with: [.consultant, .cashier, .officer]) else {
            return try officer.must(.cashier)
        }
        try await ledger.requestSlip(of: visit, by: officer, at: clock.now())
    }

    private func fate(_ choice: Choice, agent: String, witness: String?, on day: CalendarDay) -> PaperFate {
        let isKept = choice.kind == .kept || choice.kind == .later
        return PaperFate(
            document: choice.document, kind: choice.kind, place: isKept ? office.collectAt : nil,
            until: isKept ? day.adding(days: office.keptDays) : nil, agent: choice.kind == .agent ? agent : nil,
            witness: choice.kind == .destroyed ? witness : nil)
    }

    private func mayAct(_ officer: Operator) throws {
        guard officer.roles.isDisjoint(with: [.cashier, .officer, .supervisor]) else { return }
        try officer.must(.officer)
    }
}
