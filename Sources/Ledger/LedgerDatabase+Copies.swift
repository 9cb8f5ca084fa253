import GRDB
public import Insurance

extension LedgerDatabase {
    /// Writes the ledger as it is at one moment to a new file that only this
    /// user may read, while others go on using it.
    ///
    /// - Throws: ``Refusal`` with `disk-full`, `disk-failing`, `ledger-file-unusable`.
    public func writeCopy(to path: String) throws {
        do {
            try Self.makePrivate(path)
            let copy = try DatabaseQueue(path: path)
            try writer.backup(to: copy)
            try copy.close()
        } catch let error as DatabaseError {
            throw readable(error)
        }
    }

    /// Notes that this file is a copy which took its ledger's place.
    ///
    /// From then on it gives no number, prints nothing and makes no envelope;
    /// what is in it is sent, answered and looked at as before.
    public func markRestored(at moment: Moment) async throws {
        try await write { db in
            try db.insert(into: "restoration", ["at": moment.milliseconds])
        }
    }

    public func isRestored() async throws -> Bool {
        try await read { db in
            try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM restoration)") ?? false
        }
    }
}
