import Foundation
import GRDB
import Insurance

/// The embedded store: one SQLite file.
///
/// An answer leaves only after the commit that it speaks of, and a commit is on
/// the disk when it returns.
public struct SQLiteStore: IntakeStore {
    let writer: any DatabaseWriter

    /// Opens the file and brings its schema up to date.
    ///
    /// - Parameter creating: Whether a missing file is made.
    /// - Throws: ``Refusal`` with `store-missing`, `store-newer` or
    ///   `store-unusable`.
    public static func open(at path: String, creating: Bool) throws -> SQLiteStore {
        guard creating || FileManager.default.fileExists(atPath: path) else {
            throw Refusal(
                "store-missing", "There is no store at \(path). Look whether --store names the file that 'serve' uses.",
                details: ["file": path])
        }
        do {
            return try SQLiteStore(durablePool(at: path))
        } catch let error as DatabaseError {
            throw Refusal(
                "store-unusable",
                """
                The store \(path) cannot be used (\(error.message ?? "no reason given")). Look whether the folder exists, \
                has room and may be written.
                """,
                details: ["file": path])
        }
    }

    init(_ writer: any DatabaseWriter) throws {
        let migrator = Self.migrator
        guard try !writer.read(migrator.hasBeenSuperseded) else {
            throw Refusal.storeNewer()
        }
        try migrator.migrate(writer)
        self.writer = writer
    }

    /// A pool whose commits survive a power cut.
    ///
    /// GRDB sets `synchronous` to NORMAL while it sets up the pool, so it is
    /// raised afterwards and read back.
    private static func durablePool(at path: String) throws -> DatabasePool {
        var configuration = Configuration()
        configuration.busyMode = .timeout(5)
        let pool = try DatabasePool(path: path, configuration: configuration)
        try pool.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA synchronous = FULL")
            guard let level = try Int.fetchOne(db, sql: "PRAGMA synchronous"), level >= 2 else {
                throw DatabaseError(message: "it does not keep commits through a power cut")
            }
        }
        return pool
    }
}
