import Foundation
import GRDB
import Glibc
import Insurance

extension LedgerDatabase {
    /// Opens the pool so that a commit is on the disk when it returns.
    ///
    /// GRDB sets `synchronous = NORMAL` on the writer while it opens, with which
    /// a power cut loses acknowledged payments; so FULL is set afterwards and
    /// read back.
    ///
    /// - Throws: `ledger-not-durable`, `ledger-file-unusable`.
    static func durablePool(_ path: String) throws -> DatabasePool {
        try makePrivate(path)
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(5)
        // Each reader keeps pages of its own; one station needs no more.
        configuration.maximumReaderCount = 2
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA temp_store = MEMORY")
            // Pages of its own for each connection; the system keeps the whole file anyway.
            try db.execute(sql: "PRAGMA cache_size = -256")
            // What is erased is overwritten, so that nothing of it stays in free space.
            try db.execute(sql: "PRAGMA secure_delete = ON")
        }
        let pool = try DatabasePool(path: path, configuration: configuration)
        try pool.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA synchronous = FULL")
            let (level, keys) = (
                try Int.fetchOne(db, sql: "PRAGMA synchronous"), try Int.fetchOne(db, sql: "PRAGMA foreign_keys")
            )
            guard let level, level >= 2, keys == 1 else { throw Refusal.ledgerNotDurable }
        }
        return pool
    }

    /// Makes the file readable by this user only; SQLite gives its companions
    /// (`-wal`, `-shm`) the same mode.
    static func makePrivate(_ path: String) throws {
        let file = Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw Refusal.ledgerFileUnusable }
        defer { Glibc.close(file) }
        guard fchmod(file, 0o600) == 0 else { throw Refusal.ledgerFileUnusable }
    }

    /// - Throws: `ledger-newer` when a later program has written the file.
    static func bringUpToDate(_ pool: DatabasePool) throws {
        let migrator = Schema.migrator
        guard try !pool.read(migrator.hasBeenSuperseded) else { throw Refusal.ledgerNewer }
        try migrator.migrate(pool)
    }

    /// - Throws: `ledger-newer`, `ledger-older` unless this program's own schema is there.
    static func refuseOlder(_ pool: DatabasePool) throws {
        let migrator = Schema.migrator
        guard try !pool.read(migrator.hasBeenSuperseded) else { throw Refusal.ledgerNewer }
        guard try pool.read(migrator.hasCompletedMigrations) else { throw Refusal.ledgerOlder }
    }

    /// Writes the file's one row when it is new, and compares it otherwise.
    static func claimFile(_ pool: DatabasePool, settings: LedgerSettings, vault: FieldVault) throws {
        try pool.write { db in
            guard let known = try FileRecord.fetchOne(db, sql: "SELECT kiosk, training, keyCheck FROM ledgerFile")
            else {
                return try db.insert(
                    into: "ledgerFile",
                    [
                        "one": 1, "kiosk": settings.kiosk, "training": settings.training, "keyCheck": vault.keyCheck,
                        "madeAt": Int(Date().timeIntervalSince1970 * 1000),
                    ])
            }
            guard known.training == settings.training else {
                throw Refusal.ledgerTrainingMismatch(fileIsTraining: known.training)
            }
            guard known.kiosk == settings.kiosk else { throw Refusal.ledgerKioskMismatch }
            guard known.keyCheck == vault.keyCheck else { throw Refusal.dataKeyWrong }
        }
    }
}

private struct FileRecord: Codable, FetchableRecord {
    var kiosk: String
    var training: Bool
    var keyCheck: Data
}
