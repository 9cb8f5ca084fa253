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
                    SELECT id, kind, madeAt, state, length(bytes) AS bytes, answerCode, answerSentence FROM envelope
                    ORDER BY state IN ('refused', 'conflict') DESC, seq DESC LIMIT ?
                    """,
                arguments: [limit]
            ).map { $0.entry(vault) }
        }
    }
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
    var bytes: Int
    var answerCode: String?
    var answerSentence: Data?

    func entry(_ vault: FieldVault) -> QueueEntry {
        // Where it does not open, the code still says why.
        let sentence = answerSentence.flatMap { try? vault.open(String.self, $0, .answerSentence(id)) }
        return QueueEntry(
            id: id, kind: kind, madeAt: madeAt, state: state, bytes: bytes, answerCode: answerCode,
            answerText: sentence)
    }
}
