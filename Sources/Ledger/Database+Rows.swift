import GRDB

/// Column values by name; the names are words of our own schema.
typealias Columns = [String: (any DatabaseValueConvertible)?]

extension Database {
    func insert(into table: String, _ columns: Columns) throws {
        let names = columns.keys.sorted()
        try change(
            """
            INSERT INTO \(table) (\(names.joined(separator: ", ")))
            VALUES (\(names.map { ":\($0)" }.joined(separator: ", ")))
            """,
            columns)
    }

    /// Runs a statement and tells how many rows it changed.
    ///
    /// SQLite compiles it once for each connection: with the triggers that guard
    /// the tables, compiling takes longer than running.
    ///
    /// - Parameter sql: One of a few texts, with values in `columns` only.
    @discardableResult
    func change(_ sql: String, _ columns: Columns) throws -> Int {
        try cachedStatement(sql: sql).execute(arguments: StatementArguments(columns))
        return changesCount
    }

    /// Runs a statement that names the state it leaves and must change exactly one row.
    func changeOne(_ sql: String, _ columns: Columns, else trouble: @autoclosure () -> any Error) throws {
        guard try change(sql, columns) == 1 else { throw trouble() }
    }
}
