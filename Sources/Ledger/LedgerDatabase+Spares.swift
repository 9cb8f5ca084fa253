public import Desk
import GRDB
public import Insurance

extension LedgerDatabase: SpareKeeping {
    public var sparesInUse: Set<PrinterKind> { spares.now }

    public func use(spare: Bool, of printer: PrinterKind, by officer: Operator, at moment: Moment) async throws {
        try await write { db in
            try route(printer, toSpare: spare, by: officer.code, at: moment, db)
        }
    }

    /// Reads who has the waiting papers, before any worker starts.
    ///
    /// A kind whose spare printer is no longer in the settings gets its papers back.
    ///
    /// - Parameter kinds: Those that have a spare printer.
    public func prepareSpares(of kinds: Set<PrinterKind>, at moment: Moment) async throws {
        try await write { db in
            for gone in try inUse(db).subtracting(kinds) {
                try route(gone, toSpare: false, by: "-", at: moment, db)
            }
            spares.note(try inUse(db))
        }
    }

    private func route(
        _ printer: PrinterKind, toSpare spare: Bool, by officer: String, at moment: Moment, _ db: Database
    ) throws {
        guard try inUse(db).contains(printer) != spare else { return }
        try db.insert(
            into: "printerRoute",
            ["printer": printer.rawValue, "spare": spare, "officer": officer, "at": moment.milliseconds])
        let now = try inUse(db)
        db.afterNextTransaction(onCommit: { [spares] _ in spares.note(now) })
    }

    private func inUse(_ db: Database) throws -> Set<PrinterKind> {
        let kinds = try PrinterKind.allCases.filter { kind in
            try Bool.fetchOne(
                db, kept: "SELECT spare FROM printerRoute WHERE printer = ? ORDER BY seq DESC LIMIT 1",
                arguments: [kind.rawValue]) == true
        }
        return Set(kinds)
    }
}
