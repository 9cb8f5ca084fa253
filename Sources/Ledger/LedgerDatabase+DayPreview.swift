import Desk
import GRDB
import Insurance

// What a day close says of the day that is open.
extension LedgerDatabase {
    func dayPreview(at moment: Moment, _ db: Database) throws -> DayPreview {
        let last = try lastDay(db)
        let shifts = try ShiftRecord.fetchAll(
            db, sql: "\(ShiftRecord.selection) WHERE id IN (\(Self.shiftsOfDay)) ORDER BY seq")
        return DayPreview(
            number: (last?.number ?? 0) + 1, day: Self.evening(of: shifts) ?? moment.day, since: last?.closedAt,
            shifts: shifts.map(DayReport.ShiftLine.init), totals: try dayTotals(db), openShifts: try openShifts(db),
            openMoney: try openMoneyCount(db), unjudged: try unjudged(db))
    }

    /// Closed shifts that no day has yet.
    static let shiftsOfDay = """
        SELECT id FROM shift WHERE state = 'closed' AND id NOT IN (SELECT shift FROM dayCloseShift)
        """

    /// The day people call it: that of the latest evening, which began before
    /// midnight when a shift goes on or follows soon after it.
    private static func evening(of shifts: [ShiftRecord]) -> CalendarDay? {
        var day: CalendarDay?
        var end: Moment?
        for shift in shifts.sorted(by: { $0.openedAt < $1.openedAt }) {
            if end.map({ $0.adding(seconds: 4 * 3600) < shift.openedAt }) ?? true { day = shift.openedAt.day }
            end = max(end ?? shift.openedAt, shift.closedAt ?? shift.openedAt)
        }
        return day
    }

    private func openShifts(_ db: Database) throws -> [DayPreview.OpenShift] {
        try ShiftRecord.fetchAll(db, sql: "\(ShiftRecord.selection) WHERE state <> 'closed' ORDER BY seq").map {
            DayPreview.OpenShift(cashier: $0.cashier, openedAt: $0.openedAt, state: $0.state)
        }
    }

    /// Papers that somebody has to look at.
    private func unjudged(_ db: Database) throws -> Int {
        try Int.fetchOne(
            db, sql: "SELECT COUNT(*) FROM document WHERE state IN ('printing', 'toCheck', 'unknown')") ?? 0
    }
}

extension DayReport.ShiftLine {
    fileprivate init(_ shift: ShiftRecord) {
        self.init(
            shift: shift.id, cashier: shift.cashier, float: shift.float, cash: shift.takings, paidOut: shift.paidOut,
            counted: shift.counted ?? .zero)
    }
}
