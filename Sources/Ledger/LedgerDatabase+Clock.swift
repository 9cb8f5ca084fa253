import Desk
import GRDB
import Insurance

extension LedgerDatabase {
    /// Refuses a clock that cannot be believed for money and printing.
    ///
    /// - Throws: `clock-untrusted`.
    func trust(_ moment: Moment, _ db: Database) throws {
        let latest = try Int.fetchOne(db, sql: "SELECT latest FROM ledgerFile")
        try clock.check(moment, latest: latest.map(Moment.init(milliseconds:)))
    }

    /// Keeps the latest moment of an act that carried money or print.
    func remember(_ moment: Moment, _ db: Database) throws {
        try db.change(
            "UPDATE ledgerFile SET latest = MAX(COALESCE(latest, :moment), :moment)", ["moment": moment.milliseconds])
    }
}
