public import Desk
import Foundation
import GRDB
public import Insurance

extension LedgerDatabase: CarriedOutbox {
    public func unanswered(after last: Identifier?, upTo bytes: Int) async throws -> [SealedEnvelope] {
        try await read { db in
            try EnvelopeRecord.fetchAll(
                db,
                sql: """
                    SELECT seq, id, kind, hash, bytes FROM (
                        SELECT *, SUM(length(bytes)) OVER (ORDER BY seq) AS total
                        FROM (SELECT seq, id, kind, hash, bytes FROM envelope
                              WHERE state IN ('waiting', 'leased')
                                AND seq > COALESCE((SELECT seq FROM envelope WHERE id = :last), 0)
                              ORDER BY seq LIMIT 1 + :bytes / 64))
                    WHERE total <= :bytes OR total = length(bytes) ORDER BY seq
                    """,
                arguments: ["last": last?.text, "bytes": bytes]
            ).map(\.envelope)
        }
    }

    public func unansweredSize() async throws -> (count: Int, bytes: Int) {
        try await read { db in
            let size = try SizeRecord.fetchOne(
                db,
                sql: """
                    SELECT COUNT(*) AS count, COALESCE(SUM(length(bytes)), 0) AS bytes FROM envelope
                    WHERE state IN ('waiting', 'leased')
                    """)
            return (size?.count ?? 0, size?.bytes ?? 0)
        }
    }

    public func settleCarried(_ answers: [EnvelopeAnswer], at moment: Moment) async throws -> [Identifier] {
        try await write { db in
            try answers.filter { answer in
                try db.change(
                    """
                    UPDATE envelope SET state = 'leased', leaseExpiresAt = :at, attempts = attempts + 1
                    WHERE id = :id AND state = 'waiting'
                    """,
                    ["id": answer.id.text, "at": moment.milliseconds])
                return try !settle(answer, at: moment, db)
            }.map(\.id)
        }
    }
}

private struct SizeRecord: Codable, FetchableRecord {
    var count: Int
    var bytes: Int
}
