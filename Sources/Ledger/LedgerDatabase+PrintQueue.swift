public import Desk
import GRDB
public import Insurance

extension LedgerDatabase: PrintQueue {
    /// Claims the oldest approved paper for a printer and commits its intent,
    /// before the printer hears of it.
    ///
    /// - Returns: `nil` when nothing can be printed: nothing waits, no one has
    ///   approved it, its blank is out of stock, or the printer was switched off
    ///   under another paper and nobody has looked at that yet.
    /// - Throws: `clock-untrusted` when something could be printed and the
    ///   clock is not believed; nothing is claimed then.
    public func claimNext(for printer: PrinterKind, at moment: Moment) async throws -> PrintIntent? {
        try await claimNext(at: PrinterPlace(printer), at: moment)
    }

    public func claimNext(at place: PrinterPlace, at moment: Moment) async throws -> PrintIntent? {
        try await write { db in try claimIntent(for: place, at: moment, db) }
    }

    /// A paper whose record does not open is held back, so that it stops none
    /// behind it.
    func claimIntent(for printer: PrinterPlace, at moment: Moment, _ db: Database) throws -> PrintIntent? {
        while let claim = try claim(for: printer, db) {
            try trust(moment, db)
            try remember(moment, db)
            do {
                return try insertIntent(for: claim, on: printer, at: moment, db)
            } catch LedgerFault.unreadable {
                try holdBack(claim, on: printer, because: "record-unreadable", at: moment, db)
            }
        }
        return nil
    }

    /// Settles an intent once.
    ///
    /// - Throws: `intent-not-printing` when it was settled before, or never made.
    public func settle(_ intent: Identifier, as outcome: PrintOutcome, at moment: Moment) async throws {
        try await write { db in
            let document = try String.fetchOne(
                db,
                kept: """
                    UPDATE printIntent SET outcome = :outcome, reason = :reason, settledAt = :at
                    WHERE id = :id AND outcome IS NULL RETURNING document
                    """,
                arguments: [
                    "outcome": outcome.word, "reason": outcome.reason, "at": moment.milliseconds, "id": intent.text,
                ])
            guard let document else { throw Refusal.intentNotPrinting }
            try db.changeOne(
                "UPDATE document SET state = :state, note = :note WHERE id = :id AND state = 'printing'",
                ["state": outcome.documentState.rawValue, "note": outcome.reason, "id": document],
                else: LedgerFault.stateNotLeft(table: "document", id: document))
        }
    }

    /// Intents that were claimed and never settled, oldest first.
    public func interrupted() async throws -> [(intent: Identifier, printer: PrinterKind)] {
        try await read { db in
            try InterruptedRecord.fetchAll(
                db,
                sql: """
                    SELECT i.id AS intent, d.printer FROM printIntent i JOIN document d ON d.id = i.document
                    WHERE i.outcome IS NULL ORDER BY i.seq
                    """
            ).map { ($0.intent, $0.printer) }
        }
    }

    public func interrupted(at place: PrinterPlace) async throws -> [Identifier] {
        try await read { db in
            try String.fetchAll(
                db,
                sql: """
                    SELECT i.id FROM printIntent i JOIN document d ON d.id = i.document
                    WHERE i.outcome IS NULL AND d.printer = ? AND i.spare = ? ORDER BY i.seq
                    """,
                arguments: [place.kind.rawValue, place.isSpare]
            ).compactMap(Identifier.init(_:))
        }
    }

    /// One statement, so two workers never hold the same paper.
    private func claim(for printer: PrinterPlace, _ db: Database) throws -> Claim? {
        try Claim.fetchOne(
            db,
            kept: """
                UPDATE document SET state = 'printing', attempts = attempts + 1, note = NULL
                WHERE state = 'waiting' AND seq = (
                    SELECT seq FROM document d
                    WHERE state = 'waiting' AND printer = :printer AND \(Schema.route) AND approvedBy IS NOT NULL
                      AND (blankKind IS NULL
                           OR EXISTS (SELECT 1 FROM blank WHERE document = d.id AND state = 'reserved')
                           OR EXISTS (SELECT 1 FROM blankBundle u JOIN blank b
                                      ON b.kind = u.kind AND b.bundle = u.number AND b.state = 'inStock'
                                      WHERE u.kind = d.blankKind AND u.opened IS NOT NULL))
                      AND NOT EXISTS (SELECT 1 FROM document u
                                      JOIN printIntent i ON i.document = u.id AND i.attempt = u.attempts
                                      WHERE u.state = 'unknown' AND u.printer = :printer AND i.spare = :spare
                                        AND u.note IN ('printer-offline', 'printer-silent'))
                    ORDER BY seq LIMIT 1)
                RETURNING id, attempts AS attempt, approvedBy
                """,
            arguments: ["printer": printer.kind.rawValue, "spare": printer.isSpare])
    }

