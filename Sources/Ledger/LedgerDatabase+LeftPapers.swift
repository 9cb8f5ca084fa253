public import Desk
import GRDB
public import Insurance

extension LedgerDatabase: LeftPaperLedger {
    /// The papers of a cashier's shift that is not closed, not handed over, oldest
    /// first.
    public func papersLeft(inShiftOf cashier: String) async throws -> [LeftPaper] {
        try await read { db in
            try leftPapers(
                """
                d.payment IN (SELECT p.id FROM payment p JOIN shift s ON s.id = p.shift
                              WHERE s.cashier = ? AND s.state <> 'closed')
                """, [cashier], db)
        }
    }

    /// All papers that something was said of and nobody took since, oldest first.
    public func papersKept() async throws -> [LeftPaper] {
        try await read { db in
            try leftPapers("d.id IN (SELECT document FROM paperFate)", [], db)
        }
    }

    /// The papers of a visit that are not handed over.
    public func papersLeft(of visit: Identifier) async throws -> [LeftPaper] {
        try await read { db in try leftPapers("d.visit = ?", [visit.text], db) }
    }

    /// Writes what becomes of papers, all or none; the same again changes nothing.
    ///
    /// - Throws: ``Refusal`` with `document-unknown`, `fate-does-not-fit`.
    public func settle(
        _ fates: [PaperFate], seen attempts: [Identifier: Int], by officer: Operator, at moment: Moment
    ) async throws {
        try await write { db in
            for fate in fates {
                try settle(fate, seen: attempts[fate.document], by: officer, at: moment, db)
            }
        }
    }

    /// Papers of a shift that nothing fitting was said of.
    func papersLeft(inShift shift: Identifier, _ db: Database) throws -> [LeftPaper] {
        try leftPapers("d.payment IN (SELECT id FROM payment WHERE shift = ?)", [shift.text], db)
    }

    /// - Parameter condition: Over `document`, called `d`.
    private func leftPapers(
        _ condition: String, _ arguments: StatementArguments, _ db: Database
    ) throws -> [LeftPaper] {
        let records = try DocumentRecord.fetchAll(
            db,
            sql: """
                \(DocumentRecord.selection)
                WHERE d.state NOT IN ('handedOver', 'recalled', 'cancelled', 'requested', 'sent')
                  AND d.payment NOT IN (SELECT payment FROM paymentVoid) AND \(condition)
                ORDER BY d.seq
                """, arguments: arguments)
        return try records.map { record in
            let person = try personOn(record, db)
            return LeftPaper(
                document: record.document, name: person?.name ?? "",
                hasAddress: person.map { !$0.address.isEmpty } ?? false, fate: try fate(of: record.id, db))
        }
    }

    /// The last word on a paper.
    func fate(of document: Identifier, _ db: Database) throws -> PaperFate? {
        try FateRecord.fetchOne(
            db,
            sql: """
                SELECT id, document, fate, place, until, agent, witness FROM paperFate
                WHERE document = ? ORDER BY seq DESC LIMIT 1
                """, arguments: [document.text]
        )?.fate(vault)
    }

    private func settle(
        _ fate: PaperFate, seen attempts: Int?, by officer: Operator, at moment: Moment, _ db: Database
    ) throws {
        let record = try documentRecord(fate.document, db)
        let isOther = attempts.map { $0 != record.attempts } ?? false
        guard try isOther || self.fate(of: fate.document, db) != fate else { return }
        guard !isOther, fate.kind.fits(record.document) else { throw Refusal.fateDoesNotFit }
        let id = Identifier.make(at: moment)
        try db.insert(
            into: "paperFate",
            [
                "id": id.text, "document": fate.document.text, "fate": fate.kind.rawValue, "place": fate.place,
                "until": fate.until?.description, "agent": try fate.agent.map { try vault.seal($0, .agent(of: id)) },
                "officer": officer.code, "witness": fate.witness, "at": moment.milliseconds,
            ])
        switch fate.kind {
        case .destroyed:
            try spoil(record, by: officer, at: moment, db)
            try cancel(fate.document, by: officer, at: moment, db)
        case .electronic:
            try cancel(fate.document, by: officer, at: moment, db)
            guard !record.kind.isOfPayment else { return }
            let cancelled = try documentRecord(fate.document, db).document
            try append(.electronicInstead(cancelled), about: fate.document, by: officer.code, at: moment, db)
        case .kept, .agent, .posted, .later: break
        }
    }

    /// A paper that nobody wants any more; a blank still bound to it goes back to
    /// stock.
    func cancel(_ document: Identifier, by officer: Operator, at moment: Moment, _ db: Database) throws {
        try db.change(
            """
            UPDATE document SET state = 'waiting', note = NULL
            WHERE id = :id AND state IN ('refused', 'spoiled', 'notPrinted')
            """, ["id": document.text])
        try db.changeOne(
            "UPDATE document SET state = 'cancelled', note = NULL WHERE id = :id AND state = 'waiting'",
            ["id": document.text], else: Refusal.fateDoesNotFit)
        let act = try begin(.released, by: officer.code, at: moment, db)
        try db.change(
            """
            UPDATE blank SET state = 'inStock', document = NULL, act = :act
            WHERE document = :id AND state = 'reserved'
            """, ["act": act, "id": document.text])
    }
}
