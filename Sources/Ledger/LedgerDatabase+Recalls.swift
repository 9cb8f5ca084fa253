public import Desk
import GRDB
public import Insurance

// What the province takes back; part of `Outbox`.
extension LedgerDatabase {
    public func recall(_ recalls: [EnvelopeRecall], at moment: Moment) async throws {
        guard !recalls.isEmpty else { return }
        try await write { db in
            for recall in recalls { try take(recall, at: moment, db) }
        }
    }

    private func take(_ recall: EnvelopeRecall, at moment: Moment, _ db: Database) throws {
        let moved = try db.change(
            "UPDATE envelope SET state = 'recalled' WHERE id = :id AND state = 'accepted'", ["id": recall.id.text])
        guard moved == 1 else { return }
        try db.insert(
            into: "recall",
            [
                "envelope": recall.id.text, "code": recall.code, "learntAt": moment.milliseconds,
                "sentence": try vault.seal(recall.sentence, .recallSentence(recall.id)),
            ])
    }
}

extension SealedField {
    static func recallSentence(_ envelope: Identifier) -> SealedField {
        SealedField("recall.sentence", of: envelope.text)
    }
}
