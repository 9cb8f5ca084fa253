public import Insurance

/// Approves papers and judges what came out of the printers.
public struct IssuingDesk: Sendable {
    private let ledger: any IssuingLedger
    private let queues: any QueueTending
    private let clock: any Timekeeper

    public init(ledger: any IssuingLedger, queues: any QueueTending, clock: any Timekeeper) {
        self.ledger = ledger
        self.queues = queues
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

    /// An officer approves that the papers of a visit are printed.
    ///
    /// The person asked for them when they registered. Nothing is printed of
    /// what nobody approves; ``LeftPapersDesk/decline(papersOf:by:)`` is the other answer.
    public func approve(papersOf visit: Identifier, by officer: Operator) async throws {
        try officer.must(.officer)
        try await ledger.approve(papersOf: visit, by: officer, at: clock.now())
    }

    /// A person looked: good, spoiled (with a reason) or nothing came out.
    ///
    /// Receipts and slips may be judged by the cashier who gives them out, the
    /// others by an officer. That nothing came out is taken only when nothing
    /// can come out later.
    public func judge(
        _ document: Document, intent: Identifier, verdict: Verdict, reason: SpoilReason?, by officer: Operator
    ) async throws {
        if !document.kind.isOfPayment || !officer.roles.contains(.cashier) { try officer.must(.officer) }
        guard verdict != .spoiled || reason != nil else { throw Refusal.spoilReasonMissing }
        if verdict == .notPrinted, document.intent == intent {
            // It may end while this is read; what may still come out is withdrawn first, or nothing is taken.
            guard document.state != .printing else { throw Refusal.paperStillPrinting }
            if [.toCheck, .unknown].contains(document.state) {
                try await queues.withdraw(intent, from: document.kind.printer, isDoubtful: document.state == .unknown)
            }
        }
        try await ledger.judge(
            document: document.id, intent: intent, verdict: verdict, reason: reason, by: officer, at: clock.now())
    }

    /// Lets a stopped printer go on, once somebody has said what came of the
    /// papers it left in doubt.
    ///
    /// - Throws: ``Refusal`` with `answer-first`.
    public func resume(_ printer: PrinterKind, by officer: Operator) async throws {
        if printer != .receipt || !officer.roles.contains(.cashier) { try officer.must(.officer) }
        let doubtful = try await ledger.openDocuments().filter {
            $0.document.kind.printer == printer && $0.document.state == .unknown
        }
        guard doubtful.isEmpty else {
            throw Refusal(
                "answer-first",
                """
                Nobody has said yet what came of \(doubtful.count) papers of this printer, so it stays stopped. Look \
                into the tray, answer, then resume.
                """,
                details: ["count": String(doubtful.count)])
        }
        try await queues.resume(printer)
    }

    /// Asks for a new print of a paper that is spoiled, missing or held back.
    public func reprint(_ document: Document, by officer: Operator) async throws {
        if !document.kind.isOfPayment || !officer.roles.contains(.cashier) { try officer.must(.officer) }
        try await ledger.reprint(document: document.id, by: officer, at: clock.now())
    }
}
