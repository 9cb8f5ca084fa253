public import Insurance

/// Approves papers, judges what came out of the printers, and hands over.
public struct IssuingDesk: Sendable {
    private let ledger: any IssuingLedger
    private let clock: any Timekeeper

    public init(ledger: any IssuingLedger, clock: any Timekeeper) {
        self.ledger = ledger
        self.clock = clock
    }

    public func openDocuments() async throws -> [(document: Document, name: String)] {
        try await ledger.openDocuments()
    }

    /// Who answers for the tray today; nobody from one day to the next.
    public func trayOfficer() async throws -> String? { try await ledger.trayOfficer(on: clock.now().day) }

    public func stock() async throws -> [StockBalance] { try await ledger.stock() }

    /// The officer answers for the printers from now until the day ends or the
    /// tray is released.
    public func takeTray(by officer: Operator) async throws {
        try officer.must(.officer)
        try await ledger.takeTray(by: officer, at: clock.now())
    }

    /// Nobody answers for the printers from now on; what was approved stays approved.
    ///
    /// Any officer may do it, because one who has left cannot.
    public func releaseTray(by officer: Operator) async throws {
        try officer.must(.officer)
        try await ledger.releaseTray(by: officer, at: clock.now())
    }

    /// A person looked: good, spoiled (with a reason) or nothing came out.
    ///
    /// Receipts may be judged by the cashier who gives them out, controlled
    /// papers by an officer.
    public func judge(
        _ document: Document, intent: Identifier, verdict: Verdict, reason: SpoilReason?, by officer: Operator
    ) async throws {
        if document.kind != .receipt || !officer.roles.contains(.cashier) { try officer.must(.officer) }
        guard verdict != .spoiled || reason != nil else {
            throw Refusal("spoil-reason-missing", "A spoiled paper needs a reason. Choose one from the list.")
        }
        try await ledger.judge(
            document: document.id, intent: intent, verdict: verdict, reason: reason, by: officer, at: clock.now())
    }

    /// Asks for a new print of a paper that is spoiled, missing or held back.
    public func reprint(_ document: Document, by officer: Operator) async throws {
        if document.kind != .receipt || !officer.roles.contains(.cashier) { try officer.must(.officer) }
        try await ledger.reprint(document: document.id, by: officer, at: clock.now())
    }

    /// Gives the good papers to the person, or to whom they named.
    public func handOver(visit: Identifier, receivedBy: String?, by officer: Operator) async throws {
        guard !officer.roles.isDisjoint(with: [.consultant, .officer]) else { return try officer.must(.consultant) }
        try await ledger.handOver(visit: visit, receivedBy: receivedBy, by: officer, at: clock.now())
    }
}
