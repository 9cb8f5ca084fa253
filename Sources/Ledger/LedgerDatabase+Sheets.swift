public import Desk
import GRDB
public import Insurance

extension LedgerDatabase: SheetLedger {
    /// Writes down that a sheet is about to be printed, before the spooler
    /// hears of it: after a power cut the next one is a copy.
    public func beginSheet(
        _ kind: OfficeSheetKind, about: Identifier, by officer: Operator, at moment: Moment
    ) async throws -> SheetPrint {
        try await writeQuietly { db in
            let copies = try Int.fetchOne(
                db, sql: "SELECT COUNT(*) FROM sheetPrint WHERE about = ? AND sheet = ? AND refused = 0",
                arguments: [about.text, kind.rawValue])
            try db.insert(
                into: "sheetPrint",
                [
                    "sheet": kind.rawValue, "about": about.text, "officer": officer.code, "at": moment.milliseconds,
                ])
            return SheetPrint(number: Int(db.lastInsertedRowID), copies: copies ?? 0)
        }
    }

    /// The spooler took nothing.
    public func refuseSheet(_ print: SheetPrint) async throws {
        try await writeQuietly { db in
            _ = try db.change("UPDATE sheetPrint SET refused = 1 WHERE seq = :seq", ["seq": print.number])
        }
    }
}
