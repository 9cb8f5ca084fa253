public import Insurance

/// What a day close would say now, and what keeps it from being made.
public struct DayPreview: Hashable, Sendable {
    /// The number the next report gets.
    public let number: Int
    /// The day that would be closed.
    public let day: CalendarDay
    /// When the report before was closed; `nil` before the first.
    public let since: Moment?
    /// Closed shifts that no report has.
    public let shifts: [DayReport.ShiftLine]
    public let totals: DayTotals
    /// Shifts that somebody has to close first, oldest first.
    public let openShifts: [OpenShift]
    /// Visits and unmatched transfers with money that is not where it belongs.
    public let openMoney: Int
    /// Papers in a printer, or printed and not judged.
    public let unjudged: Int
    /// What the last audit of the ledger found; `nil` where none was made.
    public var audit: AuditResult?

    public init(
        number: Int, day: CalendarDay, since: Moment?, shifts: [DayReport.ShiftLine], totals: DayTotals,
        openShifts: [OpenShift], openMoney: Int, unjudged: Int, audit: AuditResult? = nil
    ) {
        self.number = number
        self.day = day
        self.since = since
        self.shifts = shifts
        self.totals = totals
        self.openShifts = openShifts
        self.openMoney = openMoney
        self.unjudged = unjudged
        self.audit = audit
    }

    /// A shift that is not closed.
    public struct OpenShift: Hashable, Sendable {
        public let cashier: String
        public let openedAt: Moment
        public let state: Shift.State

        public init(cashier: String, openedAt: Moment, state: Shift.State) {
            self.cashier = cashier
            self.openedAt = openedAt
            self.state = state
        }
    }

    /// Whether nothing happened since the last report.
    public var isEmpty: Bool {
        shifts.isEmpty && !totals.voids.contains { $0.voids > 0 } && (totals.sentBack ?? .zero) == .zero
            && totals.services.isEmpty && totals.consultations.isEmpty
    }

    public var findings: [AuditFinding] { audit?.findings ?? [] }

    /// Findings that would make the report say what is not so.
    public var lies: [AuditFinding] { findings.filter(\.area.isOfReport) }

    public var canClose: Bool { openShifts.isEmpty && openMoney == 0 && lies.isEmpty && !isEmpty }

    /// - Throws: ``Refusal`` with the first thing that keeps the day from being
    ///   closed: `day-shifts-open`, `day-money-open`, `day-contradicts-itself`,
    ///   `day-empty`.
    public func mustBeClosable() throws {
        guard openShifts.isEmpty else { throw Refusal.dayShiftsOpen(openShifts.map(\.cashier)) }
        guard openMoney == 0 else { throw Refusal.dayMoneyOpen(openMoney) }
        guard lies.isEmpty else { throw Refusal.dayContradictsItself(lies.count) }
        guard !isEmpty else { throw Refusal.dayEmpty }
    }
}
