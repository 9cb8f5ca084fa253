public import Desk
import GRDB
public import Insurance

extension LedgerDatabase: StockCountLedger {
    /// How each kind that was ever received stands since its last count.
    public func equations() async throws -> [StockEquation] { try await read(currentEquations) }

    /// Notes what was counted by hand, all kinds or none, and the printers' own
    /// counters with it.
    ///
    /// - Throws: ``Refusal`` with `blanks-difference`; nothing is stored then.
    public func countBlanks(
        _ counted: [CountedBlanks], pages: [PrinterPages], by officer: Operator, at moment: Moment
    ) async throws -> [StockCount] {
        try await write { db in
            let equations = try currentEquations(db)
            let balances = try balances(db)
            let counts = try counted.compactMap { entry -> StockCount? in
                guard let equation = equations.first(where: { $0.kind == entry.kind }) else { return nil }
                let count = StockCount(
                    equation: equation, counted: entry.pieces, reason: entry.reason, officer: officer.code, at: moment)
                guard count.difference == 0 || count.reason != nil else { throw Refusal.blanksDifference(count) }
                guard let balance = balances.first(where: { $0.kind == entry.kind }) else { return nil }
                try store(count, balance, db)
                return count
            }
            try note(pages, .counted, by: officer, at: moment, db)
            return counts
        }
    }

    /// The latest counts, newest first.
    public func stockCounts(limit: Int) async throws -> [StockCount] {
        try await read { db in
            try CountRecord.fetchAll(
                db, sql: "SELECT * FROM blankCount ORDER BY seq DESC LIMIT ?", arguments: [limit]
            ).map { record in
                StockCount(
                    equation: StockEquation(
                        from: try former(record.kind, before: record.seq, db)?.balance, to: record.balance,
                        awaiting: record.awaiting),
                    counted: record.counted,
                    reason: try record.reason.map { try vault.open(String.self, $0, .blankCountReason(record.id)) },
                    officer: record.officer, at: record.at)
            }
        }
    }

    /// Kinds the cashier's counted shift still waits for.
    public func uncounted(inShiftOf cashier: String) async throws -> [BlankKind] {
        try await read { db in
            let counted = try Int.fetchOne(
                db, sql: "SELECT countedAt FROM shift WHERE cashier = ? AND state = 'counted'", arguments: [cashier])
            return try counted.map { try uncounted(since: Moment(milliseconds: $0), db) } ?? []
        }
    }

    /// Kinds that were received and not counted since a moment.
    func uncounted(since moment: Moment, _ db: Database) throws -> [BlankKind] {
        try String.fetchAll(
            db,
            sql: """
                SELECT DISTINCT kind FROM blankBundle u
                WHERE NOT EXISTS (SELECT 1 FROM blankCount WHERE kind = u.kind AND at >= ?) ORDER BY kind
                """, arguments: [moment.milliseconds]
        ).compactMap(BlankKind.init)
    }

    private func currentEquations(_ db: Database) throws -> [StockEquation] {
        try balances(db).filter { $0.received > 0 }.map { balance in
            StockEquation(
                from: try former(balance.kind, before: .max, db)?.balance, to: balance,
                awaiting: try awaiting(balance.kind, db))
        }
    }

    /// Blanks nobody can count: in a printer, or printed and not judged yet.
    private func awaiting(_ kind: BlankKind, _ db: Database) throws -> Int {
        try Int.fetchOne(
            db,
            sql: """
                SELECT COUNT(*) FROM blank b JOIN document d ON d.id = b.document
                WHERE b.kind = ? AND b.state = 'reserved' AND d.state IN ('printing', 'toCheck', 'unknown')
                """, arguments: [kind.rawValue]) ?? 0
    }

    private func former(_ kind: BlankKind, before seq: Int, _ db: Database) throws -> CountRecord? {
        try CountRecord.fetchOne(
            db, sql: "SELECT * FROM blankCount WHERE kind = ? AND seq < ? ORDER BY seq DESC LIMIT 1",
            arguments: [kind.rawValue, seq])
    }

