public import Desk
import Foundation
import GRDB
public import Insurance

// What the queue screen shows; part of `Outbox`.
extension LedgerDatabase {
    /// How the queue stands; leased envelopes still wait for their answer.
    ///
    /// It is on every page, so nothing walks through what was accepted: envelopes
    /// are numbered without gaps, and all that are not somewhere else are accepted.
    public func queueCounts() async throws -> QueueCounts {
        try await read { db in
            let counts = try CountsRecord.fetchAll(
                db,
                kept: """
                    SELECT COALESCE((SELECT MAX(seq) FROM envelope), 0) AS made,
                           (SELECT COUNT(*) FROM envelope WHERE state IN ('waiting', 'leased')) AS waiting,
                           (SELECT madeAt FROM envelope WHERE state IN ('waiting', 'leased')
                            ORDER BY seq LIMIT 1) AS oldestWaiting,
                           \(Self.countInTrouble("refused")) AS refused,
                           \(Self.countInTrouble("conflict")) AS conflict,
                           \(Self.countInTrouble("recalled")) AS recalled
                    """
            ).first
            return counts?.counts
                ?? QueueCounts(waiting: 0, accepted: 0, refused: 0, conflict: 0, oldestWaiting: nil)
        }
    }

    /// The states that need a person, as the index names them; only then does
    /// SQLite see that it fits.
    private static let inTrouble = "('refused', 'conflict', 'recalled')"

    private static func countInTrouble(_ state: String) -> String {
        """
        (SELECT COUNT(*) FROM envelope WHERE state IN \(inTrouble) AND state = '\(state)')
        """
    }

    /// What needs a person first (refused, conflict, recalled), then the newest.
    public func queueEntries(limit: Int) async throws -> [QueueEntry] {
        try await read { db in
            try EntryRecord.fetchAll(
                db,
                sql: """
                    SELECT shown.*, visit.id AS visit, visit.number AS ticket, \(Self.correctedSince) AS isCorrected,
                           recall.code AS recallCode, recall.sentence AS recallSentence
                    FROM (SELECT * FROM (
                              SELECT \(Self.shownColumns) FROM envelope
                              WHERE state IN \(Self.inTrouble)
                              ORDER BY seq DESC LIMIT :limit)
                          UNION ALL SELECT * FROM (
                              SELECT \(Self.shownColumns) FROM envelope
                              WHERE state NOT IN \(Self.inTrouble)
                              ORDER BY seq DESC LIMIT :limit)) AS shown
                    LEFT JOIN recall ON recall.envelope = shown.id
                    LEFT JOIN visit ON visit.id = \(Self.visitOfEnvelope)
                    ORDER BY shown.state IN \(Self.inTrouble) DESC, shown.seq DESC LIMIT :limit
                    """,
                arguments: ["limit": limit]
            ).map { $0.entry(vault) }
        }
    }

    public func refusedEntries(of visit: Identifier) async throws -> [QueueEntry] {
        try await read { db in
            try EntryRecord.fetchAll(
                db,
                sql: """
                    SELECT shown.*, visit.id AS visit, visit.number AS ticket, \(Self.correctedSince) AS isCorrected
                    FROM (SELECT \(Self.shownColumns) FROM envelope
                          WHERE state IN \(Self.inTrouble) AND state <> 'recalled') AS shown
                    JOIN visit ON visit.id = \(Self.visitOfEnvelope)
                    WHERE visit.id = :visit ORDER BY shown.seq
                    """,
                arguments: ["visit": visit.text]
            ).map { $0.entry(vault) }
        }
    }

    private static let shownColumns = "seq, id, kind, about, madeAt, state, answerCode, answerSentence, answeredAt"

    /// A correction names the envelope of the registration, so it follows what was refused.
    private static let correctedSince = """
        EXISTS (SELECT 1 FROM correction
                WHERE correction.registration = shown.about AND correction.at >= shown.answeredAt)
        """

    /// The visit of what an envelope is about: a registration, a print, a paper, an act on them.
    ///
    /// None for a shift, a day or money that no visit waited for.
    private static let visitOfEnvelope = """
        COALESCE(
            (SELECT visit FROM registration WHERE id = shown.about),
            (SELECT visit FROM handOver WHERE id = shown.about),
            (SELECT visit FROM document WHERE id = shown.about),
            (SELECT document.visit FROM printIntent JOIN document ON document.id = printIntent.document
             WHERE printIntent.id = shown.about),
            (SELECT registration.visit FROM correction JOIN registration ON registration.id = correction.registration
             WHERE correction.id = shown.about),
            (SELECT registration.visit FROM consentWithdrawal
             JOIN registration ON registration.id = consentWithdrawal.registration
             WHERE consentWithdrawal.id = shown.about),
            (SELECT payment.visit FROM paymentVoid JOIN payment ON payment.id = paymentVoid.payment
             WHERE paymentVoid.id = shown.about),
            (SELECT tender.visit FROM payOut JOIN tender ON tender.id = payOut.tender WHERE payOut.id = shown.about),
            (SELECT visit FROM serviceAct WHERE id = shown.about))
        """
}

private struct CountsRecord: Codable, FetchableRecord {
    var made: Int
    var waiting: Int
    var refused: Int
    var conflict: Int
    var recalled: Int
    var oldestWaiting: Moment?

    var counts: QueueCounts {
        QueueCounts(
            waiting: waiting, accepted: made - waiting - refused - conflict - recalled, refused: refused,
            conflict: conflict, recalled: recalled, oldestWaiting: oldestWaiting)
    }
}

private struct EntryRecord: Codable, FetchableRecord {
    var id: Identifier
    var kind: String
    var madeAt: Moment
    var state: QueueEntry.State
    var answerCode: String?
    var answerSentence: Data?
    var recallCode: String?
    var recallSentence: Data?
    var visit: Identifier?
    var ticket: Int?
    var isCorrected: Bool

    func entry(_ vault: FieldVault) -> QueueEntry {
        // Where it does not open, the code still says why.
        let sentence =
            recallSentence.flatMap { try? vault.open(String.self, $0, .recallSentence(id)) }
            ?? answerSentence.flatMap { try? vault.open(String.self, $0, .answerSentence(id)) }
        return QueueEntry(
            id: id, kind: kind, madeAt: madeAt, state: state, answerCode: recallCode ?? answerCode,
            answerText: sentence, visit: visit, ticket: ticket, isCorrected: isCorrected && state != .accepted)
    }
}
