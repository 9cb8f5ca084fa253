import GRDB

extension FetchableRecord {
    /// All records of a question that pages ask again and again.
    ///
    /// SQLite compiles it once for each connection, since that takes longer
    /// than answering; nothing of an answer is kept.
    ///
    /// - Parameter sql: One of a few texts, with values in `arguments` only.
    static func fetchAll(
        _ db: Database, kept sql: String, arguments: StatementArguments = StatementArguments()
    ) throws -> [Self] {
        try SQLRequest<Self>(sql: sql, arguments: arguments, cached: true).fetchAll(db)
    }
}

extension FetchableRecord {
    /// The first record of such a question.
    static func fetchOne(
        _ db: Database, kept sql: String, arguments: StatementArguments = StatementArguments()
    ) throws -> Self? {
        try SQLRequest<Self>(sql: sql, arguments: arguments, cached: true).fetchOne(db)
    }
}

extension DatabaseValueConvertible {
    /// The first value of such a question.
    static func fetchOne(
        _ db: Database, kept sql: String, arguments: StatementArguments = StatementArguments()
    ) throws -> Self? {
        try SQLRequest<Self>(sql: sql, arguments: arguments, cached: true).fetchOne(db)
    }
}
