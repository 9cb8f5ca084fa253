public import Insurance

/// Closes the day, and hands its money in.
public struct DayDesk: Sendable {
    private let ledger: any DayLedger
    private let audit: AuditDesk
    private let deadlines: RemittanceDeadlines
    private let clock: any Timekeeper

    public init(
        ledger: any DayLedger, audit: AuditDesk, deadlines: RemittanceDeadlines, clock: any Timekeeper
    ) {
        self.ledger = ledger
        self.audit = audit
        self.deadlines = deadlines
        self.clock = clock
    }

    /// What a day close would say now, and what the last audit found.
    ///
    /// - Throws: ``Refusal`` with `role-missing` for anybody but a supervisor.
    public func preview(for officer: Operator) async throws -> DayPreview {
        try officer.must(.supervisor)
        var preview = try await ledger.dayPreview(at: clock.now())
        preview.audit = await audit.last
        return preview
    }

    /// Looks for records that contradict each other.
    ///
    /// - Throws: ``Refusal`` with `role-missing` for anybody but a supervisor.
    @discardableResult
    public func look(by officer: Operator) async throws -> AuditResult {
        try officer.must(.supervisor)
        return try await audit.run()
    }

    /// Closes the day: a supervisor, and a second person beside them.
    ///
    /// Every record is looked at before, while others go on writing; what the
    /// report's sums rest on is looked at once more as it is written.
    ///
    /// - Parameter form: The same form again is the same report.
    /// - Throws: ``Refusal`` with `role-missing`, `day-second-same`, and what
    ///   ``DayLedger/closeDay(form:audited:deadlines:by:second:at:)`` throws.
    public func close(form: Identifier, by officer: Operator, second: Operator) async throws -> ClosedDay {
        try Self.mustBeTwo(officer, second)
        if let known = try await ledger.closedDay(ofForm: form), known.report.isBy(officer, second) { return known }
        try await ledger.dayPreview(at: clock.now()).mustBeClosable()
        return try await ledger.closeDay(
            form: form, audited: try await audit.run().findings, deadlines: deadlines, by: officer, second: second,
            at: clock.now())
    }

    /// The latest reports, newest first.
    public func closedDays(limit: Int = 8) async throws -> [ClosedDay] { try await ledger.closedDays(limit: limit) }

    /// - Throws: ``Refusal`` with `day-report-unknown`.
    public func closedDay(_ number: Int) async throws -> ClosedDay {
        guard let day = try await ledger.closedDay(number) else { throw Refusal.dayReportUnknown }
        return day
    }

    /// Writes down who took how much of a day's money.
    ///
    /// - Throws: ``Refusal`` with `role-missing`, `day-second-same`,
    ///   `remittance-nobody`, `remittance-too-much`, `day-report-unknown`.
    public func remit(_ remittance: NewRemittance, by officer: Operator, second: Operator) async throws -> Remittance {
        try Self.mustBeTwo(officer, second)
        guard !remittance.handedTo.allSatisfy(\.isWhitespace) else { throw Refusal.remittanceNobody }
        guard remittance.amount > .zero else {
            throw Refusal.remittanceTooMuch(try await closedDay(remittance.number).outstanding)
        }
        return try await ledger.remit(remittance, by: officer, second: second, at: clock.now())
    }

    private static func mustBeTwo(_ officer: Operator, _ second: Operator) throws {
        try officer.must(.supervisor)
        guard second.code != officer.code else { throw Refusal.daySecondSame }
    }
}
