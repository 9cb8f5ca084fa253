public import Desk
import Foundation
import GRDB
public import Insurance

extension LedgerDatabase: Outbox {
    /// Leases the oldest waiting envelopes up to `bytes` in all, at least one.
    ///
    /// The same statement takes back leases that have expired, and those that
    /// would last longer than this one: they were made by a clock that ran ahead.
    /// No envelope is shorter than its signature, so no more than fit are looked at.
    public func lease(upTo bytes: Int, for seconds: Int, at moment: Moment) async throws -> [SealedEnvelope] {
        try await write { db in
            let leased = try EnvelopeRecord.fetchAll(
                db,
                sql: """
                    UPDATE envelope SET state = 'leased', leaseExpiresAt = :until, attempts = attempts + 1
                    WHERE seq IN (
                        SELECT seq FROM (
                            SELECT seq, size, SUM(size) OVER (ORDER BY seq) AS total
                            FROM (SELECT seq, length(bytes) AS size FROM envelope
                                  WHERE state IN ('waiting', 'leased')
                                    AND (state = 'waiting' OR leaseExpiresAt <= :now OR leaseExpiresAt > :until)
                                  ORDER BY seq LIMIT 1 + :bytes / 64))
                        WHERE total <= :bytes OR total = size)
                    RETURNING seq, id, kind, hash, bytes
                    """,
                arguments: [
                    "until": moment.adding(seconds: seconds).milliseconds, "now": moment.milliseconds, "bytes": bytes,
                ])
            return leased.sorted { $0.seq < $1.seq }.map(\.envelope)
        }
    }

    /// Stores the answers to leased envelopes; an answer that repeats, or comes
    /// for an accepted one, changes nothing.
    ///
    /// - Throws: ``Refusal`` with `answer-without-lease` after every other
    ///   answer was stored: one odd answer never holds up the rest.
    public func settle(_ answers: [EnvelopeAnswer], at moment: Moment) async throws {
        let strays = try await write { db in
            try answers.filter { try !settle($0, at: moment, db) }.map(\.id)
        }
        guard strays.isEmpty else { throw Refusal.answerWithoutLease(strays) }
    }

    /// Gives leases back after a run that brought no answer; the envelopes wait again.
    public func release(_ ids: [Identifier]) async throws {
        try await write { db in
            for id in ids {
                try db.change(
                    """
                    UPDATE envelope SET state = 'waiting', leaseExpiresAt = NULL WHERE id = :id AND state = 'leased'
                    """,
                    ["id": id.text])
            }
        }
    }

    /// - Returns: whether the answer is stored, now or before.
    func settle(_ answer: EnvelopeAnswer, at moment: Moment, _ db: Database) throws -> Bool {
        let (state, code, sentence, confirmation) = answer.verdict.columns
        let changed = try db.change(
            """
            UPDATE envelope SET state = :state, leaseExpiresAt = NULL, answerCode = :code, answerSentence = :sentence,
                                confirmation = :confirmation, answeredAt = :at
            WHERE id = :id AND state = 'leased'
            """,
            [
                "id": answer.id.text, "at": moment.milliseconds, "state": state, "code": code,
                "sentence": try sentence.map { try vault.seal($0, .answerSentence(answer.id)) },
                "confirmation": confirmation,
            ])
        guard changed == 0 else { return true }
        let known = try String.fetchOne(
            db, sql: "SELECT state FROM envelope WHERE id = ?", arguments: [answer.id.text])
        return known == state || known == "accepted" || known == "recalled"
    }
}

extension EnvelopeAnswer.Verdict {
    fileprivate var columns: (state: String, code: String?, sentence: String?, confirmation: String?) {
        switch self {
        case .accepted(let confirmation): ("accepted", nil, nil, confirmation)
        case .refused(let code, let sentence): ("refused", code, sentence, nil)
        case .conflict: ("conflict", "conflict", nil, nil)
        }
    }
}

extension SealedField {
    static func answerSentence(_ envelope: Identifier) -> SealedField {
        SealedField("envelope.answerSentence", of: envelope.text)
    }
}

struct EnvelopeRecord: Codable, FetchableRecord {
    var seq: Int
    var id: Identifier
    var kind: String
    var hash: Data
    var bytes: Data

    var envelope: SealedEnvelope {
        SealedEnvelope(id: id, kind: kind, hash: [UInt8](hash), bytes: [UInt8](bytes))
    }
}
