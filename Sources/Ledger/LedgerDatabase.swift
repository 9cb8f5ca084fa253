public import Desk
import GRDB
import Insurance

/// The kiosk's one SQLite file.
///
/// Every act is one transaction, on disk (WAL, `synchronous=FULL`) before the
/// call returns; when a call throws, nothing of it was stored. Whatever tells
/// of a person is sealed field by field, and the key is not in the file. No
/// other module sees a `Database`.
public struct LedgerDatabase: Sendable {
    let writer: DatabasePool
    let settings: LedgerSettings
    let vault: FieldVault
    let sealer: any EnvelopeSealing
    let fields: DocumentFields
    let clock: ClockGuard
    let papers: PaperPolicy
    let feed = ChangeBroadcaster()
    let index = PeopleIndex()
    let unfolded = UnfoldedLog()
    let standBys = StandBys()
    let spares = SparesInUse()

    /// Opens the file; unless told otherwise it is created if needed, and its
    /// schema brought up to date.
    ///
    /// - Parameters:
    ///   - settings: Which kiosk, and whether for training; both are written
    ///     into a new file and compared with an old one.
    ///   - key: Opens the sealed fields; compared with the file's key check.
    ///   - sealer: Makes the outgoing envelopes inside the transactions.
    ///   - fields: Makes what is printed.
    ///   - clock: Stops money and printing when the clock is not believed.
    ///   - papers: Which papers are printed, and how they are approved.
    ///   - isUpdating: Whether an older file is brought up to date; else it is refused.
    /// - Throws: ``Refusal`` with `ledger-newer`, `ledger-older`, `ledger-kiosk-mismatch`,
    ///   `ledger-training-mismatch`, `data-key-wrong`, `ledger-not-durable`,
    ///   `ledger-file-unusable`, `disk-full`.
    public static func open(
        at path: String, settings: LedgerSettings, key: DataKey, sealer: any EnvelopeSealing, fields: DocumentFields,
        clock: ClockGuard, papers: PaperPolicy = PaperPolicy(), isUpdating: Bool = true
    ) throws -> LedgerDatabase {
        let vault = FieldVault(key)
        let writer = try translated {
            let pool = try durablePool(path)
            try isUpdating ? bringUpToDate(pool) : refuseOlder(pool)
            try claimFile(pool, settings: settings, vault: vault)
            return pool
        }
        let ledger = LedgerDatabase(
            writer: writer, settings: settings, vault: vault, sealer: sealer, fields: fields, clock: clock,
            papers: papers)
        ledger.foldAtStart()
        return ledger
    }

    /// Folds the log into the file, so that the one file holds everything, and
    /// ends all access to it; later calls throw.
    public func close() throws {
        do {
            _ = try writer.writeWithoutTransaction { db in try db.checkpoint(.truncate) }
        } catch is DatabaseError {
            // Another program still reads; the log stays beside the file and the next start takes it up.
        }
        try translated { try writer.close() }
    }

    /// One element after each commit that changed something, coalesced; the
    /// first comes at once.
    public func changes() -> AsyncStream<Void> { feed.changes() }
}

// MARK: The gates

extension LedgerDatabase {
    /// The only way to write: one transaction, whole or not at all.
    ///
    /// Listeners are told after the commit, and only when a row changed.
    func write<Result: Sendable>(_ act: @escaping @Sendable (Database) throws -> Result) async throws -> Result {
        let result = try await translated {
            try await writer.write { [feed] db in
                let before = db.totalChangesCount
                let result = try act(db)
                if db.totalChangesCount != before {
                    db.afterNextTransaction(onCommit: { _ in feed.announce() })
                }
                return result
            }
        }
        await foldWhatIsOwed()
        return result
    }

    /// Writes what no page shows: nobody is told.
    func writeQuietly<Result: Sendable>(
        _ act: @escaping @Sendable (Database) throws -> Result
    ) async throws -> Result {
        try await translated { try await writer.write(act) }
    }

    /// Reads one consistent state.
    func read<Result: Sendable>(_ question: @escaping @Sendable (Database) throws -> Result) async throws -> Result {
        try await translated { try await writer.read(question) }
    }
}

/// Turns the troubles of the disk that staff can mend into their words.
private func translated<Result>(_ access: () throws -> Result) throws -> Result {
    do { return try access() } catch let error as DatabaseError { throw readable(error) }
}

/// Turns the troubles of the disk that staff can mend into their words.
private func translated<Result: Sendable>(_ access: () async throws -> Result) async throws -> Result {
    do { return try await access() } catch let error as DatabaseError { throw readable(error) }
}

/// The words for a trouble of the disk that staff can mend; other errors as they are.
func readable(_ error: DatabaseError) -> any Error {
    switch error.resultCode {
    case .SQLITE_FULL: Refusal.diskFull
    case .SQLITE_BUSY, .SQLITE_LOCKED: Refusal.ledgerBusy
    // SQLite cannot lay out its shared memory on a disk without a free page.
    case .SQLITE_IOERR where error.extendedResultCode == .SQLITE_IOERR_SHMSIZE: Refusal.diskFull
    case .SQLITE_IOERR: Refusal.diskFailing
    case .SQLITE_CANTOPEN, .SQLITE_NOTADB, .SQLITE_READONLY: Refusal.ledgerFileUnusable
    default: error
    }
}