    private func insertIntent(
        for claim: Claim, on printer: PrinterPlace, at moment: Moment, _ db: Database
    ) throws -> PrintIntent {
        var record = try documentRecord(claim.id, db)
        if let blank = record.kind.blank, record.blankSerial == nil {
            try reserve(blank, for: claim.id, by: claim.approvedBy, at: moment, db)
            record = try documentRecord(claim.id, db)
        }
        let intent = PrintIntent(
            id: .make(at: moment), document: claim.id, kind: record.kind, attempt: claim.attempt,
            blankSerial: record.blankSerial, approvedBy: claim.approvedBy, fields: try printedFields(of: record, db),
            training: settings.training, earlier: try earlierIntents(of: claim.id, db))
        try db.insert(
            into: "printIntent", kept: true,
            [
                "id": intent.id.text, "document": claim.id.text, "attempt": intent.attempt,
                "approvedBy": intent.approvedBy, "blankKind": record.kind.blank?.rawValue,
                "blankSerial": intent.blankSerial, "claimedAt": moment.milliseconds,
                "codeKey": intent.fields["qr"].map(vault.codeKey), "spare": printer.isSpare,
            ])
        return intent
    }

    /// Settles a claim that no printer hears of: nothing was sent, a person looks.
    private func holdBack(
        _ claim: Claim, on printer: PrinterPlace, because reason: String, at moment: Moment, _ db: Database
    ) throws {
        let record = try documentRecord(claim.id, db)
        try db.insert(
            into: "printIntent",
            [
                "id": Identifier.make(at: moment).text, "document": claim.id.text, "attempt": claim.attempt,
                "approvedBy": claim.approvedBy, "blankKind": record.kind.blank?.rawValue,
                "blankSerial": record.blankSerial, "claimedAt": moment.milliseconds, "outcome": "refused",
                "reason": reason, "settledAt": moment.milliseconds, "spare": printer.isSpare,
            ])
        try db.changeOne(
            "UPDATE document SET state = 'refused', note = :note WHERE id = :id AND state = 'printing'",
            ["note": reason, "id": claim.id.text],
            else: LedgerFault.stateNotLeft(table: "document", id: claim.id.text))
    }

    /// The former intents of a paper, oldest first.
    private func earlierIntents(of document: Identifier, _ db: Database) throws -> [Identifier] {
        try String.fetchAll(
            db, sql: "SELECT id FROM printIntent WHERE document = ? ORDER BY attempt", arguments: [document.text]
        ).compactMap(Identifier.init(_:))
    }
}

/// What a claim took.
private struct Claim: Codable, FetchableRecord {
    var id: Identifier
    var attempt: Int
    var approvedBy: String
}

private struct InterruptedRecord: Codable, FetchableRecord {
    var intent: Identifier
    var printer: PrinterKind
}

extension PrintOutcome {
    /// The word in `printIntent.outcome`.
    fileprivate var word: String {
        switch self {
        case .ejected: "ejected"
        case .refused: "refused"
        case .unknown: "unknown"
        }
    }

    fileprivate var reason: String? {
        switch self {
        case .ejected: nil
        case .refused(let reason, _), .unknown(let reason): reason
        }
    }

    /// Nothing sent goes back to waiting, or stays `refused` until a person
    /// asks again; *completed* means to check; doubt stays doubt.
    fileprivate var documentState: Document.State {
        switch self {
        case .ejected: .toCheck
        case .refused(_, let hold): hold ? .refused : .waiting
        case .unknown: .unknown
        }
    }
}
