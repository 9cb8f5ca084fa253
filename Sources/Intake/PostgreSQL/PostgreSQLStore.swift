import Insurance

/// A province's store: a PostgreSQL database that any number of servers share.
///
/// Envelopes lie in a partition for each day of arrival; what is looked up by
/// id lies beside them in one narrow table. An answer leaves only after the
/// commit that it speaks of, and a commit is on the server's disk when it
/// returns.
public struct PostgreSQLStore: IntakeStore {
    let pool: PostgreSQLPool
    let days: ArrivalDays

    /// Opens the database and brings its schema up to date.
    ///
    /// - Parameters:
    ///   - address: `postgresql://USER@HOST:PORT/DATABASE`, as libpq reads it,
    ///     without a password.
    ///   - connections: How many requests may be at the server at once.
    /// - Throws: ``Refusal`` with `store-address-wrong`,
    ///   `store-password-shown`, `store-unproven`, `store-unreachable`, `store-not-durable`,
    ///   `store-newer` or `store-unusable`.
    public static func open(at address: String, connections: Int = 8) async throws -> PostgreSQLStore {
        let address = try PostgreSQLAddress(address)
        let pool = PostgreSQLPool(address: address, connections: connections)
        do {
            try await pool.lend { connection in
                let fsync = try await connection.rows("SELECT current_setting('fsync')")
                guard fsync.first?.text(0) == "on" else { throw Refusal.storeNotDurable(address.server) }
                try await connection.migrate()
            }
        } catch let fault as PostgreSQLFault {
            throw Refusal.storeUnusable(address.server, fault)
        }
        return PostgreSQLStore(pool: pool, days: ArrivalDays())
    }
}
