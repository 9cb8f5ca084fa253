public import Desk
import Foundation
import GRDB
import Insurance

// What the queue screen shows; part of `Outbox`.
extension LedgerDatabase {
    /// How the queue stands; leased envelopes still wait for their answer.
    public func queueCounts() async throws -> QueueCounts {
        try await read { db in
            let counts = try CountsRecord.fetchAll(
                db,
                kept: """
                    SELECT COUNT(*) FILTER (WHERE state IN ('waiting', 'leased')) AS waiting,
                           COUNT(*) FILTER (WHERE state = 'accepted') AS accepted,
                           COUNT(*) FILTER (WHERE state = 'refused') AS refused,
                           COUNT(*) FILTER (WHERE state = 'conflict') AS conflict,
                           MIN(madeAt) FILTER (WHERE state IN ('waiting', 'leased')) AS oldestWaiting
                    FROM envelope
                    """
            ).first
            return QueueCounts(
                waiting: counts?.waiting ?? 0, accepted: counts?.accepted ?? 0, refused: counts?.refused ?? 0,
                conflict: counts?.conflict ?? 0, oldestWaiting: counts?.oldestWaiting)
        }
    }

    /// What needs a person first (refused, conflict), then the newest.
    public func queueEntries(limit: Int) async throws -> [QueueEntry] {
        try await read { db in
            try EntryRecord.fetchAll(
                db,
                sql: """
                    SELECT shown.*, visit.id AS visit, visit.number AS ticket
                    FROM (SELECT seq, id, kind, about, madeAt, state, answerCode, answerSentence
                          FROM envelope ORDER BY state IN ('refused', 'conflict') DESC, seq DESC LIMIT ?) AS shown
                    LEFT JOIN visit ON visit.id = \(Self.visitOfEnvelope)
                    ORDER BY shown.state IN ('refused', 'conflict') DESC, shown.seq DESC
                    """,
                arguments: [limit]
            ).map { $0.entry(vault) }
        }
    }

    /// The visit of what an envelope is about: a registration, a print, a paper, an act on them; none for a shift.
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
             WHERE consentWithdrawal.id = shown.about))
        """
}

private struct CountsRecord: Codable, FetchableRecord {
    var waiting: Int
    var accepted: Int
    var refused: Int
    var conflict: Int
    var oldestWaiting: Moment?
}

private struct EntryRecord: Codable, FetchableRecord {
    var id: Identifier
    var kind: String
    var madeAt: Moment
    var state: QueueEntry.State
    var answerCode: String?
    var answerSentence: Data?
    var visit: Identifier?
    var ticket: Int?

    func entry(_ vault: FieldVault) -> QueueEntry {
        // Where it does not open, the code still says why.
        let sentence = answerSentence.flatMap { try? vault.open(String.self, $0, .answerSentence(id)) }
        return QueueEntry(
            id: id, kind: kind, madeAt: madeAt, state: state, answerCode: answerCode, answerText: sentence,
            visit: visit, ticket: ticket)
    }
}
