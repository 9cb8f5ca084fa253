public import Desk
import GRDB
public import Insurance

extension LedgerDatabase: ClockLedger {
    /// Takes the present time for the latest of money and print, after a clock
    /// that ran ahead was set right; what was recorded meanwhile stays as it is.
    ///
    /// - Throws: `clock-untrusted` outside the event's days.
    public func acceptClock(by officer: Operator, at moment: Moment) async throws {
        try await write { db in
            try clock.check(moment, latest: nil)
            guard let former = try latest(db), former > moment else { return }
            try db.insert(
                into: "clockAct",
                ["at": moment.milliseconds, "former": former.milliseconds, "officer": officer.code])
            try db.change("UPDATE ledgerFile SET latest = :at", ["at": moment.milliseconds])
        }
    }

    /// Refuses a clock that cannot be believed for money and printing.
    ///
    /// - Throws: `clock-untrusted`, `clock-was-ahead`.
    func trust(_ moment: Moment, _ db: Database) throws { try clock.check(moment, latest: try latest(db)) }

    /// Refuses a clock by which no day is closed.
    ///
    /// - Throws: `clock-untrusted`, `clock-was-ahead`.
    func trustForClosing(_ moment: Moment, _ db: Database) throws {
        try clock.checkClosing(moment, latest: try latest(db))
    }

    /// Refuses a clock that stepped back, whatever day it is.
    ///
    /// - Throws: `clock-was-ahead`.
    func trustOrder(_ moment: Moment, _ db: Database) throws { try clock.checkOrder(moment, latest: try latest(db)) }

    /// Keeps the latest moment of an act that carried money or print.
    func remember(_ moment: Moment, _ db: Database) throws {
        try db.change(
            "UPDATE ledgerFile SET latest = MAX(COALESCE(latest, :moment), :moment)", kept: true,
            ["moment": moment.milliseconds])
    }

    private func latest(_ db: Database) throws -> Moment? {
        try Int.fetchOne(db, kept: "SELECT latest FROM ledgerFile").map(Moment.init(milliseconds:))
    }
}
