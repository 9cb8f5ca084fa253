import Desk
import Foundation
import GRDB
import Insurance

/// A roster file that is open for reading.
///
/// It stays readable when another one takes its name.
final class RosterFile: Sendable {
    private let reader: DatabaseQueue
    private let vault: RosterVault
    let build: Identifier
    let lists: [ImportedList]
    private let days: [Int: CalendarDay]
    /// How many people it holds; their rows are numbered from 1.
    let count: Int
    /// Built aside, so that nobody waits for it who does not search.
    let index: Task<NameIndex, any Error>

    /// - Parameter readsIndex: Whether anybody will search by name.
    /// - Throws: `roster-format-other`, `roster-key-wrong`, `roster-unreadable`.
    init(_ path: String, key: DataKey, readsIndex: Bool = true) throws {
        do {
            var configuration = Configuration()
            configuration.readonly = true
            let reader = try DatabaseQueue(path: path, configuration: configuration)
            let head = try reader.read { db in
                try HeadRecord.fetchOne(db, sql: "SELECT format, build, salt, keyCheck FROM rosterFile")
            }
            guard let head, head.format == RosterSchema.format, let build = Identifier(head.build) else {
                throw Refusal.rosterFormatOther
            }
            guard head.keyCheck == FieldVault(key).keyCheck else { throw Refusal.rosterKeyWrong }
            let vault = RosterVault(key, salt: head.salt)
            let lists = try reader.read { db in try RosterFile.lists(db, vault) }
            let count = try reader.read { db in try Int.fetchOne(db, sql: "SELECT MAX(id) FROM person") ?? 0 }
            (self.reader, self.vault, self.build, self.lists, self.count) = (reader, vault, build, lists, count)
            days = Dictionary(uniqueKeysWithValues: lists.map { ($0.id, $0.day) })
            index = Task.detached(priority: .background) {
                guard readsIndex else { throw CancellationError() }
                do {
                    return NameIndex(
                        try await reader.read { db in try SealedParts(db: db, vault: vault).read(people: count) })
                } catch {
                    throw RosterFile.readable(error)
                }
            }
        } catch let refusal as Refusal {
            throw refusal
        } catch {
            throw Refusal.rosterUnreadable
        }
    }

    deinit { index.cancel() }

    // MARK: Asking

    /// The rows that the look-up keys of a text name; whether they are meant shows
    /// once they are opened.
    func rows(_ kinds: RosterVault.LookUp..., of text: String) async throws -> [ListedRow] {
        try await read { db in
            try kinds.flatMap { kind in
                let statement = try db.cachedStatement(sql: RosterSchema.rows(with: kind))
                return try Int.fetchAll(statement, arguments: ["key": self.vault.lookUp(kind, text)])
            }.map { try self.row($0, db) }
        }
    }

    /// Opens some rows, each as it was asked for.
    func rows(_ rows: [Int]) async throws -> [ListedRow] {
        try await read { db in try rows.map { try self.row($0, db) } }
    }

    /// Opens some rows, each with the name of the head of the household, in one
    /// visit to the file.
    ///
    /// - Parameter heads: The row of the head, by the row of whoever has one.
    func rows(_ rows: [Int], heads: [Int: Int]) async throws -> [(row: ListedRow, head: String?)] {
        try await read { db in
            var names: [Int: String] = [:]
            for head in heads.values where names[head] == nil {
                names[head] = try ListedRow.name(in: self.plain(self.body(of: head, db), row: head))
            }
            return try rows.map { (try self.row($0, db), heads[$0].flatMap { names[$0] }) }
        }
    }

    /// Opens every row, one after the other.
    func forEach(_ body: (ListedRow) throws -> Void) throws {
        try translated {
            try reader.read { db in
                let rows = try Row.fetchCursor(db, sql: "SELECT id, body FROM person ORDER BY id")
                while let row = try rows.next() { try body(opened(row[1], row: row[0])) }
            }
        }
    }

    private func row(_ row: Int, _ db: Database) throws -> ListedRow { try opened(body(of: row, db), row: row) }

    private func body(of row: Int, _ db: Database) throws -> Data {
        let statement = try db.cachedStatement(sql: RosterSchema.bodyOfRow)
        guard let body = try Data.fetchOne(statement, arguments: [row]) else {
            throw LedgerFault.unreadable(field: "roster.person")
        }
        return body
    }

    private func opened(_ body: Data, row: Int) throws -> ListedRow {
        try ListedRow(row: row, plain(body, row: row), days: days)
    }

    private func plain(_ body: Data, row: Int) throws -> [UInt8] { Array(try vault.open(body, .listed(row))) }

    private func read<Result: Sendable>(_ question: @escaping @Sendable (Database) throws -> Result) async throws
        -> Result
    {
        do { return try await reader.read(question) } catch let error { throw RosterFile.readable(error) }
    }

    private func translated(_ access: () throws -> Void) throws {
        do { try access() } catch let error { throw RosterFile.readable(error) }
    }

    /// A file that cannot be read, or a sealed value that does not open, in
    /// words for those who can bring the list again.
    private static func readable(_ error: any Error) -> any Error {
        error is DatabaseError || error is LedgerFault ? Refusal.rosterUnreadable : error
    }

    private static func lists(_ db: Database, _ vault: RosterVault) throws -> [ImportedList] {
        try Row.fetchAll(db, sql: "SELECT id, body FROM list ORDER BY id").map { row in
            try ImportedList(id: row[0], Array(vault.open(row[1], .list(row[0]))))
        }
    }
}

private struct HeadRecord: Codable, FetchableRecord {
    var format: Int
    var build: String
    var salt: Data
    var keyCheck: Data
}
