import GRDB
import Insurance
import Synchronization

/// Whether something that was erased may still lie in the log beside the file.
final class UnfoldedLog: Sendable {
    private let owed = Mutex(false)

    var isOwed: Bool { owed.withLock { $0 } }

    func note(_ isOwed: Bool) { owed.withLock { $0 = isOwed } }
}

extension LedgerDatabase {
    /// Folds the log into the file and empties it, so that nothing erased is left in it.
    ///
    /// What fails here is tried again after every act, and at the next start.
    ///
    /// - Throws: `erasure-unfinished` when another program uses the ledger; the
    ///   disk's own troubles, such as `disk-full`.
    func foldLog() async throws {
        do {
            try await writer.writeWithoutTransaction { [unfolded] db in
                _ = try db.checkpoint(.truncate)
                unfolded.note(false)
            }
        } catch let error as DatabaseError {
            unfolded.note(true)
            throw Self.foldingTrouble(error)
        }
    }

    /// Tells the program that still reads from a disk that does not do its work.
    static func foldingTrouble(_ error: DatabaseError) -> any Error {
        switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED: Refusal.erasureUnfinished
        default: readable(error)
        }
    }

    /// Folds what an earlier try left, without waiting for anyone.
    func foldWhatIsOwed() async {
        guard unfolded.isOwed else { return }
        // The act itself is stored, and whoever erased was told; the next act tries again.
        try? await writer.writeWithoutTransaction { [unfolded] db in
            try Self.foldAtOnce(db)
            unfolded.note(false)
        }
    }

    /// Folds what an earlier run left; a log that is in use is folded after an act.
    func foldAtStart() {
        do {
            try writer.writeWithoutTransaction(Self.foldAtOnce)
        } catch {
            unfolded.note(true)
        }
    }

    /// Folds the log unless somebody else is at the file at this moment.
    private static func foldAtOnce(_ db: Database) throws {
        let wait = try Int.fetchOne(db, sql: "PRAGMA busy_timeout") ?? 0
        try db.execute(sql: "PRAGMA busy_timeout = 0")
        defer {
            // A timeout that stays at nothing would show as `ledger-busy`, which staff can act on.
            try? db.execute(sql: "PRAGMA busy_timeout = \(wait)")
        }
        _ = try db.checkpoint(.truncate)
    }
}
