import GRDB

/// Column values by name; the names are words of our own schema.
typealias Columns = [String: (any DatabaseValueConvertible)?]

extension Database {
    /// - Parameter kept: As in ``change(_:kept:_:)``.
    func insert(into table: String, kept: Bool = false, _ columns: Columns) throws {
        let names = columns.keys.sorted()
        try change(
            """
            INSERT INTO \(table) (\(names.joined(separator: ", ")))
            VALUES (\(names.map { ":\($0)" }.joined(separator: ", ")))
            """,
            kept: kept, columns)
    }

    /// Runs a statement and tells how many rows it changed.
    ///
    /// - Parameter kept: Whether it is compiled once for each connection, as a
    ///   payment's are: with the triggers that guard the tables, compiling takes
    ///   longer than running, and what is compiled takes memory all evening.
    @discardableResult
    func change(_ sql: String, kept: Bool = false, _ columns: Columns) throws -> Int {
        let statement = try kept ? cachedStatement(sql: sql) : makeStatement(sql: sql)
        try statement.execute(arguments: StatementArguments(columns))
        return changesCount
    }

    /// Runs a statement that names the state it leaves and must change exactly one row.
    func changeOne(
        _ sql: String, kept: Bool = false, _ columns: Columns, else trouble: @autoclosure () -> any Error
    ) throws {
        guard try change(sql, kept: kept, columns) == 1 else { throw trouble() }
    }
}
