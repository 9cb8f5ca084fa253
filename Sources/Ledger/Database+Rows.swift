import GRDB

/// Column values by name; the names are words of our own schema.
typealias Columns = [String: (any DatabaseValueConvertible)?]

extension Database {
    func insert(into table: String, _ columns: Columns) throws {
        let names = columns.keys.sorted()
        try execute(
            sql: """
                INSERT INTO \(table) (\(names.joined(separator: ", ")))
                VALUES (\(names.map { ":\($0)" }.joined(separator: ", ")))
                """,
            arguments: StatementArguments(columns))
    }

    /// Runs a statement and tells how many rows it changed.
    @discardableResult
    func change(_ sql: String, _ columns: Columns) throws -> Int {
        try execute(sql: sql, arguments: StatementArguments(columns))
        return changesCount
    }

    /// Runs a statement that names the state it leaves and must change exactly one row.
    func changeOne(_ sql: String, _ columns: Columns, else trouble: @autoclosure () -> any Error) throws {
        guard try change(sql, columns) == 1 else { throw trouble() }
    }
}
