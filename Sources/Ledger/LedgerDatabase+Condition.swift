import GRDB
public import Insurance

/// How the ledger's file is, for the check before the show.
public struct LedgerCondition: Hashable, Sendable {
    /// What SQLite finds wrong with the file, in its own words; empty when it is sound.
    public let faults: [String]
    /// Whether each commit waits for the disk (`synchronous` FULL or more, WAL).
    public let isDurable: Bool
    /// Bytes of the file.
    public let size: Int
    /// The last record with money or print; see ``ClockGuard``.
    public let latest: Moment?
    /// When the province last took a record.
    public let lastAccepted: Moment?
}

extension LedgerDatabase {
    /// Looks the file over, while others go on using it.
    ///
    /// Reads every page, which takes a second for each few hundred megabytes.
    ///
    /// - Throws: ``Refusal`` with `disk-failing`, `ledger-busy`.
    public func condition() async throws -> LedgerCondition {
        // The readers keep settings of their own: what counts is the connection that writes.
        let isDurable = try await writeQuietly { db in
            let level = try Int.fetchOne(db, sql: "PRAGMA synchronous") ?? 0
            let mode = try String.fetchOne(db, sql: "PRAGMA journal_mode")
            return level >= 2 && mode == "wal"
        }
        return try await read { db in
            let faults = try String.fetchAll(db, sql: "PRAGMA quick_check").filter { $0 != "ok" }
            let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
            let bytes = try Int.fetchOne(db, sql: "PRAGMA page_size") ?? 0
            let latest = try Int.fetchOne(db, sql: "SELECT latest FROM ledgerFile")
            let accepted = try Int.fetchOne(
                db, sql: "SELECT MAX(answeredAt) FROM envelope WHERE state IN ('accepted', 'recalled')")
            return LedgerCondition(
                faults: faults, isDurable: isDurable, size: pages * bytes,
                latest: latest.map(Moment.init(milliseconds:)),
                lastAccepted: accepted.map(Moment.init(milliseconds:)))
        }
    }
}
