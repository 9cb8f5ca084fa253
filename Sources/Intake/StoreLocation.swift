import Insurance

/// Where a store is: a file on this machine, or a PostgreSQL server.
public struct StoreLocation: Hashable, Sendable {
    private let text: String

    /// - Parameter text: The path of an SQLite file, or an address
    ///   `postgresql://HOST/DATABASE`.
    public init(_ text: String) { self.text = text }

    /// Opens the store and brings its schema up to date.
    ///
    /// - Parameter creating: Whether a missing file is made; a database must
    ///   be there.
    /// - Throws: ``Refusal``; see ``SQLiteStore/open(at:creating:)`` and
    ///   ``PostgreSQLStore/open(at:connections:)``.
    public func open(creating: Bool) async throws -> any IntakeStore {
        if text.hasPrefix("postgresql://") || text.hasPrefix("postgres://") {
            return try await PostgreSQLStore.open(at: text)
        }
        return try SQLiteStore.open(at: text, creating: creating)
    }
}
