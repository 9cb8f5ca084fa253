public import Desk
import Foundation
import GRDB
public import Insurance

extension LedgerDatabase: TrayLedger {
    /// What a scanned text is: the code of a printed paper, a blank's serial, or neither.
    ///
    /// A code is known by its keyed hash; the file does not hold what it says.
    ///
    /// - Parameter kind: What blank is waited for, should blanks of two kinds have the serial; without one, it is
    ///   the blank of the paper that waits for its check.
    public func reading(of text: String, expecting kind: BlankKind?) async throws -> TrayReading {
        try await read { db in
            let prints = try CodeRow.fetchAll(
                db, sql: "\(CodeRow.selection) WHERE i.codeKey = ? ORDER BY i.seq DESC LIMIT 8",
                arguments: [vault.codeKey(text)])
            guard prints.isEmpty else { return .code(try prints.map { try printedCode($0, db) }) }
            return try scannedBlank(text, expecting: kind, db).map { .serial($0) } ?? .strange
        }
    }

    /// Calls a paper good by its codes; the same once more changes nothing.
    ///
    /// - Throws: ``Refusal`` with `document-unknown`, `intent-outdated`,
    ///   `scan-does-not-match` for codes that do not prove this very print.
    public func judge(
        _ scan: PaperScan, wantingSerialsOf serials: Set<BlankKind>, by officer: Operator, at moment: Moment
    ) async throws {
        try await write { db in
            let print = try CodeRow.fetchOne(
                db, sql: "\(CodeRow.selection) WHERE i.id = ? AND i.document = ? AND i.codeKey = ?",
                arguments: [scan.intent.text, scan.document.text, vault.codeKey(scan.code)])
            guard let print else { throw Refusal.scanDoesNotMatch }
            let record = try documentRecord(scan.document, db)
            let wantsSerial = print.earlierPrints > 0 || record.kind.blank.map(serials.contains) == true
            guard scan.serial == nil ? !wantsSerial : scan.serial == record.blankSerial else {
                throw Refusal.scanDoesNotMatch
            }
            try judge(
                document: scan.document, intent: scan.intent, verdict: .good, reason: nil, by: officer,
                scannedAs: scan.serial == nil ? "code" : "code-and-serial", at: moment, db)
        }
    }

    /// How fast a printer has been, by its last papers that the spooler finished.
    public func pace(of printer: PrinterKind, last count: Int) async throws -> PrintPace {
        try await read { db in
            let last = try Int.fetchAll(
                db,
                sql: """
                    SELECT i.settledAt - i.claimedAt FROM printIntent i JOIN document d ON d.id = i.document
                    WHERE d.printer = ? AND i.outcome = 'ejected' AND i.settledAt > i.claimedAt
                    ORDER BY i.seq DESC LIMIT ?
                    """, arguments: [printer.rawValue, count])
            let since = try Int.fetchOne(
                db,
                sql: """
                    SELECT i.claimedAt FROM printIntent i JOIN document d ON d.id = i.document
                    WHERE i.outcome IS NULL AND d.printer = ? ORDER BY i.seq LIMIT 1
                    """, arguments: [printer.rawValue])
            return PrintPace(last: last, since: since.map(Moment.init(milliseconds:)))
        }
    }

    private func printedCode(_ row: CodeRow, _ db: Database) throws -> PrintedCode {
        let record = try documentRecord(row.document, db)
        return PrintedCode(
            intent: row.intent, document: record.document, name: try personOn(record, db)?.name ?? "",
            verdict: row.verdict, isTakenBack: row.takenBackAt != nil, earlierPrints: row.earlierPrints)
    }

    private func scannedBlank(_ text: String, expecting kind: BlankKind?, _ db: Database) throws -> ScannedBlank? {
        guard let serial = BlankSerial(text) else { return nil }
        let blank = try BlankRow.fetchOne(
            db,
            sql: """
                SELECT b.kind, b.serial, b.state, b.document, u.opened IS NOT NULL AS isOpen,
                       EXISTS (SELECT 1 FROM printIntent i JOIN document d ON d.id = i.document
                               WHERE d.id = b.document AND i.attempt = d.attempts AND i.codeKey IS NOT NULL) AS hasCode
                FROM blank b JOIN blankBundle u ON u.kind = b.kind AND u.number = b.bundle
                LEFT JOIN document p ON p.id = b.document
                WHERE b.serial = :serial
                ORDER BY b.kind IS :kind DESC, p.state IN ('toCheck', 'unknown') DESC, p.state IS 'printing' DESC, b.kind
                LIMIT 1
                """, arguments: ["serial": serial.text, "kind": kind?.rawValue])
        return try blank.map { blank in
            ScannedBlank(
                kind: blank.kind, serial: blank.serial,
                document: try blank.document.map { try documentRecord($0, db).document },
                state: blank.state, isOpen: blank.isOpen, hasCode: blank.hasCode)
        }
    }
}

/// A print by the code it carries.
private struct CodeRow: Codable, FetchableRecord {
    static let selection = """
        SELECT i.id AS intent, i.document, i.verdict, i.takenBackAt,
               (SELECT COUNT(*) FROM printIntent e WHERE e.document = i.document AND e.attempt < i.attempt
                AND e.outcome IN ('ejected', 'unknown')) AS earlierPrints
        FROM printIntent i
        """

    var intent: Identifier
    var document: Identifier
    var verdict: Verdict?
    var takenBackAt: Int?
    var earlierPrints: Int
}

private struct BlankRow: Codable, FetchableRecord {
    var kind: BlankKind
    var serial: String
    var state: BlankState
    var document: Identifier?
    var isOpen: Bool
    var hasCode: Bool
}
