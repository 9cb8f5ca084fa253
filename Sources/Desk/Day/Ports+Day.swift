public import Insurance

// What closing a day needs of the ledger.

/// Days and what is counted in them.
public protocol DayLedger: Sendable {
    /// What a day close would say now; no audit is made.
    func dayPreview(at moment: Moment) async throws -> DayPreview
    /// Closes the day in one transaction; the same form again is the same report.
    ///
    /// - Parameters:
    ///   - audited: What an audit just found; what the report's sums rest on is
    ///     looked at once more.
    ///   - deadlines: Until when its money is handed in.
    /// - Throws: As ``DayPreview/mustBeClosable()``; `clock-untrusted`,
    ///   `clock-was-ahead`, `remittance-deadline-missing`. Nothing is stored then.
    func closeDay(
        form: Identifier, audited: [AuditFinding], deadlines: RemittanceDeadlines, by officer: Operator,
        second: Operator, at moment: Moment
    ) async throws -> ClosedDay
    /// The report that this very form made before.
    func closedDay(ofForm form: Identifier) async throws -> ClosedDay?
    /// The latest reports, newest first.
    func closedDays(limit: Int) async throws -> [ClosedDay]
    func closedDay(_ number: Int) async throws -> ClosedDay?
    /// Writes down who took how much of a day's money; the same form again is
    /// the same.
    ///
    /// - Throws: ``Refusal`` with `day-report-unknown`, `form-reused`,
    ///   `clock-was-ahead`, `remittance-too-much`.
    func remit(
        _ remittance: NewRemittance, by officer: Operator, second: Operator, at moment: Moment
    ) async throws -> Remittance
}

/// Services without money.
public protocol ServiceLedger: Sendable {
    /// Counts a service once; the same form again is the same act.
    ///
    /// - Throws: ``Refusal`` with `form-reused`.
    func count(_ act: ServiceAct, form: Identifier) async throws -> ServiceAct
    /// Takes an act of the open day back by another one.
    ///
    /// - Throws: ``Refusal`` with `form-reused`, `service-not-undone`.
    func undo(
        _ act: Identifier, form: Identifier, station: String, by officer: Operator, at moment: Moment
    ) async throws -> ServiceAct
    /// Acts since the last day close, newest first.
    func services(limit: Int) async throws -> [ServiceAct]
    /// What was counted since the last day close and not taken back.
    func serviceLines() async throws -> [DayTotals.ServiceLine]
}
