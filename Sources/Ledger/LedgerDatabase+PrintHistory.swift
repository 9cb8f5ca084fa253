public import Desk
import GRDB
public import Insurance

/// A print intent with all that became of it.
public struct PrintHistory: Hashable, Sendable, Codable {
    public let intent: Identifier
    public let document: Identifier
    public let kind: DocumentKind
    public let attempt: Int
    /// Milliseconds since 1970, as all moments here.
    public let claimedAt: Int
    /// `ejected`, `refused` or `unknown`; `nil` while nobody knows yet.
    public let outcome: String?
    public let reason: String?
    public let settledAt: Int?
    public let verdict: Verdict?
    public let judgedAt: Int?
}

extension LedgerDatabase {
    /// Every print intent there ever was, oldest first.
    public func printHistory() async throws -> [PrintHistory] {
        try await read { db in
            try HistoryRow.fetchAll(
                db,
                sql: """
                    SELECT i.id AS intent, i.document, d.kind, i.attempt, i.claimedAt, i.outcome, i.reason, i.settledAt,
                           i.verdict, i.judgedAt
                    FROM printIntent i JOIN document d ON d.id = i.document ORDER BY i.seq
                    """
            ).map(\.history)
        }
    }
}

private struct HistoryRow: Codable, FetchableRecord {
    var intent: Identifier
    var document: Identifier
    var kind: DocumentKind
    var attempt: Int
    var claimedAt: Int
    var outcome: String?
    var reason: String?
    var settledAt: Int?
    var verdict: Verdict?
    var judgedAt: Int?

    var history: PrintHistory {
        PrintHistory(
            intent: intent, document: document, kind: kind, attempt: attempt, claimedAt: claimedAt, outcome: outcome,
            reason: reason, settledAt: settledAt, verdict: verdict, judgedAt: judgedAt)
    }
}