    private func store(_ count: StockCount, _ balance: StockBalance, _ db: Database) throws {
        let id = Identifier.make(at: count.at)
        var columns: Columns = [
            "id": id.text, "kind": balance.kind.rawValue, "officer": count.officer, "at": count.at.milliseconds,
            "received": balance.received, "awaiting": count.equation.awaiting, "counted": count.counted,
            "reason": try count.reason.map { try vault.seal($0, .blankCountReason(id)) },
        ]
        for state in BlankState.allCases { columns[state.rawValue] = balance.count(state) }
        try db.insert(into: "blankCount", columns)
    }
}

// MARK: The printers' own counters

extension LedgerDatabase {
    public func notePages(
        _ pages: [PrinterPages], _ occasion: PagesOccasion, by officer: Operator, at moment: Moment
    ) async throws {
        try await write { db in try note(pages, occasion, by: officer, at: moment, db) }
    }

    /// What the printers say since the last note, beside what the ledger has.
    ///
    /// A printer that counts another thing now, sides where it counted sheets, has told nothing before;
    /// nor has one whose last note was of its kind's two printers together.
    public func witnesses(_ pages: [PrinterPages]) async throws -> [PagesWitness] {
        try await read { db in
            try places(telling: pages, db).map { place in
                let last = try PageNoteRecord.fetchOne(
                    db,
                    sql: """
                        SELECT pages, attribute, sheets, at FROM pageNote WHERE printer = ? AND spare = ?
                        ORDER BY seq DESC LIMIT 1
                        """,
                    arguments: [place.kind.rawValue, place.isSpare])
                let told = pages.first { $0.place == place }
                let isSame = told == nil || last?.attribute == told?.attribute
                return PagesWitness(
                    place, before: isSame ? last?.pages : nil, now: told?.pages,
                    booked: try sheets(of: place, db) - (last?.sheets ?? 0), since: last?.at)
            }
        }
    }

    /// Each kind's own printer, and a spare one that tells, told or printed.
    private func places(telling pages: [PrinterPages], _ db: Database) throws -> [PrinterPlace] {
        try PrinterPlace.all(withSpares: Set(PrinterKind.allCases)).filter { place in
            guard place.isSpare, !pages.contains(where: { $0.place == place }) else { return true }
            return try Bool.fetchOne(
                db,
                sql: """
                    SELECT EXISTS (SELECT 1 FROM pageNote WHERE printer = :printer AND spare)
                        OR EXISTS (SELECT 1 FROM printIntent i JOIN document d ON d.id = i.document
                                   WHERE d.printer = :printer AND i.spare)
                        OR EXISTS (SELECT 1 FROM testPrint WHERE printer = :printer AND spare)
                    """, arguments: ["printer": place.kind.rawValue]) == true
        }
    }

    private func note(
        _ pages: [PrinterPages], _ occasion: PagesOccasion, by officer: Operator, at moment: Moment, _ db: Database
    ) throws {
        for place in try places(telling: pages, db) {
            let told = pages.first { $0.place == place }
            try db.insert(
                into: "pageNote",
                [
                    "printer": place.kind.rawValue, "spare": place.isSpare, "occasion": occasion.rawValue,
                    "officer": officer.code,
                    "at": moment.milliseconds, "pages": told?.pages, "attribute": told?.attribute,
                    "sheets": try sheets(of: place, db),
                ])
        }
    }

    /// Sheets that came out of a printer in the ledger's whole life, test prints too.
    private func sheets(of place: PrinterPlace, _ db: Database) throws -> Int {
        try Int.fetchOne(
            db,
            sql: """
                SELECT (SELECT COUNT(*) FROM printIntent i JOIN document d ON d.id = i.document
                        WHERE d.printer = :printer AND i.spare = :spare AND i.outcome IN ('ejected', 'unknown')
                          AND i.verdict IS NOT 'notPrinted')
                     + (SELECT COUNT(*) FROM testPrint WHERE printer = :printer AND spare = :spare
                          AND outcome IN ('ejected', 'unknown'))
                """, arguments: ["printer": place.kind.rawValue, "spare": place.isSpare]) ?? 0
    }
}
